import { join } from 'node:path'
import {
  type Environment,
  flag,
  type SettingRule,
  secret,
  serverConfig,
  trustAddresses,
  trustHops,
} from '@plaza/server'
import { z } from 'zod'
import { fileProblem, pathOf } from './file-settings.ts'
import { parseLabelPins } from './planning/override-labels.ts'
import { isLoopback } from './request/local.ts'
import { faultOfOrigin } from './request/origin-faults.ts'

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
)

const origins = list.superRefine((items, context) => {
  for (const item of items) {
    const fault = faultOfOrigin(item)
    if (fault) context.addIssue({ code: 'custom', message: fault })
  }
})

const webOrigins = origins.refine(
  (items) => items.every((item) => /^https?:/.test(item)),
  'must be origins of http or https, each by its name',
)

const isNamedUrl = (pair: string) => /^[\w-]+=https?:\/\/.+$/.test(pair) && URL.canParse(pair.split(/=(.*)/s)[1] ?? '')

const subgraphUrls = list
  .pipe(z.array(z.string().refine(isNamedUrl, 'must be name=http://… pairs, separated by commas')))
  .transform((pairs) => new Map(pairs.map((pair) => pair.split(/=(.*)/s, 2) as [string, string])))

const proxies = z.string().transform((text, ctx) => {
  const hops = { true: 1, false: 0 }[text] ?? (/^\d{1,2}$/.test(text) ? Number(text) : undefined)
  if (hops !== undefined) return trustHops(hops)
  try {
    return trustAddresses(text.split(',').map((address) => address.trim()))
  } catch (error) {
    ctx.addIssue({
      code: 'custom',
      message: `must be a number of proxies or their IP addresses; ${(error as Error).message}`,
    })
    return z.NEVER
  }
})

const labelPins = z.string().transform((text, ctx) => {
  try {
    return parseLabelPins(text)
  } catch (error) {
    ctx.addIssue({ code: 'custom', message: (error as Error).message })
    return z.NEVER
  }
})

const natural = z.coerce.number().int().min(0)
const positive = z.coerce.number().int().positive()

