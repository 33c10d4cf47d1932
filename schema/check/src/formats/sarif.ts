import { createHash } from 'node:crypto'
import type { Finding, Impact, Location } from '../finding.ts'
import type { Problem } from '../project/problem.ts'
import { rules as registry } from '../registry.ts'
import type { Format } from './format.ts'
import { jsonText } from './json.ts'
import { inOneLine } from './printable.ts'
import { impactSentence } from './words.ts'

const levels = { breaking: 'error', risk: 'warning', notice: 'note', safe: 'none' } as const

/** SARIF 2.1.0, for code scanning: what is approved is there as suppressed. */
export const sarif: Format = {
  report({ findings, approved, config, exit }) {
    const shown = findings.filter(({ severity }) => severity !== 'safe')
    const all = [...shown, ...approved.map(({ finding }) => finding)]
    const ids = [...new Set(all.map(({ rule }) => rule))].sort()
    // GitHub refuses a whole file for one result without a place.
    const elsewhere: Location = { file: config, line: 1, column: 1, side: 'after' }
    const resultIn = (finding: Finding) => resultOf(finding, ids.indexOf(finding.rule), elsewhere)
    return log({
      rules: ids.map(ruleOf),
      results: [
        ...shown.map(resultIn),
        ...approved.map(({ finding, entry }) => ({
          ...resultIn(finding),
          suppressions: [
            { kind: 'external', status: 'accepted', justification: `${entry.reason} (until ${entry.until})` },
          ],
        })),
      ],
      invocation: { executionSuccessful: true, exitCode: exit },
    })
  },
  failure({ problems, advice }) {
    return log({
      rules: [],
      results: [],
      invocation: {
        executionSuccessful: false,
        exitCode: 2,
        toolExecutionNotifications: problems.map(({ message, location }: Problem) => ({
          level: 'error',
          message: { text: [message, ...(advice === null ? [] : [advice])].join('\n') },
          ...(location && { locations: [placeOf(location)] }),
        })),
      },
    })
  },
}

const log = ({ rules, results, invocation }: { rules: object[]; results: object[]; invocation: object }): string =>
  jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'schema-check', rules } },
        invocations: [invocation],
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  })

function ruleOf(id: string): object {
  const rule = registry.get(id)
  if (!rule) return { id }
  return {
    id,
    shortDescription: { text: rule.finds },
    fullDescription: { text: rule.finds },
    help: { text: rule.advice },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: [rule.pass] },
  }
}

function resultOf(finding: Finding, ruleIndex: number, elsewhere: Location): object {
  const { rule, severity, coordinate, message, before, after, location, impacts } = finding
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: [`${coordinate}: ${inOneLine(message)}`, ...impacts.map(sentenceOf)].join('\n') },
    locations: [placeOf(location ?? elsewhere)],
    relatedLocations: impacts.flatMap((impact, id) =>
      impact.location ? [{ id, ...placeOf(impact.location), message: { text: sentenceOf(impact) } }] : [],
    ),
    partialFingerprints: { 'change/v1': fingerprintOf([rule, coordinate, before, after]) },
    properties: { coordinate, before, after, impacts: impacts.map(({ location: _, ...impact }) => impact) },
  }
}

const sentenceOf = (impact: Impact): string => inOneLine(impactSentence(impact))

/** The same change has it in every run, wherever its lines have gone. */
const fingerprintOf = (parts: readonly (string | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex')

const placeOf = ({ file, line, column, side }: Location): object => ({
  physicalLocation: {
    artifactLocation: { uri: file.toWellFormed().split('/').map(encodeURIComponent).join('/') },
    region: { startLine: line, startColumn: column },
  },
  ...(side === 'before' && { properties: { side } }),
})
