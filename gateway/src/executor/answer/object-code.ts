import { type GraphQLOutputType, isNonNullType } from 'graphql'
import { readCode, readOwn } from '../own-keys.ts'
import type { Complete } from './completers.ts'
import { leafTest } from './leaves.ts'

/** One field of an object that the client gets. */
export interface ObjectField {
  /** The client's response key. */
  readonly key: string
  readonly complete: Complete
  /** The field in the merged tree; typenames and introspection are not in it, and are never null. */
  readonly source?: { readonly key: string; readonly type: GraphQLOutputType; readonly what: string }
}

/** Generates the function that builds one object: a literal, so that engines and JSON.stringify see one shape. */
export function compileObject(fields: readonly ObjectField[]): Complete {
  const names = fields.map((_, index) => `c${index}`)
  const entries = fields.map(({ key }, index) => `[${JSON.stringify(key)}]: r${index}`)
  // The code is made of GraphQL names alone, which are quoted all the same; nothing of a request's values is in it.
  const make = new Function(
    'readOwn',
    ...names,
    `return function project(o, p) {\nlet n = p.count;\n${fields.map(fieldCode).join('\n')}\nreturn {${entries.join(', ')}};\n}`,
  )
  return make(readOwn, ...fields.map(({ complete }) => complete)) as Complete
}

/** Reads one field; the common leaves are tested in place, all else goes through the completer. */
function fieldCode({ key, source }: ObjectField, index: number): string {
  const value = `v${index}`
  const read = source ? readCode('o', source.key) : 'undefined'
  const test = source && leafTest(source.type, value)
  const call = `c${index}(${value}, p)`
  const located = `if (p.count !== n) { p.under(${JSON.stringify(key)}, n); n = p.count; }`
  const bubble = !source || isNonNullType(source.type) ? `if (r${index} === undefined) return undefined;` : ''
  const absent = source && isNonNullType(source.type) ? absentCode(key, source, value) : ''
  if (test)
    return `const ${value} = ${read}; let r${index} = ${value}; if (!(${test})) { ${absent} r${index} = ${call}; ${located} ${bubble} }`
  return `const ${value} = ${read}; ${absent} const r${index} = ${call}; ${located} ${bubble}`
}

function absentCode(key: string, source: { readonly key: string; readonly what: string }, value: string): string {
  const isAbsent = `${value} === undefined && p.isAbsent(o, ${JSON.stringify(source.key)}, ${JSON.stringify(source.what)})`
  return `if (${isAbsent}) { p.under(${JSON.stringify(key)}, n); return undefined; }`
}
