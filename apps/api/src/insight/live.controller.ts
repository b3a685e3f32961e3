import { Controller, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { overviewRoutes } from '#contracts';
import { Serve } from '../platform/http';
import type { BareCall } from '../platform/http';
import { EventStreams } from '../platform/live';
import { Refused } from '../platform/refused';

@Controller()
export class LiveController {
  constructor(@Inject(EventStreams) private readonly streams: EventStreams) {}

  /** `@Res`: the stream is answered by itself, not by what the handler returns. */
  @Serve(overviewRoutes.live, { transaction: false })
  live({ request, who, query }: BareCall<typeof overviewRoutes.live>, @Res() response: Response) {
    if (!who) throw new Refused('not-signed-in');
    return this.streams.serve(request, response, who, query.after);
  }
}
