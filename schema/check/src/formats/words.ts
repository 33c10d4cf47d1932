import type { Impact, Location } from '../finding.ts'
import type { Report } from '../report/report.ts'
import type { Exclusion } from '../usage/exclusions.ts'

/** `1 notice`, `2 notices`. */
export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** `users.graphql:3:5`, with a word where the file is as it was. */
export const placeText = ({ file, line, column, side }: Location): string =>
  `${file}:${line}:${column}${side === 'before' ? ' (before)' : ''}`

/** `Feed (web) is broken at viewer.feed: The field is gone.` */
export const impactSentence = (impact: Impact): string =>
  `${operationText(impact)} is ${impact.verdict === 'broken' ? 'broken' : 'at risk'}${impact.selection && ` at ${impact.selection}`}: ${impact.reason}`

/** `Feed (web)`, where the client is known. */
export const operationText = ({ operation, client }: Impact): string =>
  client === null ? operation : `${operation} (${client})`

const verdicts = {
  0: 'This breaks nobody known',
  1: 'This breaks somebody',
  2: 'The two composers disagree',
} as const

/** One line that says it all. */
export function summaryOf({ counts, exit }: Report): string {
  const found = [
    counts.breaking > 0 && `${counts.breaking} breaking`,
    counts.risk > 0 && plural(counts.risk, 'risk'),
    counts.notice > 0 && plural(counts.notice, 'notice'),
    counts.safe > 0 && `${counts.safe} safe`,
    counts.approved > 0 && `${counts.approved} approved`,
    counts.excluded > 0 && `${counts.excluded} in part for excluded clients alone`,
    counts.off > 0 && `${counts.off} of rules that are off`,
  ].filter((part) => part !== false)
  const touched = [
    counts.brokenOperations > 0 && `${counts.brokenOperations} broken`,
    counts.operationsAtRisk > 0 && `${counts.operationsAtRisk} at risk`,
  ].filter((part) => part !== false)
  const operations = `${plural(counts.operations, 'operation')} judged${touched.length > 0 ? `, ${touched.join(', ')}` : ''}`
  const verdict = verdicts[exit]
  return found.length === 0 ? `Nothing changed. ${operations}.` : `${verdict}: ${found.join(', ')}; ${operations}.`
}

/** Why an exclusion leaves something out. */
export const exclusionText = ({ name, versions = '', reason, until }: Exclusion): string =>
  `${name}${versions && ` ${versions}`} is excluded until ${until}: ${reason}`
