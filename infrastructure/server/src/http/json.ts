import { badRequest } from '../errors/coded-error.ts'

/** Lists and objects within lists and objects of a request. Most code that walks through a value recurses. */
const maxNesting = 100

const tooNested = () => badRequest(`The request is nested more than ${maxNesting} levels deep.`)

/**
 * As `JSON.parse`, for what a client sent: V8 takes a second for a megabyte of brackets.
 * @throws GraphQLError BAD_REQUEST for what is nested more than 100 levels deep, SyntaxError for what is not JSON
 */
export function parseJson(text: string): unknown {
  if (nestsTooDeep(text)) throw tooNested()
  return JSON.parse(text)
}

/** Whether a text would be nested too deep as JSON; what is not JSON has any answer. */
export function nestsTooDeep(text: string): boolean {
  if (text.length <= 2 * maxNesting) return false
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '[' || character === '{') {
      if (++depth > maxNesting) return true
    } else if (character === ']' || character === '}') depth--
    else if (character === '"') at = endOfString(text, at)
  }
  return false
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end < 0 ? text.length : end
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text[at - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}

/**
 * For a value that something else has parsed.
 * @throws GraphQLError BAD_REQUEST for what is nested more than 100 levels deep
 */
export function checkNesting(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null) return
  if (depth === maxNesting) throw tooNested()
  for (const item of Object.values(value)) checkNesting(item, depth + 1)
}
