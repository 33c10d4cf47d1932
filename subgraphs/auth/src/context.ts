import type { Database } from '@plaza/database'
import { readAddress } from '@plaza/server'
import type { RequestContext, ServiceInstance } from '@plaza/subgraph'
import type { AuthConfig } from './config.ts'
import type { Db } from './data/db.ts'
import type { DB } from './generated/database.ts'
import { createLoaders, type Loaders } from './loaders.ts'
import type { AuthSetup } from './setup.ts'

export interface AuthContext extends RequestContext<DB> {
  readonly auth: AuthSetup
  readonly loaders: Loaders
  /**
   * The owner's access, past row-level security: for what is asked before anybody is signed in, such as credentials and
   * mailed links, and for what nobody may read. What a viewer reads goes through `db`.
   */
  readonly owner: Db
  /** Opens the database as another account; see `asAccount`. */
  readonly openViewer: Database<DB>['forViewer']
  /** When the request came: one moment for all that it writes. */
  readonly now: Date
}

export function createContext(
  request: RequestContext<DB>,
  service: ServiceInstance<DB, AuthConfig, AuthSetup>,
): AuthContext {
  const client = { ...request.client, ipAddress: readAddress(request.client.ipAddress) }
  const { database, setup } = service
  return {
    ...request,
    client,
    auth: setup,
    loaders: createLoaders(request.db),
    owner: database.system,
    openViewer: (viewer) => database.forViewer(viewer),
    now: new Date(),
  }
}

/**
 * Works as an account whose credentials have just been checked, under its own row-level security, whether or not the
 * request came with an access token of it.
 */
export async function asAccount<Result>(
  ctx: AuthContext,
  accountId: string,
  work: (db: Db) => Promise<Result>,
): Promise<Result> {
  if (ctx.viewer?.id === accountId) return work(ctx.db)
  await using database = ctx.openViewer({ id: accountId, traceparent: ctx.traceparent })
  return await work(database.db)
}
