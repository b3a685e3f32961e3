import { Controller, Inject, StreamableFile } from '@nestjs/common';
import { personalDataRoutes } from '#contracts';
import { Database } from '../platform/database';
import { Serve } from '../platform/http';
import type { BareCall, Call } from '../platform/http';
import { Refused } from '../platform/refused';
import { ErasureService } from './erasure.service';
import { ExportService } from './export.service';
import { RestrictionService } from './restriction.service';

@Controller()
export class PersonalDataController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ErasureService) private readonly erasures: ErasureService,
    @Inject(ExportService) private readonly exports: ExportService,
    @Inject(RestrictionService) private readonly restrictions: RestrictionService,
  ) {}

  /** Its own transaction: the answer is about a person, and is not remembered for a repetition. */
  @Serve(personalDataRoutes.personalData, { transaction: false })
  summary({ who, body }: BareCall<typeof personalDataRoutes.personalData>) {
    if (!who) throw new Refused('not-signed-in');
    return this.database.transaction(who.scope, tx => this.erasures.summary(tx, body), { readOnly: true });
  }

  @Serve(personalDataRoutes.exportPersonalData, { transaction: false })
  async export({ who, body, response }: BareCall<typeof personalDataRoutes.exportPersonalData>) {
    if (!who) throw new Refused('not-signed-in');
    const stream = await this.exports.stream(who.scope, body);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    return new StreamableFile(stream, {
      type: 'application/json; charset=utf-8',
      disposition: 'attachment; filename="personal-data.json"',
    });
  }

  @Serve(personalDataRoutes.erasePersonalData, { retry: true })
  erase({ tx, body }: Call<typeof personalDataRoutes.erasePersonalData>) {
    return this.erasures.erase(tx, body);
  }

  @Serve(personalDataRoutes.restrictPersonalData, { retry: true })
  restrict({ tx, body }: Call<typeof personalDataRoutes.restrictPersonalData>) {
    return this.restrictions.set(tx, body);
  }
}
