import { prepareGate } from '#triage';
import { createLog } from '../apps/api/src/platform/log';
import { readConfig } from '../apps/api/src/platform/config';
import type { Config } from '../apps/api/src/platform/config';
import { startApi } from '../apps/api/src/start-api';
import type { RunningApi } from '../apps/api/src/start-api';
import { entities } from '../apps/api/src/entities';
import { atEnd, testDatabase } from './database';
import type { TestDatabase } from './database';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestApp extends RunningApi {
  db: TestDatabase;
  config: Config;
  /** Where mails and files of this app are. */
  dataDir: string;
}

/** The whole api, listening on a free port of loopback, on an empty migrated database of its own. */
export async function testApp(environment: Record<string, string> = {}): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'callout-app-'));
  const db = await testDatabase(entities);
  const given = { CALLOUT_DATA_DIR: dataDir, CALLOUT_LOG: 'error', CALLOUT_DEMO: 'off', ...environment };
  // Port 0: any free one.
  const config = { ...readConfig(given), port: 0, mqttPort: 0 };
  // As `main` does before it serves anybody: learned at the first report it holds the process while others connect.
  prepareGate();
  const api = await startApi({
    config,
    database: db.database,
    ownerUrl: db.ownerUrl,
    appUrl: db.appUrl,
    log: createLog(config.log),
    clock: () => new Date(),
  });
  atEnd(async () => {
    await api.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  return { ...api, db, config, dataDir };
}
