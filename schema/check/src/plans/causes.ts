import type { SupergraphParts } from './supergraph.ts'

/** A change of who answers what, which plans depend on. */
export interface Cause {
  /** `Type` or `Type.field`. */
  readonly coordinate: string
  /** The subgraph that says it, and the side on which it does. */
  readonly subgraph: string | null
  readonly side: 'before' | 'after'
  /** What the subgraphs say of the coordinate, as `reviews: provides nickname`. */
  readonly before: string
  readonly after: string
  /** Without a full stop. */
  readonly sentence: string
  /** It takes a way from the planner, or demands one more; others open ways. */
  readonly isLoss: boolean
}

/** One thing that a subgraph says. Statements with the same text are the same. */
interface Fact {
  readonly text: string
  readonly subgraph: string | null
  readonly kind: 'resolves' | 'provides' | 'requires' | 'key' | 'interface object' | 'subtype'
  readonly detail: string
}

/** What changed of who answers what, by coordinate. */
export function causesOf(before: SupergraphParts, after: SupergraphParts): ReadonlyMap<string, Cause> {
  const causes = new Map<string, Cause>()
  for (const coordinate of new Set([...coordinatesOf(before), ...coordinatesOf(after)])) {
    const was = factsOf(coordinate, before)
    const is = factsOf(coordinate, after)
    const lost = was.filter(({ text }) => !is.some((one) => one.text === text))
    const gained = is.filter(({ text }) => !was.some((one) => one.text === text))
    const change = describe(coordinate, lost, gained)
    if (change) causes.set(coordinate, { coordinate, before: textOf(was), after: textOf(is), ...change })
  }
  return causes
}

function* coordinatesOf(parts: SupergraphParts): Iterable<string> {
  for (const type of parts.types()) {
    yield type
    for (const field of parts.fieldsType(type)?.fields ?? []) yield `${type}.${field.name.value}`
  }
}

const textOf = (facts: readonly Fact[]): string => facts.map(({ text }) => text).join('; ')

function factsOf(coordinate: string, parts: SupergraphParts): Fact[] {
  const [typeName = '', fieldName] = coordinate.split('.')
  const facts = fieldName === undefined ? typeFacts(typeName, parts) : fieldFacts(typeName, fieldName, parts)
  return facts
    .map((fact) => ({
      ...fact,
      text: `${fact.subgraph ? `${fact.subgraph}: ` : ''}${fact.kind} ${fact.detail}`.trim(),
    }))
    .sort((one, other) => (one.text < other.text ? -1 : 1))
}

type Said = Omit<Fact, 'text'>

function typeFacts(name: string, parts: SupergraphParts): Said[] {
  const type = parts.type(name)
  if (!type) return []
  const facts: Said[] = parts.implementations(name).flatMap((detail) => {
    const joins = parts.joins(parts.type(detail)!).filter(({ given }) => given.interface === name)
    return joins.map(({ subgraph }) => ({ kind: 'subtype', subgraph, detail }))
  })
  for (const { subgraph, given } of parts.joins(type)) {
    if (typeof given.member === 'string') facts.push({ kind: 'subtype', subgraph, detail: given.member })
    if (typeof given.key === 'string' && given.resolvable !== false)
      facts.push({ kind: 'key', subgraph, detail: given.key })
    if (given.isInterfaceObject === true) facts.push({ kind: 'interface object', subgraph, detail: '' })
  }
  return facts
}

function fieldFacts(typeName: string, name: string, parts: SupergraphParts): Said[] {
  const type = parts.type(typeName)
  const field = parts.field(typeName, name)
  if (!type || !field) return []
  const joins = parts.joins(field)
  if (joins.length === 0) {
    const subgraphs = new Set(parts.joins(type).map(({ subgraph }) => subgraph))
    return [...subgraphs].map((subgraph) => ({ kind: 'resolves', subgraph, detail: '' }))
  }
  return joins.flatMap(({ subgraph, given }) => {
    const facts: Said[] = []
    if (given.external !== true && given.usedOverridden !== true) facts.push({ kind: 'resolves', subgraph, detail: '' })
    if (typeof given.provides === 'string') facts.push({ kind: 'provides', subgraph, detail: given.provides })
    if (typeof given.requires === 'string') facts.push({ kind: 'requires', subgraph, detail: given.requires })
    return facts
  })
}

function describe(
  coordinate: string,
  lost: readonly Fact[],
  gained: readonly Fact[],
): Pick<Cause, 'subgraph' | 'side' | 'sentence' | 'isLoss'> | undefined {
  const name = `\`${coordinate}\``
  const of = (facts: readonly Fact[], kind: Fact['kind']) => facts.filter((fact) => fact.kind === kind)
  const was = ({ subgraph }: Fact) => ({ subgraph, side: 'before' }) as const
  const is = ({ subgraph }: Fact) => ({ subgraph, side: 'after' }) as const
  const [left] = of(lost, 'resolves')
  const [came] = of(gained, 'resolves')
  if (left && came)
    return { ...is(came), sentence: `${name} comes from ${by(came)} instead of ${by(left)}`, isLoss: true }
  if (left) return { ...was(left), sentence: `${name} is no longer resolved by ${by(left)}`, isLoss: true }
  for (const kind of ['key', 'provides'] as const) {
    const [gone] = of(lost, kind)
    if (!gone) continue
    const sentence =
      kind === 'key'
        ? `${name} is no longer found in ${by(gone)} by the key \`${gone.detail}\``
        : `${name} in ${by(gone)} no longer provides \`${gone.detail}\``
    return { ...was(gone), sentence, isLoss: true }
  }
  const [required] = of(gained, 'requires')
  if (required)
    return { ...is(required), sentence: `${name} in ${by(required)} now requires \`${required.detail}\``, isLoss: true }
  const [subtype] = of(gained, 'subtype')
  if (subtype)
    return { ...is(subtype), sentence: `${name} in ${by(subtype)} may now be \`${subtype.detail}\``, isLoss: true }
  const [object] = [...of(lost, 'interface object'), ...of(gained, 'interface object')]
  if (object) {
    const isNow = gained.includes(object)
    const sentence = `${name} is ${isNow ? 'now' : 'no longer'} an interface object in ${by(object)}`
    return { ...(isNow ? is(object) : was(object)), sentence, isLoss: true }
  }
  const [better] = gained
  if (better) return { ...is(better), sentence: `${name} has \`${better.text}\` now`, isLoss: false }
  const [less] = lost
  return less && { ...was(less), sentence: `${name} no longer has \`${less.text}\``, isLoss: false }
}

const by = ({ subgraph }: Fact): string => subgraph ?? 'an interface object'
