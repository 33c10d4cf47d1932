import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { type StartedSamples, startSamples } from './testkit.ts'

const entities = /* GraphQL */ `
  query ($refs: [_Any!]!) {
    _entities(representations: $refs) {
      ... on Sample { id content }
      ... on User { id samples { nodes { id } } }
      ... on Viewer { viewerId: id }
    }
  }
`

async function resolve(samples: StartedSamples, viewer: TestViewer | null, ...refs: object[]) {
  const { data, errors } = await samples.execute(viewer, entities, { refs })
  expect(errors).toBeUndefined()
  return data._entities
}

test('everybody sees what is public, and the author alone the rest', async () => {
  await using samples = await startSamples()
  const [ada, grace] = [await samples.person(), await samples.person()]
  const own = await samples.create(ada)
  const open = await samples.create(ada, { isPublic: true })
  const refs = [own, open].map((id) => ({ __typename: 'Sample', id }))
  const user = { __typename: 'User', id: ada.id }
  const seenBy = async (viewer: TestViewer | null) => {
    const [first, second, { samples: listed }] = await resolve(samples, viewer, ...refs, user)
    return { one: first?.id, other: second?.id, listed: listed.nodes.map(({ id }: { id: string }) => id) }
  }
  expect(await seenBy(ada)).toEqual({ one: own, other: open, listed: [open, own] })
  for (const viewer of [grace, null]) expect(await seenBy(viewer)).toEqual({ other: open, listed: [open] })
})

test('the viewer pages through their own', async () => {
  await using samples = await startSamples()
  const ada = await samples.person()
  const ids = [await samples.create(ada), await samples.create(ada), await samples.create(ada)]
  const document = /* GraphQL */ `
    query ($after: String) {
      viewer { samples(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }
    }
  `
  const first = (await samples.execute(ada, document)).data.viewer.samples
  expect(first.nodes.map(({ id }: { id: string }) => id)).toEqual([ids[2], ids[1]])
  expect(first.pageInfo.hasNextPage).toBe(true)
  const rest = (await samples.execute(ada, document, { after: first.pageInfo.endCursor })).data.viewer.samples
  expect(rest).toMatchObject({ nodes: [{ id: ids[0] }], pageInfo: { hasNextPage: false } })
})

test('ids are understood in either case, and what is no id names nothing', async () => {
  await using samples = await startSamples()
  const ada = await samples.person()
  const id = await samples.create(ada)
  const upper = (typename: string, text: string) => ({ __typename: typename, id: text.toUpperCase() })
  expect(await resolve(samples, ada, upper('Sample', id), upper('User', ada.id), upper('Viewer', ada.id))).toEqual([
    { id, content: 'hello' },
    { id: ada.id, samples: { nodes: [{ id }] } },
    { viewerId: ada.id },
  ])
  const nonsense = ['Sample', 'User', 'Viewer'].map((__typename) => ({ __typename, id: 'no id' }))
  expect(await resolve(samples, ada, ...nonsense)).toEqual([null, null, null])
})

test('many cost as many statements as one', async () => {
  await using samples = await startSamples()
  const people = [await samples.person(), await samples.person(), await samples.person()]
  const refs: object[] = []
  for (const person of people) {
    refs.push({ __typename: 'User', id: person.id })
    refs.push({ __typename: 'Sample', id: await samples.create(person, { isPublic: true }) })
  }
  const count = async (some: object[]) =>
    (await samples.sqlStatements(() => resolve(samples, null, ...some))).statements.length
  expect(await count(refs)).toBe(await count(refs.slice(0, 2)))
})
