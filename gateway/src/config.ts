import { flag, serverConfig } from '@plaza/service'
import { z } from 'zod'

const list = z
  .string()
  .transform((text) => text.split(',').map((item) => item.trim()).filter(Boolean))

/** Settings of the gateway. README has the same table. */
export const gatewayConfig = z.object({
  ...serverConfig.shape,
  SUPERGRAPH_FILE: z.string().optional().describe('The supergraph to serve; ours unless given'),
  CORS_ORIGINS: list.default([]).describe('Origins that may call from a browser, separated by commas; * for all'),
  MAX_BODY_BYTES: z.coerce.number().int().positive().default(1024 * 1024),
  FETCH_TIMEOUT_MS: z.coerce.number().int().positive().default(10_000).describe('Longest wait for one subgraph answer'),
  COST_IN_EXTENSIONS: flag.default(false).describe('Tell the cost of each operation in `extensions`'),
})

export type GatewayConfig = z.output<typeof gatewayConfig>
