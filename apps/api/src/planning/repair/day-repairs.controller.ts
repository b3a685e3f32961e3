import { Controller, Inject } from '@nestjs/common';
import { dayRepairRoutes } from '#contracts';
import { Serve } from '../../platform/http';
import type { Call } from '../../platform/http';
import { DayRepairsService } from './day-repairs.service';
import { InformingService } from './informing.service';
import { RepairPublicationService } from './repair-publication.service';

@Controller()
export class DayRepairsController {
  constructor(
    @Inject(DayRepairsService) private readonly repairs: DayRepairsService,
    @Inject(RepairPublicationService) private readonly publication: RepairPublicationService,
    @Inject(InformingService) private readonly informing: InformingService,
  ) {}

  @Serve(dayRepairRoutes.listDayRepairs)
  list({ tx, query }: Call<typeof dayRepairRoutes.listDayRepairs>) {
    return this.repairs.list(tx, query);
  }

  @Serve(dayRepairRoutes.createDayRepair)
  create({ tx, body }: Call<typeof dayRepairRoutes.createDayRepair>) {
    return this.repairs.create(tx, body);
  }

  @Serve(dayRepairRoutes.getDayRepair)
  get({ tx, params }: Call<typeof dayRepairRoutes.getDayRepair>) {
    return this.repairs.get(tx, params.id);
  }

  @Serve(dayRepairRoutes.publishDayRepair, { retry: true })
  publish({ tx, params, body }: Call<typeof dayRepairRoutes.publishDayRepair>) {
    return this.publication.publish(tx, params.id, body);
  }

  @Serve(dayRepairRoutes.informDayRepair)
  inform({ tx, params, body }: Call<typeof dayRepairRoutes.informDayRepair>) {
    return this.informing.inform(tx, params.id, body);
  }

  @Serve(dayRepairRoutes.undoDayRepair)
  undo({ tx, params }: Call<typeof dayRepairRoutes.undoDayRepair>) {
    return this.publication.undo(tx, params.id);
  }

  @Serve(dayRepairRoutes.discardDayRepair)
  discard({ tx, params, body }: Call<typeof dayRepairRoutes.discardDayRepair>) {
    return this.repairs.discard(tx, params.id, body);
  }
}
