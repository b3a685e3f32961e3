import { Controller, Inject } from '@nestjs/common';
import { draftRoutes } from '#contracts';
import { Serve } from '../../platform/http';
import type { Call } from '../../platform/http';
import { DraftsService } from './drafts.service';

@Controller()
export class DraftsController {
  constructor(@Inject(DraftsService) private readonly drafts: DraftsService) {}

  @Serve(draftRoutes.requestDrafts)
  list({ tx, params }: Call<typeof draftRoutes.requestDrafts>) {
    return this.drafts.list(tx, params.id);
  }

  @Serve(draftRoutes.acceptDraft)
  accept({ tx, params }: Call<typeof draftRoutes.acceptDraft>) {
    return this.drafts.accept(tx, params.id, params.draftId);
  }

  @Serve(draftRoutes.editDraft)
  edit({ tx, params, body }: Call<typeof draftRoutes.editDraft>) {
    return this.drafts.edit(tx, params.id, params.draftId, body.text);
  }

  @Serve(draftRoutes.rejectDraft)
  reject({ tx, params, body }: Call<typeof draftRoutes.rejectDraft>) {
    return this.drafts.reject(tx, params.id, params.draftId, body.reason);
  }

  @Serve(draftRoutes.draftFigures)
  figures({ tx, query }: Call<typeof draftRoutes.draftFigures>) {
    return this.drafts.figures(tx, query.days);
  }
}
