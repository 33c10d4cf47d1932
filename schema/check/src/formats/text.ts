import { styleText } from 'node:util'
import { entryFor } from '../approvals/entry.ts'
import type { Finding, Impact } from '../finding.ts'
import { rules } from '../registry.ts'
import type { Format, Style } from './format.ts'
import { inOneLine, printable } from './printable.ts'
import { exclusionText, operationText, placeText, plural, summaryOf } from './words.ts'

const colors = { breaking: 'red', risk: 'yellow', notice: 'cyan', safe: 'green' } as const

/** As many impacts of one finding as a person reads; all of them with `--verbose`. */
const impactsMax = 10

/** For people at a terminal. */
export const text: Format = {
  report(report, style) {
    const { findings, approved, excluded, notes, composers, before, after } = report
    const shown = findings.filter(({ severity }) => style.verbose || severity !== 'safe')
    const explained = new Set<string>()
    const blocks = shown.map((finding) => {
      const isFirst = !explained.has(finding.rule)
      explained.add(finding.rule)
      return findingText(finding, isFirst, style)
    })
    const excuses = [
      ...approved.map(({ finding, entry }) =>
        excuse('approved', finding, `${entry.reason} (until ${entry.until})`, style),
      ),
      ...excluded.map(({ finding, exclusions }) =>
        excuse('excluded', finding, exclusions.map(exclusionText).join(' '), style),
      ),
    ]
    return [
      `${inOneLine(`${capital(after)}, compared with ${before}.`)}\n`,
      ...blocks,
      ...excuses,
      ...[...notes, ...(style.verbose ? composers : [])].map((note) => `Note: ${inOneLine(note)}\n`),
      `${paint(summaryOf(report), report.exit === 0 ? 'green' : 'red', style)}\n`,
    ].join('\n')
  },

  failure({ problems, advice }, style) {
    const lines = problems.map(({ message, location, frame }) => {
      if (frame !== undefined) return `${paint('error', colors.breaking, style)}  ${printable(frame)}\n`
      const place = location ? `${inOneLine(placeText(location))}: ` : ''
      return `${paint('error', colors.breaking, style)}  ${place}${printable(message)}\n`
    })
    return [...lines, ...(advice === null ? [] : [`${printable(advice)}\n`])].join('')
  },
}

function findingText(finding: Finding, isFirst: boolean, style: Style): string {
  const { severity, rule, coordinate, message, location, impacts } = finding
  const heading = [paint(severity, colors[severity], style), paint(inOneLine(coordinate), 'bold', style), rule].join(
    '  ',
  )
  const place = location ? `    ${paint(`at ${inOneLine(placeText(location))}`, 'dim', style)}\n` : ''
  const most = style.verbose ? impacts.length : impactsMax
  const left = impacts.length - most
  const advice = isFirst && severity !== 'safe' ? rules.get(rule)?.advice : undefined
  const approval = style.verbose && severity === 'breaking' ? entryFor(finding) : ''
  return [
    `${heading}\n    ${inOneLine(message)}\n`,
    place,
    ...impacts.slice(0, most).map((impact) => impactText(impact, style)),
    left > 0 ? `    and ${plural(left, 'more operation')} (see all with --verbose)\n` : '',
    advice ? `    ${paint('To do:', 'bold', style)} ${advice}\n` : '',
    approval && `    To approve it:\n${printable(approval).replaceAll(/^(?=.)/gm, '      ')}`,
  ].join('')
}

function impactText(impact: Impact, style: Style): string {
  const { verdict, selection, location, reason } = impact
  const where = [selection && `at ${selection}`, location && `in ${placeText(location)}`].filter(Boolean).join(', ')
  const word = verdict === 'broken' ? paint('broken ', colors.breaking, style) : paint('at risk', colors.risk, style)
  return `    ${word}  ${inOneLine(operationText(impact))}${where && ` ${inOneLine(where)}`}\n             ${inOneLine(reason)}\n`
}

const excuse = (word: string, { coordinate, rule }: Finding, why: string, style: Style): string =>
  `${paint(word, 'green', style)}  ${inOneLine(coordinate)}  ${rule}\n    ${inOneLine(why)}\n`

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const paint = (words: string, color: Parameters<typeof styleText>[0], { colors }: Style): string =>
  colors ? styleText(color, words, { validateStream: false }) : words
