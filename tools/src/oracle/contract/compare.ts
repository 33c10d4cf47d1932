import { Between, someTime } from './answers.ts'

/** The first place where an answer is not as expected, or null. Lists are compared whatever their order. */
export function difference(expected: unknown, got: unknown, path = ''): string | null {
  if (expected instanceof Between) {
    const fits = typeof got === 'number' && got >= expected.least && got <= expected.most
    return fits ? null : differs(path, `${expected.least} to ${expected.most}`, got)
  }
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
  const [ours, theirs] = [expected.map(keyOf).sort(), got.map(keyOf).sort()]
  if (ours.join() !== theirs.join()) return differs(path, ours, theirs)
  const left = [...got]
  for (const item of expected) {
    const key = keyOf(item)
    const same = left.filter((one) => keyOf(one) === key)
    const found = same.map((one) => difference(item, one, `${path}[${key}]`))
    const match = found.indexOf(null)
    if (match < 0) return found[0]!
    left.splice(left.indexOf(same[match]), 1)
  }
  return null
}

/** What names an item of a list: its id, or the id of what is in it. */
function keyOf(item: unknown): string {
  if (!isRecord(item)) return String(item)
  const { id, node, user, name } = item
  if (typeof id === 'string') return id
  if (isRecord(node)) return keyOf(node)
  if (isRecord(user)) return keyOf(user)
  return typeof name === 'string' ? name : 'nobody'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const differs = (path: string, expected: unknown, got: unknown) =>
  `${path}\n    expected ${show(expected)}\n    got      ${show(got)}`

const show = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 2_000)