/** Settings of the gateway, by environment variable; `pnpm codegen` writes docs/reference/settings.md from them. */
export const gatewayConfig = z.object({
  ...serverConfig.shape,
  SUPERGRAPH_FILE: z
    .string()
    .optional()
    .describe(
      'File of the supergraph to serve, followed while the gateway runs; schema/supergraph.graphql unless given',
    ),
  SUBGRAPH_URLS: subgraphUrls
    .default(new Map())
    .describe(
      'URLs of subgraphs that are elsewhere than the supergraph says: auth=http://auth:3100/graphql,users=http://…',
    ),
  CORS_ORIGINS: origins
    .default([])
    .describe(
      'Origins whose pages may call from a browser, as browsers send them (https://app.example.com), separated by commas; * for all',
    ),
  TRUST_PROXY: proxies
    .prefault('0')
    .describe(
      'Proxies of your own in front, whose X-Forwarded-For says from which address a request came: how many there are (`true` is 1), or their IP addresses and networks, separated by commas. Only where nobody can go round them',
    ),
  MAX_BODY_BYTES: positive
    .default(1024 * 1024)
    .describe('Largest body of a request, and largest message on a WebSocket, in bytes'),
  FETCH_TIMEOUT_MS: positive.default(10_000).describe('Longest wait for one answer of a subgraph, in milliseconds'),
  PLAN_TIMEOUT_MS: positive
    .default(5_000)
    .describe(
      'Longest that planning one operation may take, in milliseconds; operations that people write take a few. It is refused for a minute after that',
    ),
  OPERATIONS: z
    .enum(['open', 'log', 'safelist'])
    .default('open')
    .describe(
      'Which operations are served: all (open), all, while those outside the manifest are logged (log), or only those of the manifest (safelist)',
    ),
  OPERATIONS_MANIFEST: z
    .string()
    .optional()
    .describe(
      "File of the manifest of known operations; schema/operations.manifest.json unless given, and none beside another supergraph than Plaza's",
    ),
  SITE_FOLDER: z
    .string()
    .optional()
    .describe(
      'Folder of a built page, which is served at / and below; `pnpm web:build` prints one. Without it / leads to the explorer, or nowhere',
    ),
  SITE_FILE_ORIGINS: webOrigins
    .default([])
    .describe(
      "Origins that the page of SITE_FOLDER has files from and sends them to: media's MEDIA_URL, and S3_PUBLIC_ENDPOINT where files are in S3, separated by commas. Browsers let it reach no other",
    ),
  MAX_COST: z.coerce
    .number()
    .positive()
    .default(10_000)
    .describe('Highest cost of an operation that is served; @cost and @listSize in the schema say what a field costs'),
  RATE_LIMIT_PER_PERSON: natural
    .default(600)
    .describe(
      'Requests and operations on a WebSocket that one signed-in person may send a minute, counted by each process alone; 0 for no limit',
    ),
  RATE_LIMIT_PER_ADDRESS: natural
    .default(6_000)
    .describe(
      'Requests and operations on a WebSocket that one network address may send a minute, signed in or not, counted by each process alone; 0 for no limit. Behind a proxy without TRUST_PROXY everybody has the address of the proxy',
    ),
  REFUSED_CHARACTERS_PER_ADDRESS: natural
    .optional()
    .describe(
      'Characters of documents that are no valid operation, or too large, that one network address may send a minute, counted by each process alone; after that it is served only operations that were served before. 0 for no limit; 32768 in production unless given, and no limit elsewhere',
    ),
  MAX_SUBSCRIPTIONS: positive
    .default(10_000)
    .describe('Operations that may be open over SSE and WebSocket at once, in each process; also the most WebSockets'),
  MAX_SUBSCRIPTIONS_PER_PERSON: positive
    .default(50)
    .describe(
      'Operations that one person, or one address where nobody is signed in, may have open over SSE and WebSocket at once',
    ),
  STREAM_BACKLOG_CHARACTERS: positive
    .default(1024 * 1024)
    .describe(
      'Characters of JSON that may wait for the client of one stream that reads more slowly than events come; then its stream ends with READER_TOO_SLOW, and nobody else waits',
    ),
  OVERRIDE_LABELS: labelPins
    .default(new Map())
    .describe(
      'Labels of @override(label:) that are on or off for all requests: percent(20)=on, new-search=off. Every other percent(n) is on for n of 100 requests, and every other label is off',
    ),
  OVERRIDE_LABELS_HEADER: flag
    .default(false)
    .describe(
      'Whether a request may turn labels of @override on or off for itself, by its header `override-labels`, which is written as OVERRIDE_LABELS is. Anybody who reaches the gateway may then choose the subgraph, so it is for tests and for gateways that a proxy guards',
    ),
  TRACE: z
    .enum(['off', 'demo', 'token'])
    .default('off')
    .describe(
      'Who may ask how an operation was run, by the headers `Plaza-Trace: true` (extensions.trace) and `Apollo-Expose-Query-Plan: true` (extensions.apolloQueryPlan) of a POST: nobody (off), people at this machine (demo, only where HOST is a loopback address and outside production; `pnpm start` sets it there), or whoever sends TRACE_TOKEN as `Plaza-Trace-Token` (token)',
    ),
  TRACE_TOKEN: secret.optional().describe('What is sent as `Plaza-Trace-Token`, needed with TRACE=token'),
  USAGE_DIR: z
    .string()
    .optional()
    .describe(
      'Folder in which it is counted which client uses what of the schema, without any value that was sent, for `schema-check usage`; several gateways may share it. Nothing is counted without it; `pnpm start` counts in DATA_DIR/usage unless it is set empty',
    ),
  USAGE_DAYS: positive.default(90).describe('How many days what is in USAGE_DIR is kept'),
  USAGE_FLUSH_MS: positive
    .max(600_000)
    .default(30_000)
    .describe(
      'How often what was counted is written to USAGE_DIR, in milliseconds; a gateway that is killed loses no more than that',
    ),
  COST_IN_EXTENSIONS: flag
    .default(false)
    .describe('Adds the cost of the operation, and the highest allowed, to `extensions` of each answer'),
})

/** The settings that name a file which must be there when they are given. */
const files = ['SUPERGRAPH_FILE', 'OPERATIONS_MANIFEST']

/** What the settings must be together, and that the files which they name can be read. */
export const gatewayRules = (env: Environment): SettingRule[] => [
  ...files.map(
    (name): SettingRule =>
      ({ [name]: file }) => {
        const problem = typeof file === 'string' ? fileProblem(name, pathOf(file, env)) : null
        return problem === null ? [] : [problem]
      },
  ),
  ({ SITE_FOLDER: folder }) => {
    if (typeof folder !== 'string') return []
    const page = join(pathOf(folder, env), 'index.html')
    return fileProblem('SITE_FOLDER', page) === null
      ? []
      : [`SITE_FOLDER: ${page} can't be read; name the folder of a built page. \`pnpm web:build\` prints one.`]
  },
  traceRule,
]

const traceRule: SettingRule = ({ TRACE, TRACE_TOKEN, NODE_ENV, HOST }) => {
  if (TRACE === 'token' && TRACE_TOKEN === undefined) {
    return ['TRACE_TOKEN: is needed with TRACE=token and not set. `openssl rand -base64 32` prints one.']
  }
  if (TRACE !== 'demo') return []
  const otherwise = 'Set TRACE=token with a TRACE_TOKEN, or leave TRACE out.'
  if (NODE_ENV === 'production') return [`TRACE: demo is not for production. ${otherwise}`]
  return typeof HOST === 'string' && !isLoopback(HOST)
    ? [`TRACE: demo is for a gateway that this machine alone reaches, and HOST=${HOST} lets others in. ${otherwise}`]
    : []
}

export type GatewayConfig = z.output<typeof gatewayConfig>
