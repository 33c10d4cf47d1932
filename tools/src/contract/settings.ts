import { eventsConfig } from '@plaza/events'
import { serverConfig } from '@plaza/server'
import { subgraphConfig } from '@plaza/subgraph'
import { gatewayConfig } from 'gateway'
import { z } from 'zod'
import { subgraphDefinitions } from '../subgraphs.ts'

type Shape = Readonly<Record<string, z.core.$ZodType>>

/** Every setting of the services and the gateway, read from the schemas that check them. */
export function renderSettings(): string {
  const common = { ...serverConfig.shape, ...eventsConfig.shape }
  const own = subgraphDefinitions.flatMap(({ name, config }) =>
    config ? [`### ${name}\n\n${renderTable(config.shape, common)}`] : [],
  )
  return `# Settings

Written by \`pnpm codegen\` from the schemas that check them at the start, which tell every problem at once. All are
environment variables; an empty one counts as absent. A switch is \`true\` or \`false\`, also \`1\` or \`0\`, \`yes\` or
\`no\`, \`on\` or \`off\`; a number has no unit. A variable that is written
nearly like a setting counts as a mistake. Those of \`pnpm start\` are in the [README](../../README.md#settings).

## Every subgraph and the gateway

${renderTable(common)}
## Every subgraph

Times are in milliseconds; 0 switches a time-out off.

${renderTable(subgraphConfig.shape, common)}
${own.join('\n')}
## The gateway

${renderTable(gatewayConfig.shape, common)}`
}

function renderTable(shape: Shape, elsewhere: Shape = {}): string {
  const rows = Object.entries(shape)
    .filter(([name]) => !(name in elsewhere))
    .map(([name, schema]) => renderRow(name, schema))
  return `| Variable | Default | What |\n|---|---|---|\n${rows.join('')}`
}

function renderRow(name: string, schema: z.core.$ZodType): string {
  const about = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    description?: string
    default?: unknown
    enum?: string[]
  }
  const { description } = about
  if (!description) throw new Error(`${name} has no description`)
  const { success: isOptional, data } = z.safeParse(schema, undefined)
  // A flag's default is what it comes to, which the schema of its text does not have.
  const initial = typeof data === 'boolean' ? data : about.default
  const what = about.enum ? `${description} (${about.enum.map((value) => `\`${value}\``).join(', ')})` : description
  return `| \`${name}\` | ${isOptional ? renderDefault(initial) : '**needed**'} | ${what.replaceAll('|', '\\|')} |\n`
}

function renderDefault(value: unknown): string {
  const isNothing =
    value === undefined || value === '' || (typeof value === 'object' && Object.keys(value ?? {}).length === 0)
  return isNothing ? '' : `\`${value}\``
}
