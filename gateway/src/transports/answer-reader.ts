import { isObject } from '../executor/own-keys.ts'

/** What stands at one place of the answers that were seen: its keys in their order, its items, or no more than a leaf. */
type Seen = { readonly keys: ReadonlyMap<string, Seen> } | { readonly items: Seen } | 'leaf' | 'nothing' | 'anything'

/** From this answer of a fetch on it is worth the code. */
const compiledFrom = 8
/** So often something else may come than was seen before; then the answers of the fetch are parsed as any other text. */
const maxSurprises = 8
/** Larger shapes are those of leaves that hold objects of their own. */
const maxKeys = 500
const maxDepth = 30

/** Gives what `JSON.parse` gives. @throws SyntaxError for what is not JSON */
export type AnswerReader = (text: string) => unknown

/**
 * Makes a parser for the answers to one fetch, which gives what `JSON.parse` gives. A fetch is answered with the same keys in
 * the same order each time, so code that expects them finds values faster than a parser that expects anything; it also
 * leaves ids the strings they are, where V8 looks each short one up in its table of all strings. Whatever it does not expect
 * is left to `JSON.parse`, from the beginning.
 */
export function createAnswerReader(): AnswerReader {
  let seen: Seen = 'nothing'
  let answers = 0
  let surprises = 0
  let read: ((text: string) => unknown) | undefined
  return (text) => {
    if (surprises > maxSurprises) return JSON.parse(text)
    const plain = isPlain(text)
    if (read && plain) {
      const value = read(text)
      if (value !== unexpected) return value
    }
    const value: unknown = JSON.parse(text)
    // What comes with errors comes seldom, and what can't be read in this way is no surprise.
    if (!isObject(value) || 'errors' in value || (read && !plain)) return value
    if (read) surprises++
    answers++
    if (answers === 1 || answers >= compiledFrom) seen = joined(seen, seenIn(value, 0))
    if (answers >= compiledFrom) {
      read = compile(seen)
      if (!read) surprises = Number.POSITIVE_INFINITY
    }
    return value
  }
}

const unexpected = Symbol('unexpected')

/** Whether no string of a text has escapes, or line breaks and tabs, which no string may have. Others end most texts. */
function isPlain(text: string): boolean {
  const end = text.endsWith('\n') ? text.length - 1 : text.length
  const lineBreak = text.indexOf('\n')
  return (lineBreak < 0 || lineBreak === end) && !text.includes('\\') && !text.includes('\r') && !text.includes('\t')
}

function seenIn(value: unknown, depth: number): Seen {
  if (value === null) return 'nothing'
  if (typeof value !== 'object') return 'leaf'
  if (depth > maxDepth) return 'anything'
  if (Array.isArray(value)) {
    return { items: value.reduce<Seen>((items, item) => joined(items, seenIn(item, depth + 1)), 'nothing') }
  }
  const entries = Object.entries(value)
  if (entries.some(([key]) => !/^[_A-Za-z]\w*$/.test(key) || key === '__proto__')) return 'anything'
  return { keys: new Map(entries.map(([key, item]) => [key, seenIn(item, depth + 1)])) }
}

/** What covers both; `anything` where they differ. */
function joined(one: Seen, other: Seen): Seen {
  if (one === 'nothing') return other
  if (other === 'nothing') return one
  if (typeof one === 'string' || typeof other === 'string') return one === other ? one : 'anything'
  if ('items' in one) return 'items' in other ? { items: joined(one.items, other.items) } : 'anything'
  if (!('keys' in other) || [...one.keys.keys()].join() !== [...other.keys.keys()].join()) return 'anything'
  return { keys: new Map([...one.keys].map(([key, below]) => [key, joined(below, other.keys.get(key)!)])) }
}

