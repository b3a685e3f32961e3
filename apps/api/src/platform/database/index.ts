export { asAutomation, inScope } from './automation';
export { forgetEverywhere, inBatches } from './batches';
export { Database } from './database';
export type { DatabaseOptions, TransactionOptions } from './database';
export type { Log } from './data-source';
export { ClusterFailed, ClusterInUse, NoServerAccount, startEmbeddedPostgres } from './embedded-postgres';
export type { EmbeddedPostgres } from './embedded-postgres';
export {
  BadCursor,
  DatabaseUnavailable,
  isContention,
  isUnstorable,
  NotVisible,
  StaleVersion,
  violationOf,
} from './errors';
export type { Violation } from './errors';
export { MigrationRefused } from './migrate';
export { prepareDatabase } from './prepare';
export { UnsafeAppRole } from './roles';
export { MAX_PAGE, page } from './page';
export type { Page, PageRequest, Sort } from './page';
export { pageOfRows } from './page-of-rows';
export type { RowsRequest } from './page-of-rows';
export { insert, insertMany, lock, remove, updateGuarded } from './rows';
export type { Change, Versioned } from './rows';
export { actorOf, organisationOf } from './scope';
export type {
  Actor,
  CustomerScope,
  Family,
  ManufacturerScope,
  PartnerScope,
  Scope,
  Source,
  SystemScope,
  VisitorScope,
  WorkerScope,
} from './scope';
export type { EntityClass, Tx } from './tx';
