import type { Location } from '../finding.ts'
import { CannotRun } from './problem.ts'

/** What a text of JSON says. @throws CannotRun at the place of a syntax error */
export function parseJson(text: string, file: string, side: Location['side']): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const said = (error as Error).message
    const [, position] = /at position (\d+)/.exec(said) ?? []
    // Where V8 gives no position it quotes what is there, from ten characters before.
    const [, cut, near] = /, (\.{3})?"([\s\S]*?)"(?:\.{3})? is not valid JSON$/.exec(said) ?? []
    const quoted = near === undefined ? text.length : text.indexOf(near) + (cut ? 10 : 0)
    const read = text.slice(0, Number(position ?? quoted))
    const line = read.split('\n').length
    const column = read.length - read.lastIndexOf('\n')
    throw new CannotRun([{ message: `This is no JSON: ${said}.`, location: { file, line, column, side } }])
  }
}

/** Whether a value is an object and no list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
