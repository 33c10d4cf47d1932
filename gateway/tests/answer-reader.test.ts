import { describe, expect, test } from 'vitest'
import { createAnswerReader } from '../src/transports/answer-reader.ts'

/** What a parser makes of a text. */
function outcome(parse: (text: string) => unknown, text: string): unknown {
  try {
    return { value: parse(text) }
  } catch {
    return 'no JSON'
  }
}

/** Repeatable numbers below a limit. */
function randomizer(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

type Shape = 'leaf' | { readonly item: Shape } | { readonly fields: readonly (readonly [string, Shape])[] }

const leaves = [
  'u1',
  '',
  'wörd €',
  'a "q"',
  'x\\y',
  'line\nbreak',
  0,
  1,
  -1,
  1.5,
  1e21,
  123456789,
  1234567890,
  true,
  null,
]
const scraps = ['"', '\\', '{', '}', '[', ']', ',', ':', '0', '1', '-', '.', 'e', ' ', '\n', '\t', 'n', '"a":', 'null']

function shapeOf(random: (below: number) => number, depth = 0): Shape {
  const kind = depth > 3 ? 0 : random(4)
  if (kind === 1) return { item: shapeOf(random, depth + 1) }
  if (kind !== 2) return 'leaf'
  const names = ['a', 'b', '__typename', 'constructor'].slice(0, random(5))
  return { fields: names.map((name) => [name, shapeOf(random, depth + 1)]) }
}

function valueFor(shape: Shape, random: (below: number) => number): unknown {
  if (random(12) === 0) return null
  if (shape === 'leaf') return leaves[random(leaves.length)]
  if ('item' in shape) return Array.from({ length: random(4) }, () => valueFor(shape.item, random))
  return Object.fromEntries(shape.fields.map(([name, below]) => [name, valueFor(below, random)]))
}

test('answers of any shape, whole and damaged, are read as JSON.parse reads them', () => {
  const random = randomizer(7)
  for (let round = 0; round < 300; round++) {
    const shape = { fields: [['data', { fields: [['x', shapeOf(random)]] }]] } as const
    const read = createAnswerReader()
    for (let answer = 0; answer < 50; answer++) {
      let text = JSON.stringify(valueFor(shape, random)) + (random(2) ? '\n' : '')
      if (answer > 10 && random(2)) {
        const at = random(text.length + 1)
        text = text.slice(0, at) + scraps[random(scraps.length)] + text.slice(at + random(2))
      }
      expect([text, outcome(read, text)]).toEqual([text, outcome(JSON.parse, text)])
    }
  }
})

describe('once it knows the answers of a fetch', () => {
  const usual = (id: string) => JSON.stringify({ data: { users: [{ id, tags: ['a'], friend: null }] } })
  const known = () => {
    const read = createAnswerReader()
    for (let answer = 0; answer < 20; answer++) read(usual(`u${answer}`))
    return read
  }

  test.each([
    ['with an object where null was', { data: { users: [{ id: 'u1', tags: [], friend: { id: 'u2' } }] } }],
    ['with other keys', { data: { users: [{ name: 'Ada' }] } }],
    ['with errors', { errors: [{ message: 'no' }], data: null }],
    [
      'of lists of what it has never seen',
      { data: { users: [{ id: { deep: [1] }, tags: [{ a: 1 }], friend: null }] } },
    ],
    ['with a name that objects have', JSON.parse('{"data":{"users":[{"__proto__":1,"tags":[],"friend":null}]}}')],
  ])('an answer %s is read, again and again, and so is the usual one after it', (_, answer) => {
    const read = known()
    for (let time = 0; time < 30; time++) {
      expect(read(JSON.stringify(answer))).toEqual(answer)
      expect(read(usual('u1'))).toEqual(JSON.parse(usual('u1')))
    }
  })

  test.each([
    '',
    'nonsense',
    usual('u1').slice(0, -1),
    `${usual('u1')}}`,
    usual('u\n1').replace('\\n', '\n'),
    '{"data":01}',
  ])('%j is no JSON', (text) => expect(() => known()(text)).toThrow(SyntaxError))
})
