import type { Finding, Impact, Severity } from '../finding.ts'
import { rules } from '../registry.ts'
import type { Report } from '../report/report.ts'
import type { Format } from './format.ts'
import { inOneLine } from './printable.ts'
import { exclusionText, operationText, placeText, plural, summaryOf } from './words.ts'

/** GitHub takes a job summary of at most 1 MiB, and shows nothing of a longer one. */
const bytesMax = 1_000_000

/** Rows of one finding's table. */
const impactsMax = 50

const headings: readonly (readonly [Severity, string])[] = [
  ['breaking', 'Breaking'],
  ['risk', 'At risk'],
  ['notice', 'Worth a look'],
]

/** For job summaries and comments. */
export const markdown: Format = {
  report(report, { verbose }) {
    const { before, after, findings, exit } = report
    const shown = verbose ? [...headings, ['safe', 'Safe'] as const] : headings
    const sections = shown.flatMap(([severity, heading]) => {
      const some = findings.filter((finding) => finding.severity === severity)
      return some.length > 0 ? [`### ${heading}\n\n`, ...some.map(sectionOf)] : []
    })
    const head = [
      `## ${exit === 0 ? '✅' : '❌'} Schema check\n\n`,
      `${escaped(summaryOf(report))}\n\n`,
      `Compared: ${code(after)} with ${code(before)}.\n\n`,
    ]
    return bounded([
      ...head,
      ...sections,
      ...excusesOf(report),
      ...report.notes.map((note) => `> ${escaped(note)}\n\n`),
    ])
  },
  failure({ problems, advice }) {
    const list = problems.map(
      ({ message, location }) => `- ${location ? `${code(placeText(location))}: ` : ''}${escaped(message)}\n`,
    )
    return bounded([
      '## ❌ Schema check\n\nNothing was judged:\n\n',
      ...list,
      ...(advice === null ? [] : [`\n${advice.split('\n').map(escaped).join('  \n')}\n`]),
    ])
  },
}

function sectionOf(finding: Finding): string {
  const { rule, coordinate, message, location, impacts } = finding
  const place = location ? ` at ${code(placeText(location))}` : ''
  const left = impacts.length - impactsMax
  const advice = finding.severity === 'safe' ? undefined : rules.get(rule)?.advice
  return [
    `#### ${code(coordinate)} · ${rule}\n\n${escaped(message)}${place}\n\n`,
    impacts.length > 0
      ? '| Operation | Verdict | Selection | Written | What happens |\n| --- | --- | --- | --- | --- |\n'
      : '',
    ...impacts.slice(0, impactsMax).map(rowOf),
    left > 0 ? `\nAnd ${plural(left, 'more operation')}.\n` : '',
    impacts.length > 0 ? '\n' : '',
    advice ? `<details><summary>What to do</summary>\n\n${escaped(advice)}\n\n</details>\n\n` : '',
  ].join('')
}

function rowOf(impact: Impact): string {
  const cells = [
    code(operationText(impact)),
    impact.verdict === 'broken' ? 'broken' : 'at risk',
    impact.selection === '' ? '' : code(impact.selection),
    impact.location ? code(placeText(impact.location)) : '',
    escaped(impact.reason),
  ]
  return `| ${cells.join(' | ')} |\n`
}

function excusesOf({ approved, excluded }: Report): string[] {
  const rows = [
    ...approved.map(({ finding, entry }) => [finding, `${entry.reason} (approved until ${entry.until})`] as const),
    ...excluded.map(({ finding, exclusions }) => [finding, exclusions.map(exclusionText).join(' ')] as const),
  ]
  if (rows.length === 0) return []
  const lines = rows.map(([{ coordinate, rule }, reason]) => `| ${code(coordinate)} | ${rule} | ${escaped(reason)} |\n`)
  return ['### Approved and excluded\n\n| Change | Rule | Why |\n| --- | --- | --- |\n', ...lines, '\n']
}

/** As many whole parts as GitHub takes. */
function bounded(parts: readonly string[]): string {
  let size = 0
  const index = parts.findIndex((part) => {
    size += Buffer.byteLength(part)
    return size > bytesMax
  })
  if (index === -1) return parts.join('')
  return `${parts.slice(0, index).join('')}\n**The rest is left out: it is longer than a job summary may be. See the output of the check.**\n`
}

/** Text as it is, whatever it has of Markdown, HTML, mentions and tables. */
const escaped = (text: string): string =>
  inOneLine(text).replace(/[\\`*_[\]<>|~@&$#]|:(?=\/\/|[a-z_]+:)/g, (character) => `&#${character.charCodeAt(0)};`)

/** Text as code; a span of backticks could be left by a bar or a backtick. */
const code = (text: string): string => `<code>${escaped(text)}</code>`
