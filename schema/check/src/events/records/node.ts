/** A part of a schema document. Schemas are JSON Schema, draft 2020-12; what draft 7 writes otherwise is read too. */
export interface Node {
  readonly document: SchemaDocument
  /** The JSON pointer of the part, as `/properties/name`; empty for the whole. */
  readonly pointer: string
  readonly schema: unknown
}

export type Keywords = Readonly<Record<string, unknown>>

/** A schema with the nodes that its references name. */
export class SchemaDocument {
  readonly root: Node

  constructor(schema: unknown) {
    this.root = { document: this, pointer: '', schema }
  }

  /** What a `$ref` names; null when it lies outside of the document. */
  resolve(reference: string): Node | null {
    if (reference === '#') return this.root
    if (reference.startsWith('#/')) return this.at(decodeURIComponent(reference.slice(1)))
    if (reference.startsWith('#')) return this.anchored(this.root, reference.slice(1))
    const [id, fragment = ''] = reference.split('#')
    return id !== '' && id === keywordsOf(this.root)?.$id ? this.resolve(`#${fragment}`) : null
  }

  private at(pointer: string): Node | null {
    let schema: unknown = this.root.schema
    for (const token of pointer.split('/').slice(1)) {
      const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
      if (typeof schema !== 'object' || schema === null || !Object.hasOwn(schema, key)) return null
      schema = (schema as Keywords)[key]
    }
    return { document: this, pointer, schema }
  }

  private anchored(node: Node, anchor: string): Node | null {
    if (keywordsOf(node)?.$anchor === anchor) return node
    for (const [, part] of partsOf(node)) {
      const found = this.anchored(part, anchor)
      if (found) return found
    }
    return null
  }
}

/** The keywords of a schema that is not just true or false. */
export function keywordsOf({ schema }: Node): Keywords | null {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema) ? (schema as Keywords) : null
}

/** A part of a node, named by the keys that lead to it. */
export function child(node: Node, ...keys: (string | number)[]): Node {
  let schema: unknown = node.schema
  for (const key of keys) schema = (schema as Keywords)[key]
  return { document: node.document, pointer: pointerOf(node, ...keys), schema }
}

/** The JSON pointer of a keyword or part, whether or not it is there. */
export const pointerOf = (node: Node, ...keys: (string | number)[]): string =>
  keys.reduce<string>((to, key) => `${to}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`, node.pointer)

const maps = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
const singles = [
  'items',
  'additionalItems',
  'additionalProperties',
  'propertyNames',
  'contains',
  'not',
  'if',
  'then',
  'else',
  'unevaluatedProperties',
  'unevaluatedItems',
]

/** The schemas that stand right in a schema, each with the keys that lead to it. */
export function partsOf(node: Node): [readonly (string | number)[], Node][] {
  const keywords = keywordsOf(node)
  if (!keywords) return []
  const within = (key: string): readonly (string | number)[][] => {
    const value = keywords[key]
    if (maps.includes(key)) return Object.keys(value ?? {}).map((name) => [key, name])
    if (Array.isArray(value) && (lists.includes(key) || key === 'items')) return value.map((_, index) => [key, index])
    return singles.includes(key) ? [[key]] : []
  }
  return Object.keys(keywords).flatMap((key) =>
    within(key).map((keys): [readonly (string | number)[], Node] => [keys, child(node, ...keys)]),
  )
}

/** Keywords that say nothing of which records are valid; so are those that no vocabulary knows. */
export const isAnnotation = (key: string): boolean => !asserted.has(key)

const asserted: ReadonlySet<string> = new Set([
  ...maps,
  ...lists,
  ...singles,
  '$ref',
  '$dynamicRef',
  'type',
  'enum',
  'const',
  'required',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'dependencies',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minContains',
  'maxContains',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
])

/** The same text for what says the same of records: keys in order, references followed, annotations left out. */
export function canonical(node: Node, above: readonly string[] = []): string {
  const keywords = keywordsOf(node)
  if (!keywords) return JSON.stringify(node.schema)
  if (above.includes(node.pointer)) return `"loop ${above.length - above.indexOf(node.pointer)}"`
  const parts = new Map(partsOf(node).map(([keys, part]) => [keys.join('\n'), part]))
  const below = [...above, node.pointer]
  const textOf = (key: string): string => {
    const value = keywords[key]
    if (key === '$ref') {
      const target = node.document.resolve(String(value))
      return target ? canonical(target, below) : JSON.stringify(value)
    }
    // What it names depends on where one comes from, so that anything in the document may matter.
    if (key === '$dynamicRef') return JSON.stringify(node.document.root.schema)
    if (parts.has(key)) return canonical(parts.get(key)!, below)
    if (!maps.includes(key) && !lists.includes(key) && key !== 'items') return JSON.stringify(value)
    const inner = Object.keys(value as object).sort()
    return `{${inner.map((name) => `${JSON.stringify(name)}:${canonical(parts.get(`${key}\n${name}`)!, below)}`)}}`
  }
  const keys = Object.keys(keywords).filter((key) => !isAnnotation(key) && key !== '$defs' && key !== 'definitions')
  return `{${keys.sort().map((key) => `${JSON.stringify(key)}:${textOf(key)}`)}}`
}
