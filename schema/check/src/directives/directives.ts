import { linksOf } from 'gateway/supergraph'
import { type DirectiveDefinitionNode, type DocumentNode, Kind, parse, print } from 'graphql'
import type { Composed, Pass } from '../change.ts'
import { appliedLocator } from '../composition/applied.ts'
import { elementsOf } from '../composition/locate.ts'
import type { Finding } from '../finding.ts'

/**
 * Finds changes of the directives that subgraphs compose into the supergraph by `@composeDirective`. Clients see nothing of them,
 * and what reads the supergraph does. Directives for operations are a part of the API, whose pass judges them.
 */
export const directives: Pass = (change) => {
  const { before, after } = change
  if (before.supergraphSdl === after.supergraphSdl) return []
  const was = customIn(before)
  const is = customIn(after)
  const locate = appliedLocator(change)
  const names = [...new Set([...was.definitions.keys(), ...is.definitions.keys()])].sort()
  const redefined = names.flatMap((name) => {
    const coordinate = `@${name}`
    const [earlier = null, later = null] = [was.definitions.get(name), is.definitions.get(name)]
    if (earlier === later) return []
    const location = later === null ? before.locate(coordinate) : after.locate(coordinate)
    return [findingOf('directive-composed-changed', coordinate, earlier, later, location)]
  })
  // Where a directive comes or goes as a whole, that is the one change.
  const common = new Set(names.filter((name) => was.definitions.has(name) && is.definitions.has(name)))
  const [appliedBefore, appliedAfter] = [was, is].map(({ document }) => appliedIn(document, common))
  const reapplied = [...appliedBefore!].flatMap(([coordinate, earlier]) => {
    const later = appliedAfter!.get(coordinate)
    if (later === undefined || earlier === later) return []
    return [findingOf('directive-applied-changed', coordinate, earlier || null, later || null, locate(coordinate))]
  })
  return [...redefined, ...reapplied]
}

interface Custom {
  readonly document: DocumentNode
  /** As SDL without descriptions, of those that are not for operations. */
  readonly definitions: ReadonlyMap<string, string>
}

function customIn({ supergraphSdl, apiSchema }: Composed): Custom {
  const document = parse(supergraphSdl, { noLocation: true })
  const imported = new Set(
    linksOf(document)
      .filter(({ url, purpose }) => !url.startsWith('https://specs.apollo.dev/') && purpose === undefined)
      .flatMap(({ imports }) => [...imports.values()]),
  )
  const definitions = document.definitions.filter(
    (node): node is DirectiveDefinitionNode =>
      node.kind === Kind.DIRECTIVE_DEFINITION &&
      imported.has(`@${node.name.value}`) &&
      !apiSchema.getDirective(node.name.value),
  )
  return { document, definitions: new Map(definitions.map((node) => [node.name.value, sdlOf(node)])) }
}

function sdlOf({ description: _, ...node }: DirectiveDefinitionNode): string {
  const given = (node.arguments ?? []).map(({ description: __, ...argument }) => argument)
  const locations = [...node.locations].sort((one, other) => (one.value < other.value ? -1 : 1))
  return print({ ...node, arguments: given, locations })
}

/** By coordinate, the directives of these names that stand there; empty where none does. */
function appliedIn(document: DocumentNode, names: ReadonlySet<string>): ReadonlyMap<string, string> {
  const applied = new Map<string, string>()
  for (const { coordinate, directives } of elementsOf(document)) {
    const texts = directives.filter(({ name }) => names.has(name.value)).map((node) => print(node))
    applied.set(coordinate, [applied.get(coordinate) ?? '', ...texts.sort()].filter(Boolean).join(' '))
  }
  return applied
}

function findingOf(
  rule: 'directive-composed-changed' | 'directive-applied-changed',
  coordinate: string,
  before: string | null,
  after: string | null,
  location: Finding['location'],
): Finding {
  const what =
    rule === 'directive-applied-changed'
      ? `The supergraph has ${text(after)} on \`${coordinate}\` instead of ${text(before)}`
      : after === null
        ? `The supergraph has \`${coordinate}\` no more`
        : before === null
          ? `The supergraph has \`${coordinate}\` now`
          : `The supergraph defines \`${coordinate}\` otherwise`
  const message = `${what}: clients see nothing of it, but what reads the supergraph may act otherwise. See that it knows of the change.`
  return { rule, severity: 'notice', coordinate, message, before, after, location, impacts: [] }
}

const text = (directives: string | null): string => (directives === null ? 'no such directive' : `\`${directives}\``)
