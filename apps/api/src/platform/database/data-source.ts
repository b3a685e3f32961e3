import { types as postgresTypes } from 'pg';
import type { DataSourceOptions, EntitySchema } from 'typeorm';
import { SnakeCase } from './naming';

/** Where this folder says what a person may want to know; the caller decides on the format. */
export type Log = (message: string, facts?: Record<string, unknown>) => void;

export interface ConnectionOptions {
  url: string;
  entities: readonly (Function | EntitySchema)[];
  /** Connections this process may hold. */
  poolSize?: number;
  log?: Log;
}

const CONNECT_TIMEOUT_MS = 3_000;
/** Above the server's own limit of 5 s: reached only when the server or the network no longer answers. */
const SILENCE_TIMEOUT_MS = 15_000;
const DATE_OID = 1082;

/** A calendar day has no zone: it stays the text that the database sends. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === DATE_OID ? (value: string) => value : postgresTypes.getTypeParser(oid, format),
};

export function dataSourceOptions({
  url,
  entities,
  poolSize = 10,
  log = () => undefined,
}: ConnectionOptions): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: [...entities],
    namingStrategy: new SnakeCase(),
    synchronize: false,
    installExtensions: false,
    logging: false,
    poolSize,
    applicationName: 'callout',
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    poolErrorHandler: (error: unknown) => log('An idle connection was lost', { error }),
    extra: { types, keepAlive: true, query_timeout: SILENCE_TIMEOUT_MS },
  };
}
