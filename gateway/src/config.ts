import { flag, serverConfig } from '@plaza/server'
import { z } from 'zod'

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
)

const subgraphUrls = list
  .pipe(z.array(z.string().regex(/^[\w-]+=https?:\/\/.+$/, 'must be name=http://… pairs, separated by commas')))
  .transform((pairs) => new Map(pairs.map((pair) => pair.split(/=(.*)/s, 2) as [string, string])))

/** Settings of the gateway. docs/reference/settings.md is made from them. */
export const gatewayConfig = z.object({
  ...serverConfig.shape,
  SUPERGRAPH_FILE: z.string().optional().describe('The supergraph to serve; ours unless given'),
  SUBGRAPH_URLS: subgraphUrls
    .default(new Map())
    .describe('Where subgraphs are, if not where the supergraph says: auth=http://auth:3100/graphql,users=…'),
  CORS_ORIGINS: list.default([]).describe('Origins that may call from a browser, separated by commas; * for all'),
  TRUST_PROXY: flag
    .default(false)
    .describe('Believe X-Forwarded-For; only where a proxy of yours sets it and nobody gets past that proxy'),
  MAX_BODY_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(1024 * 1024)
    .describe('Largest request body'),
  FETCH_TIMEOUT_MS: z.coerce.number().int().positive().default(10_000).describe('Longest wait for one subgraph answer'),
  PLAN_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .positive()
    .default(5_000)
    .describe('Longest that one operation may take to plan; what people write takes a few milliseconds'),
  OPERATIONS: z
    .enum(['open', 'log', 'safelist'])
    .default('open')
    .describe('Serve every operation; log those that are not in the manifest; or serve only those that are'),
  OPERATIONS_MANIFEST: z.string().optional().describe("The manifest's file; our own clients' unless given"),
  MAX_COST: z.coerce
    .number()
    .positive()
    .default(10_000)
    .describe('Most that an operation may cost, by @cost and @listSize'),
  RATE_LIMIT_PER_PERSON: z.coerce
    .number()
    .int()
    .min(0)
    .default(600)
    .describe(
      'Requests and operations a minute of one person who is signed in, counted by each process; 0 for no limit',
    ),
  RATE_LIMIT_PER_ADDRESS: z.coerce
    .number()
    .int()
    .min(0)
    .default(6_000)
    .describe(
      'The same of one address, whoever asks; 0 for no limit. Behind a proxy without TRUST_PROXY all people share its address',
    ),
  MAX_SUBSCRIPTIONS: z.coerce.number().int().positive().default(10_000).describe('Open at once, over all people'),
  MAX_SUBSCRIPTIONS_PER_PERSON: z.coerce.number().int().positive().default(50).describe('Open at once, of one person'),
  COST_IN_EXTENSIONS: flag.default(false).describe('Tell the cost of each operation in `extensions`'),
})

export type GatewayConfig = z.output<typeof gatewayConfig>
