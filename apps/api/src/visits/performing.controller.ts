import { Controller, Inject } from '@nestjs/common';
import { visitRoutes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { EvidenceService } from './evidence.service';
import { PerformService } from './perform.service';

/** The engineer's verbs, one route each. */
@Controller()
export class PerformingController {
  constructor(
    @Inject(PerformService) private readonly performing: PerformService,
    @Inject(EvidenceService) private readonly evidence: EvidenceService,
  ) {}

  @Serve(visitRoutes.acceptVisit)
  accept({ tx, params, body }: Call<typeof visitRoutes.acceptVisit>) {
    return this.performing.step(tx, params.id, 'accept', body);
  }

  @Serve(visitRoutes.declineVisit)
  decline({ tx, params, body }: Call<typeof visitRoutes.declineVisit>) {
    return this.performing.decline(tx, params.id, body);
  }

  @Serve(visitRoutes.startTravel)
  startTravel({ tx, params, body }: Call<typeof visitRoutes.startTravel>) {
    return this.performing.step(tx, params.id, 'start-travel', body);
  }

  @Serve(visitRoutes.arrive)
  arrive({ tx, params, body }: Call<typeof visitRoutes.arrive>) {
    return this.performing.step(tx, params.id, 'arrive', body);
  }

  @Serve(visitRoutes.startWork)
  startWork({ tx, params, body }: Call<typeof visitRoutes.startWork>) {
    return this.performing.step(tx, params.id, 'start-work', body);
  }

  @Serve(visitRoutes.pauseVisit)
  pause({ tx, params, body }: Call<typeof visitRoutes.pauseVisit>) {
    return this.performing.step(tx, params.id, 'pause', body);
  }

  @Serve(visitRoutes.resumeVisit)
  resume({ tx, params, body }: Call<typeof visitRoutes.resumeVisit>) {
    return this.performing.step(tx, params.id, 'resume', body);
  }

  @Serve(visitRoutes.completeVisit)
  complete({ tx, params, body }: Call<typeof visitRoutes.completeVisit>) {
    return this.performing.complete(tx, params.id, body);
  }

  @Serve(visitRoutes.leaveIncomplete)
  leaveIncomplete({ tx, params, body }: Call<typeof visitRoutes.leaveIncomplete>) {
    return this.performing.leaveIncomplete(tx, params.id, body);
  }

  @Serve(visitRoutes.reportNoAccess)
  reportNoAccess({ tx, params, body }: Call<typeof visitRoutes.reportNoAccess>) {
    return this.performing.reportNoAccess(tx, params.id, body);
  }

  @Serve(visitRoutes.answerTask)
  answerTask({ tx, params, body }: Call<typeof visitRoutes.answerTask>) {
    return this.evidence.answerTask(tx, params, body);
  }

  @Serve(visitRoutes.addNote)
  addNote({ tx, params, body }: Call<typeof visitRoutes.addNote>) {
    return this.evidence.addNote(tx, params.id, body);
  }

  @Serve(visitRoutes.attachToVisit)
  attach({ tx, params, body }: Call<typeof visitRoutes.attachToVisit>) {
    return this.evidence.attach(tx, params.id, body);
  }
}
