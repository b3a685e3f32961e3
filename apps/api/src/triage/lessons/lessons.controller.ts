import { Controller, Inject } from '@nestjs/common';
import { assistantRoutes } from '#contracts';
import { Serve } from '../../platform/http';
import type { Call } from '../../platform/http';
import { LessonsService } from './lessons.service';

@Controller()
export class LessonsController {
  constructor(@Inject(LessonsService) private readonly lessons: LessonsService) {}

  @Serve(assistantRoutes.listLessons)
  list({ tx, query }: Call<typeof assistantRoutes.listLessons>) {
    return this.lessons.list(tx, query);
  }

  @Serve(assistantRoutes.assistantStanding)
  standing({ tx }: Call<typeof assistantRoutes.assistantStanding>) {
    return this.lessons.standing(tx);
  }

  @Serve(assistantRoutes.learnLessons)
  learn({ tx }: Call<typeof assistantRoutes.learnLessons>) {
    return this.lessons.learnSoon(tx);
  }
}
