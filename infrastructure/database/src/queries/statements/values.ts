import type { Page } from '../../pages/page.ts'
import { type ViewerId, viewerInSession } from '../../viewers/viewer-id.ts'
import { createMarker } from './markers.ts'

export type Scalar = string | number | bigint | Date | Uint8Array
/** What one call gives: parameters. Null, undefined and booleans are known while the query is built, and part of its shape. */
export type StatementValue = Scalar | ViewerId | readonly (Scalar | null)[] | Page | boolean | null | undefined
export interface StatementValues {
  readonly [name: string]: StatementValue
}

/** What alters the SQL: the query is built once for each. */
export interface StatementShape {
  readonly [name: string]: ShapeValue
}
export type ShapeValue = string | number | boolean | null | undefined

/** Reads what a marker stands for out of the values of a call. */
export type Read = (values: StatementValues) => unknown

/**
 * The key of the query for such values and this shape. Calls with the same key get the same SQL, so it tells apart all that
 * the query's author can see while it is built.
 * @throws TypeError for what can be neither a parameter nor a part of a shape
 */
export function keyOf(values: StatementValues, shape: StatementShape | undefined): string {
  let key = ''
  for (const name in values) key += `${name}:${kindOf(name, values[name])},`
  if (shape === undefined) return key
  key += '|'
  for (const name in shape) key += `${name}:${shapeOf(name, shape[name])},`
  return key
}

/** A letter, and of a page everything but what its cursor holds. */
function kindOf(name: string, value: StatementValue): string {
  if (value === null) return 'n'
  if (value === viewerInSession) return 's'
  switch (typeof value) {
    case 'undefined':
      return 'u'
    case 'boolean':
      return value ? 't' : 'f'
    case 'object':
      if (Array.isArray(value)) return 'l'
      if (value instanceof Date || value instanceof Uint8Array) return 'v'
      if (isPage(value)) return `p${value.first}${value.backwards ? 'b' : 'f'}${cursorOf(name, value)}`
      throw new TypeError(
        `The value \`${name}\` of a statement can be no parameter: it is neither a value, a list nor a page`,
      )
    default:
      return 'v'
  }
}

const cursorOf = (name: string, { after }: Page): string =>
  after === null ? 'n' : `(${after.map((value) => kindOf(name, value as StatementValue)).join('')})`

function shapeOf(name: string, value: ShapeValue): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return String(value)
  throw new TypeError(`\`${name}\` can be no part of a statement's shape: it is an object`)
}

function isPage(value: object): value is Page {
  return 'after' in value && 'first' in value && Number.isInteger(value.first)
}

/**
 * The values as the query's author gets them: markers where a parameter will be.
 * @returns beside them what each marker stands for
 */
export function markValues(values: StatementValues): { marked: StatementValues; reads: Map<object, Read> } {
  const reads = new Map<object, Read>()
  const mark = (name: string, value: unknown, read: Read): unknown => {
    if (value === null || typeof value === 'boolean' || value === undefined) return value
    if (value === viewerInSession) return value
    const marker = createMarker(name, Array.isArray(value))
    reads.set(marker, read)
    return marker
  }
  const marked = Object.entries(values).map(([name, value]) => {
    if (typeof value !== 'object' || value === null || !isPage(value))
      return [name, mark(name, value, (all) => all[name])]
    const after = value.after?.map((item, n) =>
      mark(`${name}.after[${n}]`, item, (all) => (all[name] as Page).after![n]),
    )
    return [name, { ...value, after: after ?? null }]
  })
  return { marked: Object.fromEntries(marked), reads }
}
