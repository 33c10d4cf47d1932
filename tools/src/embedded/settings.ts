import { resolve } from 'node:path'
import { gatewayPort, type SubgraphName, subgraphNames, subgraphs } from '@plaza/schema/subgraphs'
import { type Environment, parseConfig } from '@plaza/server'
import { z } from 'zod'
import { makeFolder } from '../make-folder.ts'
import { repositoryPath } from '../repository.ts'

const highestPort = 15_432

/** Of the ports that the Fetch standard forbids browsers to call, those that an offset may lead to. */
const refusedByBrowsers: ReadonlySet<number> = new Set([
  3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080,
])

const portsForBrowsers = [gatewayPort, ...subgraphNames.map((name) => subgraphs[name].port)]

/** Settings of whatever runs on the embedded PostgreSQL: start, seed, import, migrate, bench. README has the same table. */
export const embeddedConfig = z.object({
  DATA_DIR: z.string().default('.data').describe('Where everything is kept'),
  PORT_OFFSET: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535 - highestPort)
    .refine((offset) => !portsForBrowsers.some((port) => refusedByBrowsers.has(port + offset)), {
      error: ({ input }) => {
        const refused = portsForBrowsers.map((port) => port + Number(input)).find((port) => refusedByBrowsers.has(port))
        return `gives a service the port ${refused}, which browsers refuse to call; take another number`
      },
    })
    .default(0)
    .describe('Added to every port, so that a second instance can run beside the first'),
})

export interface EmbeddedSettings {
  /** Absolute. */
  dataDir: string
  ports: Record<SubgraphName | 'gateway' | 'postgres', number>
}

export const readEmbeddedSettings = (env: Environment): EmbeddedSettings =>
  settingsFrom(parseConfig(embeddedConfig, env))

export function settingsFrom({ DATA_DIR, PORT_OFFSET }: z.output<typeof embeddedConfig>): EmbeddedSettings {
  const services = Object.fromEntries(subgraphNames.map((name) => [name, subgraphs[name].port + PORT_OFFSET]))
  return {
    dataDir: resolve(repositoryPath, DATA_DIR),
    ports: {
      ...services,
      gateway: gatewayPort + PORT_OFFSET,
      postgres: highestPort + PORT_OFFSET,
    } as EmbeddedSettings['ports'],
  }
}

/** @throws ConfigError when this user cannot make it, or write to it */
export const makeDataDir = (dataDir: string): void => makeFolder(dataDir, 'Set DATA_DIR to a folder that can be.')
