import { accessSync, constants } from 'node:fs'
import { z } from 'zod'

/** The path of a file that this process reads. */
export const readableFile = z.string().refine((path) => {
  try {
    accessSync(path, constants.R_OK)
    return true
  } catch {
    return false
  }
}, 'must be the path of a file that can be read')

const milliseconds = z.coerce.number().int().nonnegative()

/** Settings of one service's connections. Times are in milliseconds; 0 switches a time-out off. */
export const databaseConfig = z.object({
  url: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' })
    .describe(
      "URL of the service's database, for its owner role: postgres://posts_owner:…@host/posts_db; `?host=/run/postgresql` behind it goes by the Unix socket there",
    ),
  poolMax: z.coerce
    .number()
    .int()
    .positive()
    .default(10)
    .describe(
      "Most connections for requests in one process; all pools of all processes must fit the server's max_connections",
    ),
  systemPoolMax: z.coerce
    .number()
    .int()
    .positive()
    .default(5)
    .describe(
      'Most connections as the owner (events, jobs, credential look-ups) in one process; the outbox takes one more',
    ),
  livePoolMax: z.coerce
    .number()
    .int()
    .positive()
    .default(2)
    .describe(
      'Most connections in one process for what open subscriptions show; those that listen to one event share one, and others wait',
    ),
  poolMin: z.coerce
    .number()
    .int()
    .nonnegative()
    .default(0)
    .describe('Connections that a pool keeps open while they are idle'),
  idleTimeoutMs: milliseconds
    .default(30_000)
    .describe(
      'How long a connection beyond DATABASE_POOL_MIN may be idle before it is closed, in milliseconds; 0 for ever',
    ),
  connectTimeoutMs: milliseconds.default(5_000).describe('Longest wait for a connection of a pool, in milliseconds'),
  maxUses: z.coerce
    .number()
    .int()
    .positive()
    .default(7_500)
    .describe('How often a connection is used before a new one replaces it: its server process grows with use'),
  statementTimeoutMs: milliseconds.default(15_000).describe('Longest that one SQL statement may take, in milliseconds'),
  lockTimeoutMs: milliseconds
    .default(5_000)
    .describe('Longest that an SQL statement may wait for a lock, in milliseconds'),
  idleInTransactionTimeoutMs: milliseconds
    .default(30_000)
    .describe('Longest that an open transaction may wait for its next statement, in milliseconds'),
  preparedStatements: z
    .stringbool()
    .or(z.boolean())
    .default(true)
    .describe(
      'Prepare frequent reads once for each connection; `false` behind a pooler that does not keep a client on one connection',
    ),
  // PostgreSQL's modes between the two are not offered: they encrypt without proving who answers.
  tls: z
    .enum(['off', 'verify-full'])
    .default('off')
    .describe("TLS to the database: `verify-full` encrypts, and checks the server's certificate and its name"),
  tlsCaFile: readableFile
    .optional()
    .describe(
      "PEM file of the certificate authority that signed the database server's certificate; the system's unless given",
    ),
  slowQueryMs: milliseconds
    .default(1_000)
    .describe('Milliseconds from which an SQL statement is logged as slow, without its parameters'),
})

export type DatabaseConfig = z.infer<typeof databaseConfig>
/** Settings as they are given: `url` is needed, the others have defaults. */
export type DatabaseSettings = z.input<typeof databaseConfig>
