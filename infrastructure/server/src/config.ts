import { z } from 'zod'
import { documentLimits } from './documents/limits.ts'

/** Settings that cannot be used; the message lists each variable at fault and what it should be. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** Settings as environment variables: strings, of which an empty one counts as absent. */
export type Environment = Record<string, string | undefined>

/**
 * Reads settings from the environment and freezes them.
 * @throws ConfigError that names every problem at once
 */
export function parseConfig<Schema extends z.ZodType>(schema: Schema, env: Environment): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const result = schema.safeParse(given, {
    error: ({ code, expected }) => (code === 'invalid_type' && expected === 'number' ? 'must be a number' : undefined),
  })
  if (result.success) return Object.freeze(result.data) as z.output<Schema>
  const problems = result.error.issues.map((issue) => `  ${issue.path.join('.') || '(settings)'}: ${issue.message}`)
  throw new ConfigError(`These settings need mending:\n${problems.join('\n')}`)
}

const port = z.coerce.number().int().min(0).max(65535)

/** A boolean setting: `true`, `false`, `1` or `0`. */
export const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1')

/** The settings that every server reads, subgraph or gateway. */
export const serverConfig = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe('`production` requires secrets to be given and hides the schema'),
  HOST: z.string().default('127.0.0.1').describe('Network address that the server listens on'),
  PORT: port.describe('Port that the server listens on; 0 takes a free one'),
  METRICS_PORT: port
    .optional()
    .describe(
      'Port on METRICS_HOST that answers /metrics for Prometheus; without it nothing does. Keep the port from the public',
    ),
  METRICS_HOST: z.string().default('127.0.0.1').describe('Network address that METRICS_PORT is on, apart from HOST'),
  GATEWAY_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters, e.g. from `openssl rand -base64 32`')
    .optional()
    .describe(
      "Shows services in other processes that a request comes from the gateway: they believe it, and nobody else, about a client's address. The same for the gateway and all services, and needed in production; `pnpm start` makes its own",
    ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('Least level of the lines that are logged, as JSON, to standard output'),
  JWKS_URL: z
    .url()
    .default('http://127.0.0.1:3100/.well-known/jwks.json')
    .describe('URL of the public keys that auth signs access tokens with, as a JWKS'),
  MAX_QUERY_LENGTH: z.coerce
    .number()
    .int()
    .positive()
    .default(documentLimits.characters)
    .describe(
      'Longest document of an operation, in characters, comments among them; a subgraph takes four times as much, because the gateway writes fragments out',
    ),
  INTROSPECTION: flag
    .optional()
    .describe('Whether introspection is answered and browsers get the explorer; on except in production'),
  SHUTDOWN_GRACE_MS: z.coerce
    .number()
    .int()
    .positive()
    .default(10_000)
    .describe('Longest that requests may take to finish after a SIGTERM, in milliseconds; open streams end at once'),
})
export type ServerConfig = z.output<typeof serverConfig>

/** Whether the schema may be seen: INTROSPECTION, or else whether this is not production. */
export const allowsIntrospection = (config: ServerConfig) => config.INTROSPECTION ?? config.NODE_ENV !== 'production'

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()

/** The schema of a package's settings under their names as environment variables: `poolMax` becomes `DATABASE_POOL_MAX`. */
export function prefixedShape(prefix: string, schema: z.ZodObject): z.ZodRawShape {
  return Object.fromEntries(Object.entries(schema.shape).map(([key, type]) => [`${prefix}_${snakeCase(key)}`, type]))
}

/** Settings that were parsed with {@link prefixedShape}, under the package's own names. */
export function unprefixed<Schema extends z.ZodObject>(
  prefix: string,
  schema: Schema,
  parsed: Record<string, unknown>,
): z.output<Schema> {
  return Object.fromEntries(
    Object.keys(schema.shape).map((key) => [key, parsed[`${prefix}_${snakeCase(key)}`]]),
  ) as z.output<Schema>
}
