import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { PgBoss } from 'pg-boss';
import { familyRoles } from '../database/scope';

export const JOBS_SCHEMA = 'pgboss';
/** Jobs of all organisations pass through one table, which only this family reads. */
export const JOBS_ROLE = familyRoles.system;

const ADVISORY_LOCK = Buffer.from('jobs').readUIntBE(0, 4);
const BACKGROUND_PATIENCE_MS = 60_000;

/**
 * Makes or updates the queue's own schema and says who may do what in it. Runs as the owner, beside the migrations; any
 * number of processes may do it at once: they wait for each other.
 */
export async function installJobs(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'callout jobs install' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SET statement_timeout = 0; SET lock_timeout = 0');
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    await bringUpToDate(ownerUrl);
    await client.query(grants);
  } finally {
    // Ends the session, and with it the lock.
    await client.end().catch(() => undefined);
  }
}

async function bringUpToDate(ownerUrl: string) {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: JOBS_SCHEMA,
    application_name: 'callout jobs install',
    max: 2,
    supervise: false,
    schedule: false,
    migrate: true,
  });
  const errors: unknown[] = [];
  boss.on('error', error => errors.push(error));
  await boss.start();
  try {
    for (const end = performance.now() + BACKGROUND_PATIENCE_MS; performance.now() < end; await sleep(100)) {
      const steps = await boss.getBamStatus();
      if (!steps.some(({ status }) => status === 'pending' || status === 'in_progress')) break;
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  if (errors.length > 0) throw errors[0];
}

const families = Object.values(familyRoles).join(', ');

/** Everybody may add a job in the transaction of the business; nobody but the queue itself sees one. */
const grants = `
  GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${families};
  GRANT SELECT ON ${JOBS_SCHEMA}.queue TO ${families};
  GRANT INSERT, SELECT (id) ON ${JOBS_SCHEMA}.job, ${JOBS_SCHEMA}.job_common TO ${families};
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO ${JOBS_ROLE};
`;
