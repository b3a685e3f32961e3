import { Controller, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { routes } from '#contracts';
import { Serve } from '../../platform/http';
import type { BareCall, Call } from '../../platform/http';
import { EventStreams } from '../../platform/live';
import { Refused } from '../../platform/refused';
import { CodesService } from './codes.service';
import { labelledUnit } from './labels.store';
import { ReportsService } from './reports.service';
import { TrackingService } from './tracking.service';
import { unitIn } from './visitor-scope';
import { VisitorActsService } from './visitor-acts.service';

@Controller()
export class VisitorController {
  constructor(
    @Inject(ReportsService) private readonly reports: ReportsService,
    @Inject(TrackingService) private readonly trackings: TrackingService,
    @Inject(VisitorActsService) private readonly acts: VisitorActsService,
    @Inject(CodesService) private readonly codes: CodesService,
    @Inject(EventStreams) private readonly streams: EventStreams,
  ) {}

  @Serve(routes.visitorUnit)
  unit({ tx }: Call<typeof routes.visitorUnit>) {
    return labelledUnit(tx, unitIn(tx));
  }

  @Serve(routes.report)
  report({ tx, who, body }: Call<typeof routes.report>) {
    return this.reports.report(tx, who.credentialId, body);
  }

  @Serve(routes.tracking)
  tracking({ tx }: Call<typeof routes.tracking>) {
    return this.trackings.tracking(tx);
  }

  @Serve(routes.requestTracking)
  requestTracking({ tx, params }: Call<typeof routes.requestTracking>) {
    return this.trackings.tracking(tx, params.id);
  }

  @Serve(routes.visitorAccept)
  accept({ tx, body }: Call<typeof routes.visitorAccept>) {
    return this.acts.accept(tx, body);
  }

  @Serve(routes.addToReport)
  say({ tx, who, body }: Call<typeof routes.addToReport>) {
    return this.acts.say(tx, who.credentialId, body);
  }

  @Serve(routes.pressButton)
  press({ tx, body }: Call<typeof routes.pressButton>) {
    return this.acts.press(tx, body);
  }

  @Serve(routes.requestCode)
  requestCode({ tx, who, body }: Call<typeof routes.requestCode>) {
    return this.codes.request(tx, who.credentialId, body);
  }

  @Serve(routes.redeemCode, { transaction: false })
  redeemCode({ who, body }: BareCall<typeof routes.redeemCode>) {
    if (!who) throw new Refused('not-signed-in');
    return this.codes.redeem(who.scope, who.credentialId, body);
  }

  /** `@Res`: the stream is answered by itself, not by what the handler returns. */
  @Serve(routes.visitorLive, { transaction: false })
  live({ request, who }: BareCall<typeof routes.visitorLive>, @Res() response: Response) {
    if (!who) throw new Refused('not-signed-in');
    return this.streams.serve(request, response, who);
  }
}
