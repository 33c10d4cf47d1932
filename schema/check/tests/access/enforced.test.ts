import { type Access, authorize, stripSecurity } from 'gateway/authorization'
import { expect, test } from 'vitest'
import { access } from '../../src/access/access.ts'
import { changeOf } from '../../src/testing/change.ts'

const operations = [
  '{ node { id name } }',
  '{ node { ... on User { name mate { id } } ... on Post { name } } }',
  '{ user { name mate { name ... on Node { id } } } }',
  '{ nodes { ...N } } fragment N on Node { name ... on User { kind } }',
  '{ user { kind } any { __typename ... on Post { id } ... on User { id } } }',
  'mutation { write { name } }',
  '{ user { name @skip(if: true) } }',
]

const held = ['x', 'y', 'z']
const subsets = Array.from({ length: 8 }, (_, bits) => held.filter((__, index) => bits & (1 << index)))
const everybody: readonly (Access | null)[] = [
  null,
  ...subsets.flatMap((scopes) => subsets.map((policies) => ({ scopes, policies }))),
]

test('an operation is broken exactly where the gateway refuses somebody what it gave before', () => {
  let broken = 0
  for (let round = 0; round < 40; round++) {
    const random = sequence(round)
    const change = changeOf(
      { subgraphs: { a: schema(random) }, operations },
      { subgraphs: { a: schema(random) }, operations },
    )
    const [was, is] = [change.before, change.after].map(({ supergraphSdl }) => stripSecurity(supergraphSdl).rules)
    const found = access(change) as Awaited<ReturnType<typeof access>>
    const judged = new Set(found.flatMap(({ impacts }) => impacts.map(({ hash }) => hash)))
    for (const { document, hash } of change.operations) {
      const refused = everybody.some((caller) => {
        const pathsOf = (rules: typeof was) =>
          authorize(document, rules!, caller).errors.map(({ path }) => `${path?.join('.')}.`)
        const before = pathsOf(was)
        return pathsOf(is).some((path) => !before.some((earlier) => path.startsWith(earlier) || earlier === '.'))
      })
      expect(judged.has(hash), `${round}: ${document.loc?.source.body}`).toBe(refused)
      if (refused) broken++
    }
  }
  expect(broken).toBeGreaterThan(50)
})

/** The same schema each time, with requirements that differ. */
function schema(random: (below: number) => number): string {
  const sets = () =>
    JSON.stringify(Array.from({ length: 1 + random(2) }, () => held.slice(random(3)).slice(0, 1 + random(2))))
  const rule = () =>
    [
      () => '@authenticated',
      () => `@requiresScopes(scopes: ${sets()})`,
      () => `@policy(policies: ${sets()})`,
      () => '',
      () => '',
      () => '',
    ][random(6)]!()
  return `type Query { node: Node ${rule()} nodes: [Node!] user: User ${rule()} any: Any }
    type Mutation { write: Post ${rule()} } union Any = User | Post interface Node { id: ID! name: String }
    type User implements Node ${rule()} { id: ID! name: String ${rule()} mate: User ${rule()} kind: Kind }
    type Post implements Node { id: ID! ${rule()} name: String ${rule()} } enum Kind ${rule()} { A }`
}

/** Pseudo-random numbers, the same for a seed. */
function sequence(seed: number): (below: number) => number {
  let state = (seed + 1) * 2654435761
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
