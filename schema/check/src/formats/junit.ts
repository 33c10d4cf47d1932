import type { Finding } from '../finding.ts'
import { rules } from '../registry.ts'
import type { Format } from './format.ts'
import { printable } from './printable.ts'
import { impactSentence, placeText, summaryOf } from './words.ts'

/** JUnit's XML, as CI systems read it: a suite for each pass, a case for each finding, failed where it breaks somebody. */
export const junit: Format = {
  report(report) {
    const shown = report.findings.filter(({ severity }) => severity !== 'safe')
    const suites = Map.groupBy(shown, ({ rule }) => rules.get(rule)?.pass ?? 'other')
    const summary = element('testcase', { classname: 'schema-check', name: summaryOf(report) })
    return documentOf([
      suite('schema-check', [summary], 0, 0),
      ...[...suites].map(([pass, findings]) =>
        suite(`schema-check.${pass}`, findings.map(caseOf), failuresIn(findings), 0),
      ),
    ])
  },
  failure({ problems, advice }) {
    const cases = problems.map(({ message, location }) => {
      const place = location ? `${placeText(location)}: ` : ''
      const text = [`${place}${message}`, ...(advice === null ? [] : [advice])].join('\n')
      return element(
        'testcase',
        { classname: 'schema-check', name: 'can run' },
        element('error', { message, type: 'cannot-run' }, escaped(text)),
      )
    })
    return documentOf([suite('schema-check', cases, 0, problems.length)])
  },
}

const documentOf = (suites: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'schema-check' }, `\n${suites.join('\n')}\n`)}\n`

function suite(name: string, cases: readonly string[], failures: number, errors: number): string {
  return element('testsuite', { name, tests: cases.length, failures, errors, skipped: 0 }, `\n${cases.join('\n')}\n`)
}

const failuresIn = (findings: readonly Finding[]): number =>
  findings.filter(({ severity }) => severity === 'breaking').length

function caseOf(finding: Finding): string {
  const { rule, severity, coordinate, message, location } = finding
  const attributes = {
    classname: `schema-check.${rule}`,
    name: `${coordinate}: ${message}`,
    ...(location && { file: location.file, line: location.line }),
  }
  const text = escaped(linesOf(finding).join('\n'))
  const inner =
    severity === 'breaking' ? element('failure', { message, type: rule }, text) : element('system-out', {}, text)
  return element('testcase', attributes, inner)
}

const linesOf = ({ severity, message, location, impacts }: Finding): string[] => [
  `${severity}: ${message}`,
  ...(location ? [`at ${placeText(location)}`] : []),
  ...impacts.map((impact) => {
    const place = impact.location ? ` in ${placeText(impact.location)}` : ''
    return `${impactSentence(impact)}${place}`
  }),
]

function element(name: string, attributes: Readonly<Record<string, string | number>>, inner = ''): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  return `<${name}${given.join('')}>${inner}</${name}>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
}

/** Text for XML, which has no place for control characters, not even escaped ones. */
const escaped = (text: string): string => printable(text).replace(/[&<>"\n]/g, (character) => entities[character]!)
