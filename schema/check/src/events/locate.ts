import { isNode, isPair, LineCounter, parseDocument } from 'yaml'
import type { EventType } from '../change.ts'
import type { Location } from '../finding.ts'

/**
 * Finds where a JSON pointer stands in the file of an event type: at its key, or at the item of a list.
 * @returns a function that gives the innermost place that is there
 */
export function pointerLocator({ file, text }: EventType, side: Location['side']): (pointer: string) => Location {
  const lines = new LineCounter()
  // JSON is YAML, and this parser remembers where things are.
  const document = parseDocument(text, { lineCounter: lines })
  const placeAt = (offset: number): Location => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), side }
  }
  return (pointer) => {
    const keys = pointer
      .split('/')
      .slice(1)
      .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    let offset = document.contents?.range?.[0] ?? 0
    for (let length = 1; length <= keys.length; length += 1) {
      const found = offsetIn(document.getIn(keys.slice(0, length - 1), true), keys[length - 1]!)
      if (found === null) break
      offset = found
    }
    return placeAt(offset)
  }
}

function offsetIn(parent: unknown, key: string): number | null {
  if (typeof parent !== 'object' || parent === null || !('items' in parent) || !Array.isArray(parent.items)) return null
  for (const [index, item] of parent.items.entries()) {
    const node = isPair(item) ? item.key : index === Number(key) ? item : null
    if (!isNode(node) || !node.range) continue
    if (!isPair(item) || ('value' in node && String(node.value) === key)) return node.range[0]
  }
  return null
}
