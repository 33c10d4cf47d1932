import { printSourceLocation } from 'graphql'
import type { CompositionProblem } from './problems.ts'

/** More places of one problem are counted, not shown. */
const shown = 4

/** Problems of composition for a terminal: the sentence, then each place in a frame of the lines around it. */
export const printProblems = (problems: readonly CompositionProblem[]): string => problems.map(print).join('\n')

function print({ code, message, details, places }: CompositionProblem): string {
  const frames = places
    .slice(0, shown)
    .map(({ source, location: { line, column } }) => `${printSourceLocation(source, { line, column })}\n`)
  const more = places.length > shown ? [`and ${places.length - shown} more places.\n`] : []
  const explanation = details.map((line) => `  ${line}\n`).join('')
  return [`${code}: ${message}\n${explanation}`, ...frames, ...more].join('\n')
}
