import type { TestDatabase } from '../../../../../test/database';
import { readConfig } from '../../platform/config';
import { Jobs } from '../../platform/jobs';
import { createLog } from '../../platform/log';
import { EmbeddedTriage, SpendingService } from '../../triage';
import { quietMails } from '../../triage/spending/budget-mails.fixture';
import { EmbeddingService } from './embedding.service';
import { MeaningHost } from './meaning-host';
import { MeantTriage } from './meant.triage';
import { QueryMeaning } from './query-meaning';
import { ReportMeaning } from './report-meaning';
import { Shelves } from './shelves';

const log = createLog('silent');

/** Rules with the meaning of an endpoint that behaves like this; without a scenario none is configured. */
export async function meantEngine(db: TestDatabase, url: string, scenario: string | null) {
  const config = readConfig(
    scenario === null ? {} : { OPENAI_BASE_URL: url, OPENAI_EMBEDDING_MODEL: `fake:${scenario}` },
  );
  const host = new MeaningHost(config, () => new Date());
  const spending = new SpendingService(db.database, log, await quietMails(db));
  const jobs = new Jobs({ appUrl: db.appUrl, work: false });
  const reports = new ReportMeaning(new QueryMeaning(host, spending, log), db.database, new Shelves());
  return {
    spending,
    engine: new MeantTriage(new EmbeddedTriage(), reports),
    embedding: new EmbeddingService(db.database, jobs, host, spending, log),
  };
}