/** Undefined where the shape is no fixed one, or too large. */
function compile(seen: Seen): ((text: string) => unknown) | undefined {
  const functions: string[] = []
  let keys = 0
  const readerOf = (shape: Seen): string | undefined => {
    if (shape === 'anything') return undefined
    if (typeof shape === 'string') return 'leaf'
    const name = `read${functions.push('') - 1}`
    const at = functions.length - 1
    if ('items' in shape) {
      const item = readerOf(shape.items)
      if (item) functions[at] = listCode(name, item)
      return item && name
    }
    keys += shape.keys.size
    const readers = [...shape.keys].map(([key, below]) => [key, readerOf(below)] as const)
    functions[at] = objectCode(name, readers)
    return readers.some(([, reader]) => !reader) ? undefined : name
  }
  const root = readerOf(seen)
  if (!root || keys > maxKeys) return undefined
  // The code has nothing of an answer but keys, which are names of letters, digits and underscores.
  return new Function('unexpected', `${common}\n${functions.join('\n')}\nreturn (t) => whole(t, ${root})`)(unexpected)
}

const is = (character: string) => `t.charCodeAt(at) === ${character.charCodeAt(0)}`

const listCode = (name: string, item: string) => `function ${name}(t) {
  if (!(${is('[')})) return leaf(t);
  at++;
  const items = [];
  if (${is(']')}) { at++; return items; }
  for (;;) {
    items.push(${item}(t));
    if (${is(']')}) { at++; return items; }
    if (!(${is(',')})) throw unexpected;
    at++;
  }
}`

function objectCode(name: string, readers: readonly (readonly [string, string | undefined])[]): string {
  const lines = readers.map(([key, reader], index) => {
    const before = `${index === 0 ? '{' : ','}"${key}":`
    const differs = [...before].map(
      (character, offset) => `t.charCodeAt(at + ${offset}) !== ${character.charCodeAt(0)}`,
    )
    return `if (${differs.join(' || ')}) throw unexpected; at += ${before.length}; let v${index}; ${valueCode(`v${index}`, reader)}`
  })
  const start = readers.length === 0 ? `if (!(${is('{')})) throw unexpected; at++;` : ''
  return `function ${name}(t) {
  if (!(${is('{')})) return leaf(t);
  ${start}${lines.join('\n  ')}
  if (!(${is('}')})) throw unexpected;
  at++;
  return { ${readers.map(([key], index) => `${key}: v${index}`).join(', ')} };
}`
}

/** Texts are read in place. */
const valueCode = (variable: string, reader: string | undefined) =>
  reader === 'leaf'
    ? `if (${is('"')}) { const end = t.indexOf('"', at + 1); if (end < 0) throw unexpected; ${variable} = t.substring(at + 1, end); at = end + 1; } else ${variable} = leaf(t);`
    : `${variable} = ${reader}(t);`

const common = `let at = 0;
function whole(t, read) {
  at = 0;
  try {
    const value = read(t);
    if (at < t.length && !(at === t.length - 1 && ${is('\n')})) return unexpected;
    return value;
  } catch (error) {
    if (error === unexpected || error instanceof SyntaxError) return unexpected;
    throw error;
  }
}
function leaf(t) {
  const first = t.charCodeAt(at);
  if (first === 34) {
    const end = t.indexOf('"', at + 1);
    if (end < 0) throw unexpected;
    const text = t.substring(at + 1, end);
    at = end + 1;
    return text;
  }
  if (first === 110) return word(t, 'null', null);
  if (first === 116) return word(t, 'true', true);
  if (first === 102) return word(t, 'false', false);
  if (first !== 45 && !(first >= 48 && first <= 57)) throw unexpected;
  let end = at + 1;
  let whole = first - 48;
  for (;;) {
    const next = t.charCodeAt(end);
    if (next === 44 || next === 93 || next === 125 || !(next > 32)) break;
    whole = next >= 48 && next <= 57 ? whole * 10 + next - 48 : -1e12;
    end++;
  }
  const isWhole = first > 48 && whole > 0 && end - at < 10;
  const number = isWhole ? whole : JSON.parse(t.substring(at, end));
  at = end;
  return number;
}
function word(t, text, value) {
  if (!t.startsWith(text, at)) throw unexpected;
  at += text.length;
  return value;
}`
