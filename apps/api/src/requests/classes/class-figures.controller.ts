import { Controller } from '@nestjs/common';
import { classFigureRoutes } from '#contracts';
import { Serve } from '../../platform/http';
import type { Call } from '../../platform/http';
import { classFigures, mondaysUntil } from './class-figures.rules';
import { classCounts, mondayNow } from './class-figures.store';

@Controller()
export class ClassFiguresController {
  @Serve(classFigureRoutes.classFigures)
  async figures({ tx, query }: Call<typeof classFigureRoutes.classFigures>) {
    const weeks = mondaysUntil(await mondayNow(tx), query.weeks);
    return classFigures(weeks, await classCounts(tx, weeks[0] ?? ''));
  }
}
