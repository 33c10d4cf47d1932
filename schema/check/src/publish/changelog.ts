import type { Approved } from '../approvals/apply.ts'
import type { Finding, Severity } from '../finding.ts'
import type { Report } from '../report/report.ts'
import type { Version } from './store.ts'

const headings: readonly (readonly [Severity, string])[] = [
  ['breaking', 'Breaking'],
  ['risk', 'At risk'],
  ['notice', 'Worth knowing'],
  ['safe', 'Safe'],
]

/** The changes of one version in Markdown; a report of null is that of the first version. */
export function sectionOf({ version, date, forced }: Version, report: Report | null): string {
  const heading = `## Version ${version} (${date})\n`
  if (report === null) return `${heading}\nThis is the first version.\n`
  const { findings, approved } = report
  const lists = headings.flatMap(([severity, title]) => {
    const lines = findings.filter((finding) => finding.severity === severity).map(lineOf)
    return lines.length > 0 ? [`### ${title}\n\n${lines.join('')}`] : []
  })
  const parts = [
    heading,
    ...(forced === null ? [] : [`Published although something breaks, because: ${inMarkdown(forced)}\n`]),
    ...lists,
    ...(approved.length > 0 ? [`### Approved\n\n${approved.map(approvedLine).join('')}`] : []),
  ]
  return parts.length > 1 ? parts.join('\n') : `${heading}\nNothing that clients or services see has changed.\n`
}

/** The changelog of all versions with the newest section before those that stand there already. */
export function withSection(changelog: string, section: string): string {
  const title = '# Changelog\n'
  const older = changelog.startsWith(title) ? changelog.slice(title.length).trimStart() : changelog
  return `${title}\n${section}${older === '' ? '' : `\n${older}`}`
}

function lineOf({ coordinate, message, rule, impacts }: Finding): string {
  const names = [...new Set(impacts.map(({ operation, client }) => (client ? `${operation} (${client})` : operation)))]
  const operations = names.length === 0 ? '' : ` Operations: ${names.map(inMarkdown).join(', ')}.`
  return `- \`${coordinate}\`: ${inMarkdown(message)}${operations} (${rule})\n`
}

const approvedLine = ({ finding, entry }: Approved): string =>
  `- \`${finding.coordinate}\`: ${inMarkdown(finding.message)} Approved until ${entry.until}: ${inMarkdown(entry.reason)}\n`

/** Text of a schema must not become a link, HTML or another list in Markdown; what stands in backquotes is left as it is. */
const inMarkdown = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[\\*_[\]<>#|`]/g, '\\$&')))
    .join('')
