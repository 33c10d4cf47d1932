import { expect, test } from 'vitest'
import { CreateSample, startSamples } from './testkit.ts'

test('what somebody writes is theirs, and the other services are told', async () => {
  await using samples = await startSamples()
  const ada = await samples.person()
  const input = { content: 'hello', isPublic: true }
  const { data } = await samples.execute(ada, CreateSample, { input })
  const { sample, errors } = data.createSample
  expect({ sample, errors }).toMatchObject({ sample: { ...input, author: { id: ada.id } }, errors: [] })
  expect(await samples.outbox()).toMatchObject([
    {
      type: 'sample.created',
      actorId: ada.id,
      data: { sampleId: sample.id, authorId: ada.id, createdAt: sample.createdAt },
    },
  ])
})

test.for([
  ['a blank text', '  ', 'REQUIRED'],
  ['a text that is too long', 'x'.repeat(1_001), 'INVALID'],
  ['a text that cannot be stored', 'a\0b', 'INVALID'],
] as const)('%s is refused, and nothing is kept or said', async ([, content, code]) => {
  await using samples = await startSamples()
  const ada = await samples.person()
  const { data } = await samples.execute(ada, CreateSample, { input: { content } })
  expect(data.createSample).toEqual({ sample: null, errors: [{ code, path: ['input', 'content'] }] })
  const kept = await samples.database.system.selectFrom('samples').selectAll().execute()
  expect([kept, await samples.outbox()]).toEqual([[], []])
})

test('somebody signed out writes nothing', async () => {
  await using samples = await startSamples()
  const { errors } = await samples.execute(null, CreateSample, { input: { content: 'hello' } })
  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
})
