import { z } from 'zod'

export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** Environment variables are strings: an empty one counts as absent. */
export type Environment = Record<string, string | undefined>

/**
 * Reads settings once, reports every problem together, and freezes the result.
 * @throws ConfigError whose message lists each variable at fault and what it should be
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
export const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1')

/** What every HTTP service reads, subgraph or gateway. */
export const serverConfig = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe('`production` wants secrets to be given and hides the schema'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  PORT: port.describe('Port to listen on; 0 takes a free one'),
  METRICS_PORT: port
    .optional()
    .describe('Port on HOST that answers /metrics, for Prometheus; none unless given. Keep it from the public'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('What is logged to standard output, as JSON lines'),
  JWKS_URL: z.url().default('http://127.0.0.1:3100/.well-known/jwks.json').describe("auth's public keys"),
  INTROSPECTION: flag.optional().describe('Answer introspection and show the Sandbox; on except in production'),
  SHUTDOWN_GRACE_MS: z.coerce
    .number()
    .int()
    .positive()
    .default(10_000)
    .describe('How long requests may take to finish after a SIGTERM; open streams end at once'),
})
export type ServerConfig = z.output<typeof serverConfig>

export const allowsIntrospection = (config: ServerConfig) => config.INTROSPECTION ?? config.NODE_ENV !== 'production'

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()

/** The settings of an infrastructure package as environment variables: `poolMax` is `DATABASE_POOL_MAX`. */
export function prefixedShape(prefix: string, schema: z.ZodObject): z.ZodRawShape {
  return Object.fromEntries(Object.entries(schema.shape).map(([key, type]) => [`${prefix}_${snakeCase(key)}`, type]))
}

/** The way back: what `prefixedShape` read, under the package's own names. */
export function unprefixed<Schema extends z.ZodObject>(
  prefix: string,
  schema: Schema,
  parsed: Record<string, unknown>,
): z.output<Schema> {
  return Object.fromEntries(
    Object.keys(schema.shape).map((key) => [key, parsed[`${prefix}_${snakeCase(key)}`]]),
  ) as z.output<Schema>
}
