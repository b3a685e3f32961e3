import { resolve } from 'node:path';
import { z } from 'zod';

const Port = z.coerce.number().int().min(1).max(65_535);
const Role = z.enum(['http', 'ingest', 'worker']);
export type ProcessRole = z.infer<typeof Role>;

const Environment = z.object({
  PORT: Port.default(3_000),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Where people reach it; links in mails are made of it and of nothing that a request says. */
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_APP_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** How many proxies of one's own stand before it: so many entries of X-Forwarded-For are believed. */
  CALLOUT_TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  MQTT_URL: z.url({ protocol: /^(mqtts?|wss?)$/ }).optional(),
  /** Where machines reach the broker, if not where Callout itself does. */
  MQTT_PUBLIC_URL: z.url({ protocol: /^(mqtts?|wss?)$/ }).optional(),
  MQTT_PORT: Port.default(1_883),
  CALLOUT_DATA_DIR: z.string().min(1).default('.data'),
  CALLOUT_ROLES: z
    .string()
    .default('http,ingest,worker')
    .transform(text => text.split(',').map(part => part.trim()))
    .pipe(z.array(Role).min(1)),
  CALLOUT_DEMO: z.enum(['on', 'off', 'true', 'false', '1', '0']).optional(),
  /** On an empty database: who may come in first. The person sets the password by the reset link. */
  CALLOUT_FIRST_MANAGER: z.email().optional(),
  CALLOUT_ORGANISATION: z.string().trim().min(1).max(200).default('My company'),
  /** Readings of earlier days are dropped; charts reach back 400 days at most. */
  CALLOUT_KEEP_READINGS_DAYS: z.coerce.number().int().min(30).max(3_650).default(400),
  CALLOUT_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  SESSION_SECRET: z.string().min(32).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Callout <no-reply@callout.invalid>'),
  MAP_TILES_URL: z.string().includes('{z}').optional(),
  S3_ENDPOINT: z.url().optional(),
  S3_BUCKET: z.string().default('callout'),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_MODEL: z.string().optional(),
  OPENAI_EMBEDDING_MODEL: z.string().optional(),
});

/** A model and the endpoint that has it. */
export interface ModelAt {
  baseUrl: string;
  apiKey: string | null;
  model: string;
}

export interface Config {
  port: number;
  host: string;
  publicUrl: string;
  trustedProxies: number;
  dataDir: string;
  databaseUrl: string | null;
  databaseAppUrl: string | null;
  mqttUrl: string | null;
  mqttPublicUrl: string | null;
  mqttPort: number;
  roles: ReadonlySet<ProcessRole>;
  demo: boolean;
  firstManager: { email: string; organisation: string } | null;
  keepReadingsDays: number;
  log: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  sessionSecret: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  mapTilesUrl: string | null;
  /** The language model of the assistant; null: rules alone. */
  llm: ModelAt | null;
  /** The model that gives texts a vector each, for the search by meaning; null: words alone. */
  embedding: ModelAt | null;
  s3: {
    endpoint: string;
    bucket: string;
    region: string;
    accessKeyId: string;
    secretAccessKey: string;
  } | null;
}

/** A value that cannot be used; the message is one line that names the variable. */
export class BadConfig extends Error {
  override readonly name = 'BadConfig';
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.');

/** Reads the environment once. @throws BadConfig */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new BadConfig(`${String(issue?.path[0] ?? 'environment')}: ${issue?.message ?? 'is not usable'}`);
  }
  const e = parsed.data;
  const embedded = !e.DATABASE_URL && !e.MQTT_URL && isLoopback(e.HOST);
  const wanted = e.CALLOUT_DEMO === undefined ? embedded : ['on', 'true', '1'].includes(e.CALLOUT_DEMO);
  if (wanted && !isLoopback(e.HOST))
    throw new BadConfig('CALLOUT_DEMO: the demo has known passwords and runs on a loopback HOST only');
  if (e.S3_ENDPOINT && (!e.S3_ACCESS_KEY_ID || !e.S3_SECRET_ACCESS_KEY))
    throw new BadConfig('S3_ACCESS_KEY_ID: S3_ENDPOINT needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY');
  if (e.OPENAI_BASE_URL && !e.OPENAI_MODEL && !e.OPENAI_EMBEDDING_MODEL)
    throw new BadConfig('OPENAI_MODEL: OPENAI_BASE_URL needs the name of a model');
  const modelAt = (model: string | undefined): ModelAt | null =>
    model
      ? { baseUrl: e.OPENAI_BASE_URL ?? 'https://api.openai.com/v1', apiKey: e.OPENAI_API_KEY ?? null, model }
      : null;
  return {
    port: e.PORT,
    host: e.HOST,
    publicUrl: (e.PUBLIC_URL ?? `http://${isLoopback(e.HOST) ? 'localhost' : e.HOST}:${e.PORT}`).replace(
      /\/$/,
      '',
    ),
    trustedProxies: e.CALLOUT_TRUST_PROXY,
    dataDir: resolve(e.CALLOUT_DATA_DIR),
    databaseUrl: e.DATABASE_URL ?? null,
    databaseAppUrl: e.DATABASE_APP_URL ?? null,
    mqttUrl: e.MQTT_URL ?? null,
    mqttPublicUrl: e.MQTT_PUBLIC_URL ?? null,
    mqttPort: e.MQTT_PORT,
    roles: new Set(e.CALLOUT_ROLES),
    demo: wanted,
    firstManager: e.CALLOUT_FIRST_MANAGER
      ? { email: e.CALLOUT_FIRST_MANAGER.toLowerCase(), organisation: e.CALLOUT_ORGANISATION }
      : null,
    keepReadingsDays: e.CALLOUT_KEEP_READINGS_DAYS,
    log: e.CALLOUT_LOG,
    sessionSecret: e.SESSION_SECRET ?? null,
    smtpUrl: e.SMTP_URL ?? null,
    mailFrom: e.MAIL_FROM,
    mapTilesUrl: e.MAP_TILES_URL ?? null,
    llm: modelAt(e.OPENAI_MODEL),
    embedding: modelAt(e.OPENAI_EMBEDDING_MODEL),
    s3:
      e.S3_ENDPOINT && e.S3_ACCESS_KEY_ID && e.S3_SECRET_ACCESS_KEY
        ? {
            endpoint: e.S3_ENDPOINT,
            bucket: e.S3_BUCKET,
            region: e.S3_REGION,
            accessKeyId: e.S3_ACCESS_KEY_ID,
            secretAccessKey: e.S3_SECRET_ACCESS_KEY,
          }
        : null,
  };
}

/** Injection token of the Config. */
export const CONFIG = Symbol('config');

/** Host and port of the one endpoint for words and for vectors; null: none is configured. */
export function endpointOf({ llm, embedding }: Pick<Config, 'llm' | 'embedding'>): string | null {
  const at = llm ?? embedding;
  return at === null ? null : new URL(at.baseUrl).host;
}
