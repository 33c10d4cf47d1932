import { z } from 'zod'

const milliseconds = z.coerce.number().int().nonnegative()

/** Settings of one service's connections. Times are in milliseconds; 0 switches a time-out off. */
export const databaseConfig = z.object({
  /** Logs in as the service's owner role. */
  url: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }),
  /** Connections for requests, of one process. Processes × both maxima must stay below the server's `max_connections`. */
  poolMax: z.coerce.number().int().positive().default(10),
  /** Connections for the owner's work: events, jobs, credential look-ups. */
  systemPoolMax: z.coerce.number().int().positive().default(5),
  /** Connections that are kept when nothing happens. */
  poolMin: z.coerce.number().int().nonnegative().default(0),
  idleTimeoutMs: milliseconds.default(30_000),
  connectTimeoutMs: milliseconds.default(5_000),
  /** A connection is replaced after so many uses, so that its server process does not grow for ever. */
  maxUses: z.coerce.number().int().positive().default(7_500),
  statementTimeoutMs: milliseconds.default(15_000),
  lockTimeoutMs: milliseconds.default(5_000),
  idleInTransactionTimeoutMs: milliseconds.default(30_000),
  /** `verify-full` checks the server's certificate and its name. Nothing between that and `off` is offered: it would only look safe. */
  tls: z.enum(['off', 'verify-full']).default('off'),
  /** PEM file of the authority behind the server's certificate; the system's authorities when left out. */
  tlsCaFile: z.string().optional(),
  /** Statements that take longer are logged, without their parameters. */
  slowQueryMs: milliseconds.default(1_000),
})

export type DatabaseConfig = z.infer<typeof databaseConfig>
/** What has to be given: `{ url }`; the rest has defaults. */
export type DatabaseSettings = z.input<typeof databaseConfig>
