import { type Alternative, alternativesOf, type Conjunction, requiredOf } from './alternatives.ts'
import { type Difference, type Verdict, worst } from './difference.ts'
import { type Excess, sizeExcess } from './limits.ts'
import { child, keywordsOf, type Node, pointerOf } from './node.ts'

/** What comparing objects needs of the comparison that it is a part of. */
interface Comparison {
  compare(writer: Conjunction, reader: Conjunction): Difference[]
  between(
    kind: Difference['kind'],
    subject: string,
    writer: Node | null,
    reader: Node | null,
  ): Pick<Difference, 'kind' | 'subject' | 'writer' | 'reader' | 'key'>
  excess(excess: Excess, writer: Node | null, reader: Node | null): Difference
  constraint(keyword: string, writer: Node | null, reader: Node): Difference
}

/** What of a writer's objects a reader may not take. */
export function compareObjects(
  comparison: Comparison,
  writer: Alternative,
  reader: Alternative,
  from: Node | null,
  to: Node | null,
): Difference[] {
  const mine = namesOf(writer)
  const theirs = namesOf(reader)
  const required = requiredOf(reader)
  const kept = requiredOf(writer)
  const found: Difference[] = []
  const demanded = new Set([...required.keys()].filter((name) => !kept.has(name)))

  for (const name of new Set([...mine.keys(), ...theirs.keys(), ...demanded])) {
    const isInBoth = mine.has(name) && theirs.has(name)
    const isDeclared = mine.has(name) || theirs.has(name)
    const property = (kind: 'property' | 'required', verdict: Verdict): Difference => {
      const place = (names: ReadonlyMap<string, Node>, node: Node | null) =>
        names.get(name)?.pointer ?? (isDeclared || !node ? null : pointerOf(node, 'required'))
      return {
        ...comparison.between(kind, name, from, to),
        writer: place(mine, kept.get(name) ?? from),
        reader: place(theirs, required.get(name) ?? to),
        verdict,
        written: mine.has(name) || kind === 'required' ? presence(kept.has(name)) : null,
        read: theirs.has(name) || kind === 'required' ? presence(required.has(name)) : null,
      }
    }
    const nested = isWritten(writer, mine, name)
      ? comparison.compare(propertyOf(writer, name), propertyOf(reader, name))
      : []
    if (isInBoth || !isDeclared) {
      found.push(...nested)
      if (demanded.has(name)) found.push(property('required', 'broken'))
    } else {
      const refused = worst(nested.map(({ verdict }) => verdict))
      found.push(property('property', demanded.has(name) ? 'broken' : refused))
    }
  }
  found.push(...compareOthers(comparison, writer, reader, from, to))
  for (const [keyword, known] of [
    ['minProperties', kept.size],
    ['maxProperties', isClosed(writer) ? mine.size : Number.POSITIVE_INFINITY],
  ] as const)
    for (const excess of sizeExcess(writer, reader, keyword, known)) found.push(comparison.excess(excess, from, to))
  return found
}

const presence = (isRequired: boolean): string => (isRequired ? 'required' : 'optional')

/** The declared properties, each with the first node that declares it. */
function namesOf({ nodes }: Alternative): ReadonlyMap<string, Node> {
  const names = new Map<string, Node>()
  for (const node of nodes)
    for (const name of Object.keys((keywordsOf(node)!.properties as object | undefined) ?? {}))
      if (!names.has(name)) names.set(name, child(node, 'properties', name))
  return names
}

/** What the property of a name must be. */
const propertyOf = ({ nodes }: Alternative, name: string): Conjunction =>
  nodes.flatMap((node) => {
    const { properties, ...keywords } = keywordsOf(node)!
    const named = properties && Object.hasOwn(properties as object, name) ? [child(node, 'properties', name)] : []
    const matching = patternsOf(node)
      .filter((pattern) => matches(pattern, name))
      .map((pattern) => child(node, 'patternProperties', pattern))
    const own = [...named, ...matching]
    if (own.length > 0) return own
    return Object.hasOwn(keywords, 'additionalProperties') ? [child(node, 'additionalProperties')] : []
  })

/**
 * Whether a writer writes a property. A schema that leaves other names open does so that some may be added later, and not
 * because its writers write them; one that says what they are describes a map.
 */
const isWritten = (writer: Alternative, names: ReadonlyMap<string, Node>, name: string): boolean =>
  names.has(name) || propertyOf(writer, name).some(({ schema }) => !isAnything(schema))

const isAnything = (schema: unknown): boolean =>
  schema === true || (typeof schema === 'object' && schema !== null && Object.keys(schema).length === 0)

const patternsOf = (node: Node): string[] =>
  Object.keys((keywordsOf(node)!.patternProperties as object | undefined) ?? {})

function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(name)
  } catch {
    return false
  }
}

/** What properties must be that are neither declared nor match a pattern. */
const othersOf = ({ nodes }: Alternative): Conjunction =>
  nodes.flatMap((node) =>
    Object.hasOwn(keywordsOf(node)!, 'additionalProperties') ? [child(node, 'additionalProperties')] : [],
  )

const isClosed = (alternative: Alternative): boolean =>
  alternative.nodes.every((node) => patternsOf(node).length === 0) && alternativesOf(othersOf(alternative)).length === 0

function compareOthers(
  comparison: Comparison,
  writer: Alternative,
  reader: Alternative,
  from: Node | null,
  to: Node | null,
): Difference[] {
  const [mine, theirs] = [othersOf(writer), othersOf(reader)]
  const nested = comparison.compare(mine, theirs)
  const isOfSchemas = [mine, theirs].every(
    (all) => all.length > 0 && all.every(({ schema }) => keywordsOf({ ...all[0]!, schema })),
  )
  const found = isOfSchemas ? nested : []
  if (!isOfSchemas && worst(nested.map(({ verdict }) => verdict)) !== 'fine') {
    const text = (all: Conjunction) => (all.length === 0 ? 'true' : JSON.stringify(all[0]!.schema).slice(0, 80))
    found.push({
      ...comparison.between('additional', '', from, to),
      writer: mine[0]?.pointer ?? from?.pointer ?? null,
      reader: theirs[0]?.pointer ?? to?.pointer ?? null,
      verdict: worst(nested.map(({ verdict }) => verdict)),
      written: text(mine),
      read: text(theirs),
    })
  }
  const isOpen = mine.every(({ schema }) => isAnything(schema))
  const classes = new Map<string, Conjunction>(isOpen ? [] : [['', mine]])
  for (const pattern of new Set(writer.nodes.flatMap(patternsOf))) classes.set(pattern, patternOf(writer, pattern))
  const patterns = new Set(reader.nodes.flatMap(patternsOf))
  for (const [name, written] of classes) {
    if (patterns.has(name)) found.push(...comparison.compare(written, patternOf(reader, name)))
    // Names of the class may match any other pattern of the reader, or none in a part that doesn't have this one.
    const demands = [...patterns].filter((pattern) => pattern !== name).map((pattern) => patternOf(reader, pattern))
    if (name !== '')
      demands.push(othersOf({ ...reader, nodes: reader.nodes.filter((node) => !patternsOf(node).includes(name)) }))
    if (demands.some((demand) => worst(comparison.compare(written, demand).map(({ verdict }) => verdict)) !== 'fine'))
      found.push(comparison.constraint('patternProperties', from, to ?? written[0]!))
  }
  return found
}

const patternOf = ({ nodes }: Alternative, pattern: string): Conjunction =>
  nodes.flatMap((node) => (patternsOf(node).includes(pattern) ? [child(node, 'patternProperties', pattern)] : []))
