import { z } from 'zod'

const milliseconds = z.coerce.number().int().nonnegative()

/** Settings of one service's connections. Times are in milliseconds; 0 switches a time-out off. */
export const databaseConfig = z.object({
  url: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' })
    .describe("Logs in as the service's owner role: postgres://posts_owner:…@host/posts_db"),
  poolMax: z.coerce
    .number()
    .int()
    .positive()
    .default(10)
    .describe("Connections for requests, of one process; with those below they must fit the server's max_connections"),
  systemPoolMax: z.coerce
    .number()
    .int()
    .positive()
    .default(5)
    .describe("Connections for the owner's work: events, jobs, credential look-ups; the outbox takes one more"),
  poolMin: z.coerce.number().int().nonnegative().default(0).describe('Connections that are kept when nothing happens'),
  idleTimeoutMs: milliseconds.default(30_000).describe('When one beyond that is closed'),
  connectTimeoutMs: milliseconds.default(5_000).describe('Longest wait for a connection'),
  maxUses: z.coerce
    .number()
    .int()
    .positive()
    .default(7_500)
    .describe('A connection is replaced after so many uses, so that its server process does not grow for ever'),
  statementTimeoutMs: milliseconds.default(15_000).describe('Longest that one statement may take'),
  lockTimeoutMs: milliseconds.default(5_000).describe('Longest that one may wait for a lock'),
  idleInTransactionTimeoutMs: milliseconds
    .default(30_000)
    .describe('Longest that a transaction may wait for its next statement'),
  preparedStatements: z
    .stringbool()
    .or(z.boolean())
    .default(true)
    .describe('Plan what is read often once a connection; off behind a pooler that mixes connections up'),
  // Nothing between the two is offered: it would only look safe.
  tls: z
    .enum(['off', 'verify-full'])
    .default('off')
    .describe("`verify-full` encrypts, and checks the server's certificate and its name"),
  tlsCaFile: z
    .string()
    .optional()
    .describe("PEM file of the authority behind that certificate; the system's when left out"),
  slowQueryMs: milliseconds.default(1_000).describe('Statements that take longer are logged, without their parameters'),
})

export type DatabaseConfig = z.infer<typeof databaseConfig>
/** What has to be given: `{ url }`; the rest has defaults. */
export type DatabaseSettings = z.input<typeof databaseConfig>
