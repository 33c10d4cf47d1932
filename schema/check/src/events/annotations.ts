import { isDeepStrictEqual } from 'node:util'
import { isAnnotation, keywordsOf, type Node, partsOf, pointerOf, SchemaDocument } from './records/node.ts'

/** A keyword that says nothing of which records are valid, and says something else now. */
export interface AnnotationChange {
  readonly pointer: string
  readonly keyword: string
  readonly before: unknown
  readonly after: unknown
}

/** Of the whole contract; they are changes of their own. */
const ofContract: ReadonlySet<string> = new Set(['x-topic', 'x-key', 'x-kind', 'x-version', 'x-ends', 'x-consumers'])

/** The annotations that differ in what stands on both sides. */
export function annotationChanges(before: unknown, after: unknown): AnnotationChange[] {
  return changesOf(new SchemaDocument(before).root, new SchemaDocument(after).root)
}

function changesOf(before: Node, after: Node): AnnotationChange[] {
  const [was, is] = [keywordsOf(before), keywordsOf(after)]
  if (!was || !is) return []
  const isRoot = after.pointer === ''
  const own = [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((key) => isAnnotation(key) && !(isRoot && ofContract.has(key)))
    .filter((key) => !isDeepStrictEqual(was[key], is[key]))
    .map((keyword) => ({ pointer: pointerOf(after, keyword), keyword, before: was[keyword], after: is[keyword] }))
  const parts = new Map(partsOf(before).map(([keys, part]) => [keys.join('\n'), part]))
  const inner = partsOf(after).flatMap(([keys, part]) => {
    const old = parts.get(keys.join('\n'))
    return old ? changesOf(old, part) : []
  })
  return [...own, ...inner]
}
