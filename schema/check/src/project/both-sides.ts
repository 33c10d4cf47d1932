import type { ASTNode, DocumentNode } from 'graphql'
import type { Operation } from '../change.ts'
import { compare } from '../compare.ts'
import { isRecord } from './json.ts'
import { type Entry, isAddedTypename } from './operations.ts'

const sources: readonly Operation['source'][] = ['file', 'manifest', 'recorded']

/** The operations of both sides, each once, sorted by name and place. */
export function bothSides(before: readonly Entry[], after: readonly Entry[]): Operation[] {
  const groups = new Map<string, { readonly before: Entry[]; readonly after: Entry[] }>()
  for (const [side, entries] of [
    ['before', before],
    ['after', after],
  ] as const) {
    for (const entry of entries) {
      const group = groups.get(entry.key) ?? { before: [], after: [] }
      group[side].push(entry)
      groups.set(entry.key, group)
    }
  }
  return [...groups.values()].map(operationOf).sort(byName)
}

/** One of entries that are the same: as it is sent, and placed where it is written. */
function operationOf({
  before,
  after,
}: {
  readonly before: readonly Entry[]
  readonly after: readonly Entry[]
}): Operation {
  const all = [...after, ...before].sort((one, other) => sources.indexOf(one.source) - sources.indexOf(other.source))
  const written = all[0]!
  const sent = all.find(({ source }) => source !== 'file') ?? written
  const clients = [...new Set(all.flatMap(({ client }) => client ?? []))].sort()
  return {
    name: written.name,
    hash: sent.hash,
    document: sent === written ? sent.document : placed(sent.document, written.document),
    source: written.source,
    side: before.length === 0 ? 'after' : after.length === 0 ? 'before' : 'both',
    client: clients.join(', ') || null,
    location: written.location,
  }
}

/** A document as it is sent, whose nodes stand where the same ones are written; those that a client adds stand nowhere. */
function placed(sent: DocumentNode, written: DocumentNode): DocumentNode {
  const places = new Map(written.definitions.map((definition) => [nameOf(definition), definition]))
  return {
    ...sent,
    definitions: sent.definitions.map((definition) => {
      const place = places.get(nameOf(definition))
      return place ? (withPlaces(definition, place) as typeof definition) : definition
    }),
  }
}

const nameOf = (node: ASTNode): string =>
  'name' in node && node.name && 'value' in node.name ? `${node.kind} ${String(node.name.value)}` : node.kind

function withPlaces(node: unknown, place: unknown): unknown {
  if (Array.isArray(node) && Array.isArray(place)) {
    const rest = place.filter((one) => !isAddedTypename(one))
    return node.map((one) => (isAddedTypename(one) ? one : withPlaces(one, rest.shift())))
  }
  if (!isRecord(node) || !isRecord(place)) return node
  const entries = Object.entries(node).map(([key, value]) => [key, withPlaces(value, place[key])])
  return { ...Object.fromEntries(entries), loc: place.loc }
}

const byName = (one: Operation, other: Operation): number => compare(orderOf(one), orderOf(other))

const orderOf = ({ name, location, hash }: Operation): string =>
  [name, location?.file ?? '', String(location?.line ?? 0).padStart(9, '0'), hash].join('\0')
