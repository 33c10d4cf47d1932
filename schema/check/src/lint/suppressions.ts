import { type ASTNode, type Token, TokenKind } from 'graphql'
import { placeOf } from '../composition/locate.ts'
import type { Finding, Location } from '../finding.ts'
import { didYouMean } from '../project/nearest.ts'
import type { Fault } from './lint-rule.ts'
import type { Source } from './sources.ts'

/** A comment that says of the next line: it is so on purpose. */
export interface Suppression {
  readonly source: Source
  /** The rules that it is about. */
  readonly rules: readonly string[]
  readonly reason: string
  /** The line of the element below it. */
  readonly line: number
  readonly location: Location
}

const word = 'schema-check-disable-next-line'

/** The comments `# schema-check-disable-next-line lint-x, lint-y: reason` of a subgraph. */
export function suppressionsOf(source: Source): Suppression[] {
  const found: Suppression[] = []
  const { file, document } = source.subgraph
  for (let token: Token | null = document.loc?.startToken ?? null; token; token = token.next) {
    if (token.kind !== TokenKind.COMMENT || !token.value.trim().startsWith(word)) continue
    const [, rules = '', reason = ''] = /^([^:]*)(?::(.*))?$/s.exec(token.value.trim().slice(word.length)) ?? []
    found.push({
      source,
      rules: rules.split(/[\s,]+/).filter(Boolean),
      reason: reason.trim(),
      line: lineBelow(token),
      location: { file, line: token.line, column: token.column, side: 'after' },
    })
  }
  return found
}

/** Further comments may stand between: several suppressions of one element, one below the other. */
function lineBelow(comment: Token): number {
  let token: Token | null = comment.next
  while (token?.kind === TokenKind.COMMENT) token = token.next
  return token?.line ?? comment.line + 1
}

/** Whether a suppression is about an element: the element, or its name below its description, begins on the line. */
export function isAbove({ source, line }: Suppression, fault: Fault): boolean {
  return source === fault.source && [fault.node, nameOf(fault.node)].some((node) => node.loc?.startToken.line === line)
}

/** The name of an element, which is where people look for it. */
export const nameOf = (node: ASTNode): ASTNode =>
  'name' in node && node.name && typeof node.name === 'object' && 'kind' in node.name ? node.name : node

/** What is wrong with a suppression itself, but for not being needed. */
export function invalid(suppression: Suppression, known: readonly string[]): Finding[] {
  const { rules, reason } = suppression
  const problems = [
    ...(rules.length === 0 ? ['It names no rule.'] : []),
    ...rules.filter((id) => !known.includes(id)).map((id) => `There is no lint rule ${id}.${didYouMean(id, known)}`),
    ...(reason === '' ? ['It gives no reason, so it suppresses nothing: write it behind a colon.'] : []),
  ]
  return problems.map((problem) => about(suppression, 'lint-suppression-invalid', 'risk', rules, problem))
}

/** A suppression of rules that have nothing against the element. */
export const unused = (suppression: Suppression, rules: readonly string[]): Finding =>
  about(
    suppression,
    'lint-suppression-unused',
    'notice',
    rules,
    `It suppresses nothing of ${rules.join(', ')}: take it away.`,
  )

function about(
  { source, line, location }: Suppression,
  rule: string,
  severity: 'risk' | 'notice',
  rules: readonly string[],
  problem: string,
): Finding {
  return {
    rule,
    severity,
    coordinate: `subgraph:${source.subgraph.name}`,
    message: `The comment above line ${line} of ${source.subgraph.name} suppresses ${rules.join(', ') || 'a rule'}. ${problem}`,
    before: null,
    after: rules.join(', ') || null,
    location,
    impacts: [],
  }
}

/** Where an element's name stands. */
export const locationOf = ({ source, node }: Fault): Location => placeOf(nameOf(node), source.subgraph.file, 'after')
