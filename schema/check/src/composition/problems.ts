import { type ASTNode, Source } from 'graphql'
import type { Subgraph } from '../change.ts'
import { compare } from '../compare.ts'
import type { Finding, Location } from '../finding.ts'
import type { CompositionFailure } from './compose.ts'
import type { ComposerError } from './composer-error.ts'
import { elementsOf, fileOf, locator, placeOf } from './locate.ts'

/** One reason why subgraphs don't compose. */
export interface CompositionProblem {
  /** Apollo's code, as `INVALID_FIELD_SHARING`. */
  readonly code: string
  /** A whole sentence. */
  readonly message: string
  /** Lines that explain the sentence, as the ways that were tried to reach a field. */
  readonly details: readonly string[]
  readonly coordinate: string
  /** Everything that contradicts, by file and line. */
  readonly places: readonly Place[]
}

export interface Place {
  readonly subgraph: string
  readonly location: Location
  /** The text of the file, named as it is. */
  readonly source: Source
}

/**
 * What keeps subgraphs from composing, ordered by place. Errors about the same field that differ only in the query which can't be
 * answered are one problem.
 * @param side of the files
 */
export function problemsOf({ contract, errors }: CompositionFailure, side: Location['side']): CompositionProblem[] {
  const problems = errors.map((error) => problemOf(error, contract.subgraphs, side)).sort(byPlace)
  const groups = Map.groupBy(problems, ({ code, coordinate, details, message }) =>
    code === 'SATISFIABILITY_ERROR' ? JSON.stringify([coordinate, details]) : JSON.stringify([code, message]),
  )
  return [...groups.values()].map(([first, ...others]) =>
    others.length === 0 || first!.code !== 'SATISFIABILITY_ERROR'
      ? first!
      : { ...first!, details: [...first!.details, `${others.length} more queries fail for the same reason.`] },
  )
}

/** The problems as findings of the rule `composition-failed`, each at its first place. */
export function failureFindings(failure: CompositionFailure, side: Location['side']): Finding[] {
  return problemsOf(failure, side).map(({ code, message, details, coordinate, places }) => ({
    rule: 'composition-failed',
    severity: 'breaking',
    coordinate,
    message: [`${code}: ${message}`, ...details].join('\n'),
    before: null,
    after: null,
    location: places[0]?.location ?? null,
    impacts: [],
  }))
}

function problemOf(error: ComposerError, subgraphs: readonly Subgraph[], side: Location['side']): CompositionProblem {
  const { sentence, details } = wordsOf(error.message)
  // Apollo names examples of where the enum is used; what contradicts is the value.
  const [, type, value] = /^Enum type "(\w+)" .* value "(\w+)" is not defined/.exec(error.message) ?? []
  const names = value === undefined ? coordinatesIn(error.message) : [`${type}.${value}`]
  const named = names.filter((name) => locator(subgraphs, side)(name) !== null)
  const written = value === undefined ? (error.nodes ?? []).flatMap((node) => placeOfNode(node, subgraphs, side)) : []
  const places = written.length > 0 ? written : placesNamed(error.message, named, subgraphs, side)
  return {
    code: String(error.extensions.code ?? 'COMPOSER_FAILED'),
    message: sentence.replace(/\.?$/, '.'),
    details,
    coordinate: named[0] ?? (error.nodes ?? []).flatMap((node) => elementAround(node, subgraphs))[0] ?? 'Query',
    places: distinct(places).sort((one, other) => compare(keyOf(one.location), keyOf(other.location))),
  }
}

/** Of an unsatisfiable query Apollo prints the query over many lines, then the reasons as a nested list. */
function wordsOf(message: string): { readonly sentence: string; readonly details: readonly string[] } {
  const unsatisfied =
    /^The following supergraph API query:\n([\s\S]*)\ncannot be satisfied by the subgraphs because:\n([\s\S]*)$/
  const [, query, reasons] = unsatisfied.exec(message) ?? []
  if (query === undefined || reasons === undefined)
    return { sentence: message.replace(/^\[[^\]]+\] /, ''), details: [] }
  const [missing] = coordinatesIn(reasons)
  return {
    sentence: `No plan can fetch ${missing ?? 'a part of this query'}: ${query.replace(/\s+/g, ' ')} cannot be answered.`,
    details: [...new Set(reasons.split('\n'))],
  }
}

