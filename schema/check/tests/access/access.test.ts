import { describe, expect, test } from 'vitest'
import { judge, verdicts } from './support.ts'

const user = (email = '', rest = '') =>
  `type Query { user: User me: User @authenticated } type User { id: ID! email: String ${email} } ${rest}`

test('a sign-in breaks anonymous callers of the operations that select the field, and no others', async () => {
  expect(
    await verdicts(user(), user('@authenticated'), 'query E { user { mail: email } }', 'query I { user { id } }'),
  ).toEqual([
    'breaking access-added User.email | E user.mail: Anonymous callers get null at `user.mail`, and the error UNAUTHENTICATED.',
  ])
})

test('the finding says what stood there, what stands there, where, and what to do', async () => {
  const [finding] = await judge(
    { a: user(), b: 'type Query { b: Int }' },
    { a: user('@requiresScopes(scopes: [["x"]])'), b: 'type Query { b: Int }' },
  )
  expect(finding).toEqual({
    rule: 'access-added',
    severity: 'safe',
    coordinate: 'User.email',
    message:
      '`User.email` now requires the scope `x`: it shuts out callers without the scope `x`, anonymous ones too. Give them what it requires first, or offer what is protected as a new field.',
    before: null,
    after: '@requiresScopes(scopes: [["x"]])',
    location: { file: 'a.graphql', line: 2, column: 71, side: 'after' },
    impacts: [],
  })
})

test('who never got to a place loses nothing there', async () => {
  expect(await verdicts(user(), user('@authenticated'), 'query E { me { email } }')).toEqual([
    'safe access-added User.email',
  ])
  expect(await verdicts(user(), user('@requiresScopes(scopes: [["x"]])'), 'query E { me { email } }')).toEqual([
    'breaking access-added User.email | E me.email: Signed-in callers without the scope `x` get null at `me.email`, and the error FORBIDDEN.',
  ])
})

const scoped = (scopes: string) => user(`@requiresScopes(scopes: ${scopes})`)
const email = 'query E { user { email } }'

describe('scopes are alternatives of sets', () => {
  test.each([
    [
      '[["x"], ["y"]]',
      '[["x", "y"]]',
      'breaking access-tightened',
      'with the scope `x` or the scope `y` but without the scopes `x` and `y`',
    ],
    ['[["x", "y"]]', '[["x"], ["y"]]', 'notice access-loosened', ''],
    ['[["x"]]', '[["y"]]', 'breaking access-tightened', 'with the scope `x` but without the scope `y`'],
    ['[["x"]]', '[["x"], ["y"]]', 'notice access-loosened', ''],
    ['[["x"], ["y"]]', '[["y"]]', 'breaking access-tightened', 'with the scope `x` but without the scope `y`'],
  ])('%s → %s', async (before, after, verdict, who) => {
    const [line = ''] = await verdicts(scoped(before), scoped(after), email)
    expect(line).toMatch(verdict)
    expect(line).toContain(who)
  })

  test.each([
    ['[["x"], ["y"]]', '[["y"], ["x"]]'],
    ['[["x", "y"]]', '[["y", "x"]]'],
    ['[["x"]]', '[["x"], ["x", "y"]]'],
  ])('%s and %s are the same', async (before, after) => {
    expect(await verdicts(scoped(before), scoped(after), email)).toEqual([])
    expect(await verdicts(scoped(after), scoped(before), email)).toEqual([])
  })

  test('who loses and who gains by one change is in one finding', async () => {
    const [finding] = await judge(scoped('[["x"]]'), scoped('[["y"]]'))
    expect(finding).toMatchObject({ rule: 'access-tightened', severity: 'notice' })
    expect(finding?.message).toContain('it shuts out callers with the scope `x` but without the scope `y`')
    expect(finding?.message).toContain('it lets in callers with the scope `y`')
  })

  test('a caller must have had what the way to the place requires', async () => {
    const sdl = (scopes: string) =>
      `type Query { user: User @requiresScopes(scopes: [["p"], ["x"]]) } type User { email: String @requiresScopes(scopes: ${scopes}) }`
    const [finding] = await judge(sdl('[["x"], ["y"]]'), sdl('[["x", "y"], ["p", "y"], ["x", "z"]]'), email)
    expect(finding?.impacts[0]?.reason).toMatch('Callers with the scope `x` but without')
    expect(await verdicts(sdl('[["x"]]'), sdl('[["x"], ["q", "p"]]'), email)).toEqual([
      'notice access-loosened User.email',
    ])
  })

  test('policies are judged alike, and beside scopes', async () => {
    const [line = ''] = await verdicts(
      user('@requiresScopes(scopes: [["x"]])'),
      user('@requiresScopes(scopes: [["x"]]) @policy(policies: [["p"], ["q"]])'),
      email,
    )
    expect(line).toContain('Callers with the scope `x` but without the scope `x` and the policy `p` or the policy `q`')
    const [other = ''] = await verdicts(
      user('@policy(policies: [["p"]])'),
      user('@policy(policies: [["p", "q"]])'),
      email,
    )
    expect(other).toMatch('breaking access-tightened User.email | E user.email: Callers with the policy `p`')
  })
})
