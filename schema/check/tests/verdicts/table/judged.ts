import { createHash } from 'node:crypto'
import { parse, print } from 'graphql'
import type { Finding, Impact, Location, PassName } from '../../../src/index.ts'
import { rules } from '../../../src/registry.ts'
import { federation } from '../../../src/testing/change.ts'
import type { Rollout } from '../execution/experiment.ts'
import { type Row, readVerdict, type Side, subgraphsOf } from './row.ts'

/** What is said of a row, as lines that differ where two rows do. */
export interface Said {
  readonly findings: readonly string[]
  readonly operations: readonly string[]
}

/** As `Operation` has it. */
export const hashOf = (text: string): string =>
  createHash('sha256')
    .update(print(parse(text)))
    .digest('hex')

/** What the checker says, but for some of its passes. */
export function saidOf(row: Row, all: readonly Finding[], without: readonly PassName[]): Said {
  // Apollo's composer tells whatever subgraphs say differently, at its level DEBUG.
  const isTold = ({ rule, severity }: Finding) => rule !== 'composition-hint' || severity !== 'safe'
  const findings = all.filter((finding) => isTold(finding) && !without.includes(rules.get(finding.rule)!.pass))
  return {
    findings: findings
      .map(({ rule, severity, coordinate, location }) => line([rule, severity, coordinate], location))
      .sort(),
    operations: row.operations.map(([text]) => `${text} ${verdictIn(findings, hashOf(text))}`),
  }
}

/** The worst that is said of an operation, with where in it. */
function verdictIn(findings: readonly Finding[], hash: string): string {
  const letter = worstOf(findings, hash)
  const selections = findings
    .flatMap((finding) =>
      finding.impacts.filter((impact) => impact.hash === hash && letterOf(finding, impact) === letter),
    )
    .map(({ selection }) => selection)
  return [letter, ...new Set(selections.sort())].join(' ')
}

/** Whether an operation is B(roken), at R(isk), N(oticed) or S(afe). */
export function worstOf(findings: readonly Finding[], hash: string): 'B' | 'R' | 'N' | 'S' {
  const letters = findings.flatMap((finding) =>
    finding.impacts.filter((impact) => impact.hash === hash).map((impact) => letterOf(finding, impact)),
  )
  return (['B', 'R', 'N'] as const).find((letter) => letters.includes(letter)) ?? 'S'
}

function letterOf({ severity }: Finding, { verdict }: Impact): 'B' | 'R' | 'N' {
  if (severity === 'notice') return 'N'
  return verdict === 'broken' ? 'B' : 'R'
}

/** What the checker says of an operation while old and new run together; null for what breaks, or may, in any case. */
export function rolloutSaid(findings: readonly Finding[], hash: string): Rollout | null {
  if (['B', 'R'].includes(worstOf(findings, hash))) return null
  const isSaid = (rule: string) =>
    findings.some((one) => one.rule === rule && one.impacts.some((impact) => impact.hash === hash))
  return {
    oldGateway: isSaid('rollout-old-gateway') ? 'fails' : 'works',
    newGateway: isSaid('rollout-new-gateway') ? 'fails' : 'works',
  }
}

/** What is right to say. */
export function expectedOf(row: Row): Said {
  const places = [...placesIn(row.before, 'before'), ...placesIn(row.after, 'after')]
  return {
    findings: row.findings.map((finding, index) => line(finding, places[index] ?? null)).sort(),
    operations: row.operations.map(readVerdict).map(({ text, verdict, selection }) => {
      return `${text} ${verdict === 'S' ? 'S' : `${verdict} ${selection}`}`
    }),
  }
}

const line = (finding: readonly string[], at: Location | null): string =>
  `${finding.join(' ')} at ${at ? `${at.file}:${at.line}:${at.column} ${at.side}` : 'no place'}`

/** What `^` marks, in the order of the texts. */
export function placesIn(side: Side, name: Location['side']): Location[] {
  return Object.entries(subgraphsOf(side)).flatMap(([subgraph, marked]) => {
    const sdl = marked.includes('@link') ? marked : federation + marked
    return sdl
      .split('^')
      .slice(0, -1)
      .map((_, index, parts) => parts.slice(0, index + 1).join(''))
      .map((text) => {
        const lines = text.split('\n')
        return { file: `${subgraph}.graphql`, line: lines.length, column: lines.at(-1)!.length + 1, side: name }
      })
  })
}
