import { isDeepStrictEqual } from 'node:util'
import type { Contract, Pass, Settings } from '../change.ts'
import type { Finding } from '../finding.ts'
import { CannotRun } from '../project/problem.ts'
import type { Fault, Lint } from './lint-rule.ts'
import { lints } from './rules.ts'
import { sourceOf } from './sources.ts'
import { invalid, isAbove, locationOf, type Suppression, suppressionsOf, unused } from './suppressions.ts'

/** What a change makes new of what the lint finds: what was so before is nobody's news. */
export const lint: Pass = ({ before, after, settings }) => {
  if (isDeepStrictEqual(textsOf(before), textsOf(after))) return []
  const old = new Set(lintOf(before, settings).map(identityOf))
  return lintOf(after, settings).filter((finding) => !old.has(identityOf(finding)))
}

const textsOf = ({ subgraphs }: Contract) => subgraphs.map(({ name, sdl }) => [name, sdl])

/** One finding of the lint is another's if it is the same rule about the same element. */
const identityOf = ({ rule, coordinate, after }: Finding): string =>
  JSON.stringify([rule, coordinate, coordinate.startsWith('subgraph:') ? after : null])

/**
 * All that the lint finds in a contract, each once for an element, and what is wrong with suppressions.
 * @throws CannotRun when an option of a rule is not what the rule takes
 */
export function lintOf({ subgraphs }: Pick<Contract, 'subgraphs'>, settings: Pick<Settings, 'lint'>): Finding[] {
  const sources = subgraphs.map(sourceOf)
  const suppressions = sources.flatMap(suppressionsOf)
  const used = new Map<Suppression, Set<string>>(suppressions.map((each) => [each, new Set()]))
  const found = new Map<string, Finding>()
  for (const rule of lints) {
    for (const fault of rule.check(sources, optionsOf(rule, settings))) {
      const above = suppressions.filter((each) => each.rules.includes(rule.id) && isAbove(each, fault))
      for (const each of above) used.get(each)!.add(rule.id)
      if (above.some(({ reason }) => reason !== '')) continue
      const finding = findingOf(rule, fault)
      const key = JSON.stringify([finding.rule, finding.coordinate, finding.message])
      if (!found.has(key)) found.set(key, finding)
    }
  }
  const known = lints.map(({ id }) => id)
  const ofSuppressions = suppressions.flatMap((each) => {
    const rest = each.rules.filter((id) => known.includes(id) && !used.get(each)!.has(id))
    return [...invalid(each, known), ...(rest.length > 0 ? [unused(each, rest)] : [])]
  })
  return [...found.values(), ...ofSuppressions]
}

const findingOf = ({ id, severity }: Lint, fault: Fault): Finding => ({
  rule: id,
  severity,
  coordinate: fault.coordinate,
  message: fault.message,
  before: null,
  after: null,
  location: locationOf(fault),
  impacts: [],
})

function optionsOf({ id, options }: Lint, settings: Pick<Settings, 'lint'>): unknown {
  const { severity, ...given } = settings.lint.get(id) ?? {}
  const read = options.safeParse(given)
  if (read.success) return read.data
  const problems = read.error.issues.map(({ path, message }) => `rules.${[id, ...path].join('.')}: ${message}.`)
  throw new CannotRun(problems.map((message) => ({ message, location: null })))
}