/** Quoted type names, fields and arguments, the first named first. */
function coordinatesIn(message: string): readonly string[] {
  const reasons = message.slice(message.indexOf('because:') + 1)
  return [...reasons.matchAll(/(?<!subgraphs? |and )"(@?\w+(?:\.\w+(?:\(\w+:\))?)?)"/g)].map(([, name]) => name!)
}

function placeOfNode(node: ASTNode, subgraphs: readonly Subgraph[], side: Location['side']): Place[] {
  const { loc } = node
  const subgraph = loc && subgraphs.find(({ document }) => isIn(document.definitions, loc.source))
  if (!loc || !subgraph) return []
  // A definition begins with its description or a keyword, which say nothing of what is wrong.
  const shown = /(Definition|Extension)$/.test(node.kind) && 'name' in node && node.name ? node.name : node
  return [placeIn(subgraph, placeOf(shown, subgraph.file, side), loc.source)]
}

/** The schema coordinate of the last name that begins no later than the node, or than the node's own name. */
function elementAround(node: ASTNode, subgraphs: readonly Subgraph[]): string[] {
  const { loc } = 'name' in node && node.name ? node.name : node
  if (!loc) return []
  const elements = subgraphs
    .flatMap(({ document }) => [...elementsOf(document)])
    .filter(({ name }) => name.loc?.source === loc.source && name.loc.start <= loc.start)
  return elements.slice(-1).map(({ coordinate }) => coordinate)
}

const isIn = (definitions: readonly ASTNode[], source: Source): boolean =>
  definitions.some(({ loc }) => loc?.source === source)

/**
 * Where the first of the names is written; if the message says which subgraph has it, only there. What has no name, as that there
 * is no query at all, is said of the first subgraph.
 */
function placesNamed(
  message: string,
  names: readonly string[],
  subgraphs: readonly Subgraph[],
  side: Location['side'],
): Place[] {
  const [, owner] = /subgraph "([^"]+)", which has field/.exec(message) ?? /^\[([^\]]+)\]/.exec(message) ?? []
  for (const name of names) {
    const places = subgraphs.flatMap((subgraph) => {
      const location = locator([subgraph], side)(name)
      return location ? [placeIn(subgraph, location, sourceAt(subgraph, location))] : []
    })
    const owned = places.filter(({ subgraph }) => subgraph === owner)
    if (places.length > 0) return owned.length > 0 ? owned : places
  }
  const [first] = subgraphs
  return first ? [placeIn(first, { file: first.file, line: 1, column: 1, side }, new Source(first.sdl))] : []
}

function sourceAt(subgraph: Subgraph, { file }: Location): Source {
  const sources = subgraph.document.definitions.flatMap(({ loc }) => loc?.source ?? [])
  return sources.find((source) => fileOf(source, subgraph.file) === file) ?? new Source(subgraph.sdl)
}

const placeIn = (subgraph: Subgraph, location: Location, { body }: Source): Place => ({
  subgraph: subgraph.name,
  location,
  // A tab would stand wider than the column that it is.
  source: new Source(body.replaceAll('\t', ' '), location.file),
})

const distinct = (places: readonly Place[]): Place[] => [
  ...new Map(places.map((place) => [keyOf(place.location), place])).values(),
]

const keyOf = ({ file, line, column }: Location): string =>
  `${file}:${String(line).padStart(7, '0')}:${String(column).padStart(7, '0')}`

const byPlace = (one: CompositionProblem, other: CompositionProblem): number =>
  compare(one.places[0] ? keyOf(one.places[0].location) : '', other.places[0] ? keyOf(other.places[0].location) : '') ||
  one.message.length - other.message.length ||
  compare(one.code + one.message, other.code + other.message)
