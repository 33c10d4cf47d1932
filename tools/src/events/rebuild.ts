import type { SubgraphName } from '@plaza/schema/subgraphs'
import { subgraphDefinitions } from '../subgraphs.ts'
import type { OpenEvents } from './open-events.ts'

/** One a line: service, projection, tables. */
export function describeProjections(): string {
  return subgraphDefinitions
    .flatMap(({ name, consumers = [] }) =>
      consumers
        .filter(({ tables }) => tables.length > 0)
        .map((consumer) => `  ${name} ${consumer.name}   (${consumer.tables.join(', ')})`),
    )
    .join('\n')
}

export function isProjection(service: SubgraphName, projection: string): boolean {
  const { consumers = [] } = subgraphDefinitions.find(({ name }) => name === service) ?? {}
  return consumers.some(({ name, tables }) => name === projection && tables.length > 0)
}

export async function rebuild(
  { bus }: OpenEvents,
  service: SubgraphName,
  projection: string,
  force: boolean,
  print: (line: string) => void,
): Promise<void> {
  const start = performance.now()
  const { events, skipped } = await bus.rebuild(service, projection, { force })
  print(`${service} ${projection}: ${events} events in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  if (skipped > 0) print(`${skipped} events could not be handled; see \`pnpm events:dead-letters list ${service}\``)
}
