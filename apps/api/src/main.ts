import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { prepareGate } from '#triage';
import { entities } from './entities';
import { BadConfig, readConfig } from './platform/config';
import type { Config } from './platform/config';
import { Database } from './platform/database';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres';
import type { EmbeddedPostgres } from './platform/database/embedded-postgres';
import { prepareDatabase } from './platform/database/prepare';
import { createLog, plainLog } from './platform/log';
import type { Logger } from './platform/log';
import { ensureFirstManager } from './organisations';
import { startApi } from './start-api';
import { seedDemo } from './demo/seed-demo';

/** Says one clear line and ends: nobody reads a stack trace of a port in use. */
function giveUp(error: unknown): never {
  process.stderr.write(`callout: ${reason(error)}\n`);
  process.exit(1);
}

function reason(error: unknown): string {
  if (error instanceof BadConfig) return error.message;
  const code = typeof error === 'object' && error !== null ? String(Reflect.get(error, 'code') ?? '') : '';
  const port = typeof error === 'object' && error !== null ? Number(Reflect.get(error, 'port') ?? 0) : 0;
  if (code === 'EADDRINUSE')
    return `${port === Number(process.env['MQTT_PORT'] ?? 1_883) ? 'MQTT_PORT' : 'PORT'}: ${port} is in use by another program`;
  if (code === 'EACCES' && port > 0) return `PORT: no right to listen on ${port}`;
  return error instanceof Error
    ? process.env['CALLOUT_LOG'] === 'debug'
      ? (error.stack ?? error.message)
      : error.message
    : String(error);
}

/** The key under which tokens are derived: given, or made once and kept beside the data. */
async function sessionSecret(config: Config): Promise<string> {
  if (config.sessionSecret) return config.sessionSecret;
  const file = join(config.dataDir, 'session-secret');
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept) return kept.trim();
  if (config.databaseUrl)
    throw new BadConfig('SESSION_SECRET: several processes need the same one of at least 32 characters');
  const made = randomBytes(32).toString('base64url');
  await writeFile(file, made, { mode: 0o600 });
  await chmod(file, 0o600);
  return made;
}

async function databaseOf(
  config: Config,
  log: Logger,
): Promise<{ ownerUrl: string; embedded: EmbeddedPostgres | null }> {
  if (config.databaseUrl) return { ownerUrl: config.databaseUrl, embedded: null };
  const embedded = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    log: plainLog(log, 'debug'),
  });
  return { ownerUrl: embedded.ownerUrl, embedded };
}

async function boot() {
  let stopping = false;
  const begun = performance.now();
  const given = readConfig(process.env);
  const log = createLog(given.log);
  await mkdir(given.dataDir, { recursive: true, mode: 0o755 });
  const config: Config = { ...given, sessionSecret: await sessionSecret(given) };
  const { ownerUrl, embedded } = await databaseOf(config, log);
  const appUrl = await prepareDatabase(ownerUrl, {
    ...(config.databaseAppUrl ? { appUrl: config.databaseAppUrl } : {}),
    log: plainLog(log),
  }).catch((error: unknown) => {
    if (!config.databaseUrl) throw error;
    throw new BadConfig(`DATABASE_URL: ${error instanceof Error ? error.message : String(error)}`);
  });
  const database = await Database.open({
    url: appUrl,
    entities,
    poolSize: 12,
    // A connection that ends because we end is no news.
    log: (message, facts) => stopping || plainLog(log, 'warn')(message, facts),
  });
  const foundation = { config, database, ownerUrl, appUrl, log, clock: () => new Date() };
  const demo = config.demo ? await seedDemo(foundation) : null;
  const isFounded = demo !== null || (await ensureFirstManager(database, config.firstManager));
  // Before anything is served: it holds the whole process.
  if (config.roles.has('worker') || config.roles.has('http')) prepareGate();
  const api = await startApi(foundation);
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    const hard = setTimeout(() => process.exit(1), 15_000);
    await api.stop().catch((error: unknown) => log.error({ err: error }, 'stopping failed'));
    await database.close();
    await embedded?.stop();
    clearTimeout(hard);
    process.exit(0);
  };
  // Before anybody hears of it being ready: who hears may stop it at once.
  process.once('SIGINT', () => void stop('SIGINT'));
  process.once('SIGTERM', () => void stop('SIGTERM'));
  process.once('disconnect', () => void stop('disconnect'));
  if (!isFounded)
    process.stderr.write(
      'callout: nobody can sign in yet: set CALLOUT_FIRST_MANAGER to an e-mail address and start again\n',
    );
  process.stdout.write(
    `callout: ready at ${config.publicUrl} in ${((performance.now() - begun) / 1_000).toFixed(1)} s\n`,
  );
  process.send?.({ ready: true, publicUrl: config.publicUrl, demo });
}

process.on('unhandledRejection', giveUp);
await boot().catch(giveUp);
