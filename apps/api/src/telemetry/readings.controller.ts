import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../platform/http';
import type { BareCall, Call } from '../platform/http';
import { Refused } from '../platform/refused';
import { IngestService } from './ingest.service';
import { QuarantineService } from './quarantine.service';
import { ReadingsService } from './readings.service';

@Controller()
export class ReadingsController {
  constructor(
    @Inject(ReadingsService) private readonly readings: ReadingsService,
    @Inject(QuarantineService) private readonly quarantine: QuarantineService,
    @Inject(IngestService) private readonly ingest: IngestService,
  ) {}

  @Serve(routes.latestReadings)
  latest({ tx, params }: Call<typeof routes.latestReadings>) {
    return this.readings.latest(tx, params.id);
  }
  @Serve(routes.readings)
  history({ tx, params, query }: Call<typeof routes.readings>) {
    return this.readings.history(tx, params.id, query);
  }

  @Serve(routes.anomalyScores)
  scores({ tx, params, query }: Call<typeof routes.anomalyScores>) {
    return this.readings.scores(tx, params.id, query);
  }

  @Serve(routes.endQuarantine, { retry: true })
  endQuarantine({ tx, params, body }: Call<typeof routes.endQuarantine>) {
    return this.quarantine.end(tx, params.id, body);
  }

  /** The batches have transactions of their own: the answer leaves after the commit, as the PUBACK does. */
  @Serve(routes.sendTelemetry, { transaction: false })
  async send({ who, body }: BareCall<typeof routes.sendTelemetry>) {
    if (!who?.deviceId || !who.equipmentId) throw new Refused('forbidden');
    const { deviceId, equipmentId, organisationId } = who;
    const accepted = await this.ingest.accept(
      {
        device: { deviceId, equipmentId, organisationId },
        topic: `devices/${deviceId}/telemetry`,
        kind: 'telemetry',
        commandId: null,
        payload: Buffer.from(JSON.stringify(body)),
        qos: 1,
      },
      'http',
    );
    return { accepted };
  }
}
