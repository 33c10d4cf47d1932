export { type DatabaseConfig, type DatabaseSettings, databaseConfig, readableFile } from './config.ts'
export { type ConnectOptions, connectDatabase } from './connection/connect.ts'
export { clientConfig } from './connection/pool.ts'
export type { QueryEvent, QueryListener } from './connection/query.ts'
export type { Database, DatabaseViewer, PoolGauges, ViewerDatabase, ViewersDatabase } from './database.ts'
export { newId, newIdAt, parseId, parseIds } from './ids.ts'
export {
  createIdLoader,
  createKeyLoader,
  createLoaderSet,
  createPageLoader,
  type ListByKeys,
  type PageLoader,
} from './loaders.ts'
export { type BootstrapOptions, bootstrapDatabases } from './migrations/bootstrap.ts'
export {
  listMigrations,
  type MigrationOptions,
  type MigrationStatus,
  type MigrationTarget,
  revertMigration,
  runMigrations,
} from './migrations/run.ts'
export { neverConnected, type OutageCause, OutageError, outageOf } from './outages/outage-of.ts'
export { Outages, type OutagesOptions } from './outages/outages.ts'
export { type Connection, type Edge, type PageInfo, toConnection } from './pages/connection.ts'
export { type CursorKind, type CursorShape, decodeCursor, encodeCursor, InvalidPageError } from './pages/cursor.ts'
export { keyset } from './pages/keyset.ts'
export { type Page, type PageArguments, parsePage, parseTwoWayPage, type TwoWayPageArguments } from './pages/page.ts'
export { lockKeys } from './queries/advisory-locks.ts'
export { textArray, textRows, uuidArray, uuidRows } from './queries/arrays.ts'
export { copyRows } from './queries/copy.ts'
export { type Statement, statement } from './queries/statements/statement.ts'
export { type UpsertIfNewerOptions, upsertIfNewer } from './queries/upsert-if-newer.ts'
export type { ViewerRows } from './viewers/each-viewer.ts'
export { type Grants, grantOf } from './viewers/grants.ts'
export { type Read, readerOver } from './viewers/reader.ts'
export { type ViewerId, viewerInSession } from './viewers/viewer-id.ts'
export type { RowsByViewer } from './viewers/viewers-session.ts'
