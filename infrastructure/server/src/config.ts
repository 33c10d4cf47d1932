import { isIP } from 'node:net'
import { z } from 'zod'
import { documentLimits } from './documents/limits.ts'
import { describeProblem, isOddNumber } from './settings/describe-problem.ts'
import { findMisspelt } from './settings/misspelt.ts'

/** Settings that cannot be used; the message lists each variable at fault and what it should be. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** Settings as environment variables: strings, of which an empty one counts as absent. */
export type Environment = Record<string, string | undefined>

/** What settings must be together; sees those that are sound by themselves, and tells problems as `NAME: …`. */
export type SettingRule = (config: Readonly<Record<string, unknown>>) => string[]

/** How settings are read. */
export interface ReadOptions {
  rules?: readonly SettingRule[]
  /** Names that the environment may have; near misses of them, and of the schema's own, are problems. Not looked for unless given. */
  names?: readonly string[]
}

/** Reads settings from the environment. What could not be read is missing, and told among the problems. */
export function readSettings(
  schema: z.ZodObject,
  env: Environment,
  { rules = [], names }: ReadOptions = {},
): { config: Record<string, unknown>; problems: string[] } {
  const config: Record<string, unknown> = {}
  const problems: string[] = []
  for (const [name, type] of Object.entries(schema.shape)) {
    const given = env[name] === '' ? undefined : env[name]
    const { success, data, error } = z.safeParse(type, given)
    if (success && !isOddNumber(type, given)) config[name] = data
    else {
      const messages = (error?.issues ?? [null]).map((issue) => describeProblem(name, type, given, issue))
      problems.push(...new Set(messages))
    }
  }
  // What is wrong by itself is missing here, and is told already.
  const isNews = (problem: string) =>
    !problems.some((told) => told.startsWith(problem.slice(0, problem.indexOf(':') + 1)))
  for (const rule of rules) problems.push(...rule(config).filter(isNews))
  if (names) problems.push(...findMisspelt(env, [...new Set([...Object.keys(schema.shape), ...names])]))
  return { config, problems }
}

/**
 * Reads settings from the environment and freezes them.
 * @throws ConfigError that names every problem at once
 */
export function parseConfig<Schema extends z.ZodObject>(
  schema: Schema,
  env: Environment,
  options: ReadOptions = {},
): z.output<Schema> {
  const { config, problems } = readSettings(schema, env, options)
  refuseProblems(problems)
  return Object.freeze(config) as z.output<Schema>
}

/**
 * Ends what has problems.
 * @throws ConfigError that lists them, each once, when there are any
 */
export function refuseProblems(problems: readonly string[], title = 'These settings need mending:'): void {
  if (problems.length === 0) return
  const list = [...new Set(problems)].map((problem) => `  ${problem}`).join('\n')
  throw new ConfigError(`${title}\n${list}`)
}

const port = z.coerce.number().int().min(0).max(65535)

/** A boolean setting: `true` or `false`, also as `1` or `0`, `yes` or `no`, `on` or `off`, in either case. */
export const flag = z.stringbool({
  truthy: ['true', '1', 'yes', 'on'],
  falsy: ['false', '0', 'no', 'off'],
  error: 'must be true or false',
})

/** A URL of a web server. */
export const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' })

/** An address to listen on, without a port. */
const host = z
  .string()
  .refine(
    (text) => isIP(text) !== 0 || /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(text),
    'must be an IP address or a host name of this machine, without a port',
  )

/** A secret that people choose or make themselves. */
export const secret = z.string().min(32, 'must have at least 32 characters, e.g. from `openssl rand -base64 32`')

/** The settings that every server reads, subgraph or gateway. */
export const serverConfig = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe('`production` requires secrets to be given and hides the schema'),
  HOST: host.default('127.0.0.1').describe('Network address that the server listens on'),
  PORT: port.describe('Port that the server listens on; 0 takes a free one'),
  METRICS_PORT: port
    .optional()
    .describe(
      'Port on METRICS_HOST that answers /metrics for Prometheus; without it nothing does. Keep the port from the public',
    ),
  METRICS_HOST: z.string().default('127.0.0.1').describe('Network address that METRICS_PORT is on, apart from HOST'),
  GATEWAY_SECRET: secret
    .optional()
    .describe(
      "Shows services in other processes that a request comes from the gateway: they believe it, and nobody else, about a client's address. The same for the gateway and all services, and needed in production; `pnpm start` makes its own",
    ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('Least level of the lines that are logged, as JSON, to standard output'),
  JWKS_URL: httpUrl
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
  SHUTDOWN_DRAIN_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(3_000)
    .describe(
      'How long a process goes on serving after a SIGTERM, not ready any more, while clients and balancers turn to others, in milliseconds',
    ),
  SHUTDOWN_GRACE_MS: z.coerce
    .number()
    .int()
    .positive()
    .default(10_000)
    .describe('Longest that requests may take to finish after that, in milliseconds; open streams end at once'),
})

/** Whether `name` is missing in production, where no secret is made up. */
export const neededInProduction =
  (name: string, why: string): SettingRule =>
  (config) =>
    config.NODE_ENV === 'production' && config[name] === undefined
      ? [`${name}: is needed in production and not set. ${why}`]
      : []

/** What the gateway and the services have in common when they run apart. */
export const gatewaySecretRule = neededInProduction(
  'GATEWAY_SECRET',
  'The gateway and all services have the same; `pnpm --silent keys` prints one.',
)

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
