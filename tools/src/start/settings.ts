import { randomUUID } from 'node:crypto'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { eventsConfig, eventsRules } from '@plaza/events'
import { subgraphNames } from '@plaza/schema/subgraphs'
import { checkPorts, type Environment, flag, readSettings, refuseProblems, serverConfig } from '@plaza/server'
import { findSettingProblems, settingsOf } from '@plaza/subgraph'
import { gatewayConfig, gatewayRules } from 'gateway'
import { z } from 'zod'
import { CommandError } from '../command.ts'
import { findInstance } from '../embedded/instance.ts'
import { type EmbeddedSettings, embeddedConfig, settingsFrom } from '../embedded/settings.ts'
import { subgraphDefinitions } from '../subgraphs.ts'

/** The settings of `pnpm start` beside those of the gateway and the subgraphs. */
const startConfig = z.object({
  ...embeddedConfig.shape,
  SEED: flag.default(true).describe('Whether the first start fills the databases with the demo town'),
  SUBGRAPH_HOST: serverConfig.shape.HOST.describe("Network address that the subgraphs' ports listen on"),
  WORKERS: z.coerce.number().int().min(1).max(64).default(1).describe('Processes that share the work'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error'])
    .default('info')
    .describe('Least level of the lines in DATA_DIR/log/plaza.log'),
})

export type StartConfig = z.output<typeof startConfig>

/** Stand in for what a start makes itself, while the rest is checked. */
const madeByStart = { PORT: '0', DATABASE_URL: 'postgres://127.0.0.1/made_by_start' }
const grantsMadeByStart = new Set(['GRANT_PRIVATE_KEY', 'GRANT_PUBLIC_KEYS'])

/**
 * Reads the settings of everything that a start runs, and looks for its ports, before anything is started or written.
 * @throws ConfigError with every problem at once, CommandError when a start runs on the data already
 */
export async function readStartSettings(
  env: Environment,
): Promise<{ config: StartConfig; settings: EmbeddedSettings }> {
  const definitions = subgraphDefinitions.map((definition) => settingsOf(definition).shape)
  const names = Object.keys(Object.assign({}, gatewayConfig.shape, eventsConfig.shape, ...definitions))
  const { config, problems } = readSettings(startConfig, env, { names })
  const common = { ...env, ...madeByStart, GATEWAY_SECRET: env.GATEWAY_SECRET || randomUUID(), LOG_LEVEL: 'info' }
  problems.push(
    ...readSettings(z.object({ ...gatewayConfig.shape, ...eventsConfig.shape }), common, {
      rules: [...eventsRules, ...gatewayRules(env)],
    }).problems,
    ...subgraphDefinitions
      .flatMap((definition) => findSettingProblems(definition, common))
      .filter((problem) => !grantsMadeByStart.has(problem.split(':')[0] ?? '')),
  )
  refuseProblems(problems)
  const sound = config as StartConfig
  const settings = settingsFrom(sound)
  const other = await findInstance(settings.dataDir)
  if (other) {
    throw new CommandError(`Plaza runs on ${settings.dataDir} already (process ${other.pid}): ${other.gatewayUrl}`)
  }
  await checkPortsOf(settings, sound, env)
  return { config: sound, settings }
}

async function checkPortsOf(
  { dataDir, ports }: EmbeddedSettings,
  config: StartConfig,
  env: Environment,
): Promise<void> {
  const { HOST, METRICS_HOST, METRICS_PORT } = readSettings(serverConfig, { ...env, PORT: '0' }).config as z.output<
    typeof serverConfig
  >
  const postgres = { who: 'PostgreSQL', host: '127.0.0.1', port: ports.postgres }
  const services = [
    { who: 'The gateway', host: HOST, port: ports.gateway },
    ...subgraphNames.map((name) => ({ who: `The service ${name}`, host: config.SUBGRAPH_HOST, port: ports[name] })),
    { who: '/metrics', host: METRICS_HOST, port: METRICS_PORT ?? 0 },
  ]
  // On data that is there, a server which has outlived its owner may have the port; the start takes it over.
  const hasData = await access(join(dataDir, 'postgres')).then(
    () => true,
    () => false,
  )
  await checkPorts(hasData ? services : [...services, postgres])
}
