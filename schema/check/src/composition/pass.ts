import type { Change, Composed, Hint } from '../change.ts'
import type { Finding } from '../finding.ts'
import type { Difference } from './difference.ts'
import { secondOpinion } from './second-opinion.ts'

/** What composition says of a change whose both sides compose: hints, and differences of the composers, that the base lacks. */
export function composition({ before, after, cache }: Change): readonly Finding[] {
  const known = new Set(before.hints.map(keyOf))
  return [
    ...after.hints.filter((hint) => !known.has(keyOf(hint))).map((hint) => hintFinding(hint, after)),
    ...newDisputes(before, after, cache).map((difference) => disputeFinding(difference, after)),
  ]
}

/** Not its message, which lists subgraphs. */
const keyOf = ({ code, coordinate, message }: Hint): string => `${code} ${coordinate ?? message}`

/** Something is left out of the supergraph because other subgraphs lack it. */
const leavesOut: ReadonlySet<string> = new Set([
  'INCONSISTENT_ARGUMENT_PRESENCE',
  'INCONSISTENT_DEFAULT_VALUE_PRESENCE',
  'INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM',
  'INCONSISTENT_EXECUTABLE_DIRECTIVE_LOCATIONS',
  'INCONSISTENT_EXECUTABLE_DIRECTIVE_PRESENCE',
  'INCONSISTENT_EXECUTABLE_DIRECTIVE_REPEATABLE',
  'INCONSISTENT_INPUT_OBJECT_FIELD',
  'NO_EXECUTABLE_DIRECTIVE_INTERSECTION',
])

function hintFinding({ code, level, message, coordinate }: Hint, after: Composed): Finding {
  const [rule, severity] =
    code === 'FROM_SUBGRAPH_DOES_NOT_EXIST'
      ? (['composition-override-unknown', 'breaking'] as const)
      : ([
          leavesOut.has(code) ? 'composition-left-out' : 'composition-hint',
          level === 'DEBUG' ? 'safe' : 'notice',
        ] as const)
  return {
    rule,
    severity,
    coordinate: coordinate ?? 'schema',
    message: `${message.replace(/\.?$/, '.')} (${code})`,
    before: null,
    after: code,
    location: coordinate === null ? null : after.locate(coordinate),
    impacts: [],
  }
}

function newDisputes(before: Composed, after: Composed, cache: Change['cache']): readonly Difference[] {
  const { disputed } = secondOpinion(after, after, cache)
  if (disputed.length === 0) return []
  const old = new Set(secondOpinion(before, before, cache).disputed.map((difference) => JSON.stringify(difference)))
  return disputed.filter((difference) => !old.has(JSON.stringify(difference)))
}

function disputeFinding(difference: Difference, after: Composed): Finding {
  const about = { rule: 'composition-disputed', severity: 'breaking', impacts: [] } as const
  if (difference.kind === 'api') {
    const { coordinate, first, second } = difference
    return {
      ...about,
      coordinate,
      message: `Apollo's composer gives ${coordinate} as ${said(first)}, the second composer as ${said(second)}. Find out which is right, and report the other to its project.`,
      before: first,
      after: second,
      location: after.locate(coordinate),
    }
  }
  const [, coordinate = 'schema'] = /"(\w+(?:\.\w+(?:\(\w+:\))?)?)"/.exec(difference.message) ?? []
  return {
    ...about,
    coordinate,
    message: `The second composer refuses what Apollo's composes. Find out which is right, and report the other to its project. It says: ${difference.message} (${difference.code})`,
    before: null,
    after: difference.code,
    location: after.locate(coordinate),
  }
}

const said = (text: string | null): string => (text === null ? 'nothing' : `\`${text}\``)
