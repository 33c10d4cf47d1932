import type { Finding } from '../finding.ts'
import type { Problem } from '../project/problem.ts'
import type { Format } from './format.ts'
import { inOneLine } from './printable.ts'
import { impactSentence, placeText, plural, summaryOf } from './words.ts'

const commands = { breaking: 'error', risk: 'warning', notice: 'notice' } as const

/** Operations that one annotation names. */
const impactsMax = 5

/** Workflow commands of GitHub Actions: an annotation at the line of each finding, and the summary. */
export const github: Format = {
  report: (report) => {
    const annotations = report.findings.flatMap((finding) => {
      if (finding.severity === 'safe') return []
      return [command(commands[finding.severity], finding.location, finding.rule, messageOf(finding))]
    })
    const notes = report.notes.map((note) => command('notice', null, 'schema-check', note))
    return `${[...annotations, ...notes, inOneLine(summaryOf(report))].join('\n')}\n`
  },
  failure: ({ problems, advice }) => {
    const lines = problems.map(({ message, location }) =>
      command('error', location, 'schema-check', [message, ...(advice === null ? [] : [advice])].join('\n')),
    )
    return `${lines.join('\n')}\n`
  },
}

function messageOf({ coordinate, message, impacts }: Finding): string {
  const lines = impacts.slice(0, impactsMax).map((impact) => {
    const place = impact.location ? ` (${placeText(impact.location)})` : ''
    return `${impactSentence(impact)}${place}`
  })
  const left = impacts.length - impactsMax
  return [`${coordinate}: ${message}`, ...lines, ...(left > 0 ? [`And ${plural(left, 'more operation')}.`] : [])].join(
    '\n',
  )
}

function command(name: string, location: Problem['location'], title: string, message: string): string {
  const { file, line, column } = location ?? {}
  const properties = { file, line, col: column, title }
  const given = Object.entries(properties).filter(([, value]) => value !== undefined)
  return `::${name} ${given.map(([key, value]) => `${key}=${property(String(value))}`).join(',')}::${data(message)}`
}

const data = (text: string): string =>
  text
    .split('\n')
    .map((line) => inOneLine(line).replaceAll('%', '%25'))
    .join('%0A')

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
