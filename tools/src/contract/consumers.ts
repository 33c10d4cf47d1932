import { subgraphDefinitions } from '../subgraphs.ts'

/** Which services have a handler for each type of event, as JSON; what judges a change of an event tells them by name. */
export function renderConsumers(): string {
  const byType = new Map<string, Set<string>>()
  for (const { name, consumers = [] } of subgraphDefinitions) {
    for (const type of consumers.flatMap(({ handlersByType }) => [...handlersByType.keys()])) {
      byType.set(type, (byType.get(type) ?? new Set()).add(name))
    }
  }
  const sorted = [...byType].sort(([one], [other]) => (one < other ? -1 : 1))
  const lines = sorted.map(
    ([type, names]) =>
      `  "${type}": [${[...names]
        .sort()
        .map((name) => `"${name}"`)
        .join(', ')}]`,
  )
  return `{\n${lines.join(',\n')}\n}\n`
}
