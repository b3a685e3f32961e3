import { Controller, Inject } from '@nestjs/common';
import { assistantRoutes } from '#contracts';
import { Serve } from '../../platform/http';
import type { Call } from '../../platform/http';
import { NoticeService } from './notice.service';

@Controller()
export class NoticeController {
  constructor(@Inject(NoticeService) private readonly notices: NoticeService) {}

  @Serve(assistantRoutes.dataNotice)
  show({ tx }: Call<typeof assistantRoutes.dataNotice>) {
    return this.notices.notice(tx);
  }

  @Serve(assistantRoutes.setDataNotice)
  set({ tx, body }: Call<typeof assistantRoutes.setDataNotice>) {
    return this.notices.set(tx, body);
  }
}
