import { hash } from 'node:crypto'
import { readRecording, withoutValues } from 'gateway/usage'
import { type GraphQLSchema, parse, print, validate } from 'graphql'
import type { Client, Operation } from '../change.ts'
import { compareVersions, nameClients } from './versions.ts'
import { startOf } from './window.ts'

/**
 * The operations that somebody has sent within a window, with who it was. Values that stood in them are empty ones of their
 * kind, as they were recorded.
 * @param stores folders; one that is not there holds nothing
 * @param window in days, as `30d`, until and with `today`, as `2027-01-31`
 * @throws NewerStore, or what the system says of a folder that can't be read
 */
export async function recordedOperations(
  stores: readonly string[],
  window: string,
  today: string,
): Promise<Operation[]> {
  const byHash = new Map<string, { text: string; name: string | null; clients: Map<string, Client> }>()
  for (const store of stores) {
    const { rows, operations } = await readRecording(store, startOf(window, today))
    for (const { operation: id, client: name, version } of rows) {
      const operation = operations.get(id)
      if (!operation) continue
      const key = hash('sha256', operation.text)
      const known = byHash.get(key) ?? { ...operation, clients: new Map<string, Client>() }
      known.clients.set(`${name} ${version}`, { name, version })
      byHash.set(key, known)
    }
  }
  return [...byHash]
    .sort(([one], [another]) => (one < another ? -1 : 1))
    .map(([hash, { text, name, clients }]) => ({
      ...asSent([...clients.values()]),
      hash,
      name: name ?? 'anonymous',
      document: parse(text),
    }))
}

function asSent(clients: readonly Client[]) {
  const sorted = clients.toSorted((one, another) =>
    one.name === another.name ? compareVersions(one.version, another.version) : one.name < another.name ? -1 : 1,
  )
  // It is out there whatever the files of either side say.
  const out = { source: 'recorded', side: 'before', location: null } as const
  return { ...out, clients: sorted, client: nameClients(sorted) }
}

/**
 * Adds recorded operations to those that are written somewhere, each once: one that is written too, but for the values in it,
 * only says who sends it. One that the base can't answer is left out: whatever the change does, that client is broken already.
 */
export function withRecorded(
  written: readonly Operation[],
  recorded: readonly Operation[],
  base: GraphQLSchema,
): Operation[] {
  const byHash = new Map(recorded.map((operation) => [operation.hash, operation]))
  const keys = new Set<string>()
  const known = written.map((operation) => {
    const key = hash('sha256', print(withoutValues(operation.document, base)))
    const { clients } = byHash.get(key) ?? {}
    keys.add(key)
    if (!clients) return operation
    // Clients have sent it already, though only the head writes it down.
    const isOut = operation.side === 'after' && validate(base, operation.document).length === 0
    return { ...operation, clients, ...(isOut && { side: 'both' as const }) }
  })
  const answered = recorded.filter(({ hash, document }) => !keys.has(hash) && validate(base, document).length === 0)
  return [...known, ...answered]
}
