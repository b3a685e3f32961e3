import { Controller, Inject } from '@nestjs/common';
import { glossaryRoutes } from '#contracts';
import { Serve } from '../../platform/http';
import type { Call } from '../../platform/http';
import { GlossaryService } from './glossary.service';

@Controller()
export class GlossaryController {
  constructor(@Inject(GlossaryService) private readonly glossary: GlossaryService) {}

  @Serve(glossaryRoutes.listTerms)
  list({ tx, query }: Call<typeof glossaryRoutes.listTerms>) {
    return this.glossary.list(tx, query);
  }

  @Serve(glossaryRoutes.addTerm)
  add({ tx, body }: Call<typeof glossaryRoutes.addTerm>) {
    return this.glossary.add(tx, body);
  }

  @Serve(glossaryRoutes.importTerms)
  import({ tx, body }: Call<typeof glossaryRoutes.importTerms>) {
    return this.glossary.import(tx, body);
  }

  @Serve(glossaryRoutes.changeTerm)
  change({ tx, params, body }: Call<typeof glossaryRoutes.changeTerm>) {
    return this.glossary.change(tx, params.id, body);
  }

  @Serve(glossaryRoutes.deleteTerm)
  delete({ tx, params }: Call<typeof glossaryRoutes.deleteTerm>) {
    return this.glossary.delete(tx, params.id);
  }
}
