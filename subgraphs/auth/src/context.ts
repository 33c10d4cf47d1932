import { readAddress } from '@plaza/server'
import type { RequestContext, ServiceInstance } from '@plaza/subgraph'
import type { Kysely } from 'kysely'
import type { AuthConfig } from './config.ts'
import type { DB } from './generated/database.ts'
import { createLoaders, type Loaders } from './loaders.ts'
import type { AuthSetup } from './setup.ts'

export interface AuthContext extends RequestContext<DB> {
  readonly auth: AuthSetup
  readonly loaders: Loaders
  /** When the request came: one moment for all that it writes. */
  readonly now: Date
}

export function createContext(
  request: RequestContext<DB>,
  service: ServiceInstance<DB, AuthConfig, AuthSetup>,
): AuthContext {
  const client = { ...request.client, ipAddress: readAddress(request.client.ipAddress) }
  return { ...request, client, auth: service.setup, loaders: createLoaders(request.db), now: new Date() }
}

/**
 * Works as an account whose credentials have just been checked, under its own row-level security, whether or not the
 * request came with an access token of it.
 */
export async function asAccount<Result>(
  ctx: AuthContext,
  accountId: string,
  work: (db: Kysely<DB>) => Promise<Result>,
): Promise<Result> {
  if (ctx.viewer?.id === accountId) return work(ctx.db)
  await using database = ctx.service.database.forViewer({ id: accountId, traceparent: ctx.traceparent })
  return await work(database.db)
}
