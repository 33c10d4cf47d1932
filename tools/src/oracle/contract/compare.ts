import { anyValue, Between, Maybe, someTime } from './answers.ts'

/** The first place where an answer is not as expected, or null. Lists are compared whatever their order. */
export function difference(expected: unknown, got: unknown, path = ''): string | null {
  if (expected instanceof Between) {
    const fits = typeof got === 'number' && got >= expected.least && got <= expected.most
    return fits ? null : differs(path, `${expected.least} to ${expected.most}`, got)
  }
  if (expected === anyValue) return null
  if (expected === someTime) return typeof got === 'string' ? null : differs(path, someTime, got)
  if (Array.isArray(expected) && Array.isArray(got)) return differenceOfLists(expected, got, path)
  if (isRecord(expected) && isRecord(got)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(got)])) {
      const found = difference(expected[key], got[key], `${path}.${key}`)
      if (found !== null) return found
    }
    return null
  }
  return expected === got ? null : differs(path, expected, got)
}

function differenceOfLists(expected: readonly unknown[], got: readonly unknown[], path: string): string | null {
  const left = [...got]
  const missing: string[] = []
  let inItem: string | null = null
  // What has to be there first, so that what may be there does not take its place.
  for (const item of expected.toSorted((one, other) => Number(one instanceof Maybe) - Number(other instanceof Maybe))) {
    const [value, isSure] = item instanceof Maybe ? [item.value, false] : [item, true]
    const key = keyOf(value)
    const same = left.filter((one) => keyOf(one) === key)
    const differences = same.map((one) => difference(value, one, `${path}[${key}]`))
    const match = differences.indexOf(null)
    if (match >= 0) left.splice(left.indexOf(same[match]), 1)
    else if (same.length > 0) inItem ??= differences[0]!
    else if (isSure) missing.push(key)
  }
  if (inItem !== null) return inItem
  if (missing.length === 0 && left.length === 0) return null
  return differs(path, expected.map(keyOf), got.map(keyOf))
}

/** What names an item of a list: its id, or the id of what is in it. */
function keyOf(item: unknown): string {
  if (item instanceof Maybe) return `${keyOf(item.value)}?`
  if (!isRecord(item)) return String(item)
  const { id, node, user, name, actor, subject, type } = item
  if (typeof id === 'string') return id
  if (isRecord(node)) return keyOf(node)
  if (isRecord(user)) return keyOf(user)
  if (subject !== undefined) return `${type} by ${keyOf(actor)} about ${keyOf(subject)}`
  return typeof name === 'string' ? name : 'nobody'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const differs = (path: string, expected: unknown, got: unknown) =>
  `${path}\n    expected ${show(expected)}\n    got      ${show(got)}`

const show = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 2_000)
