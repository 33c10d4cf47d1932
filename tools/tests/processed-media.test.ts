import type { Database } from '@plaza/database'
import { quarters, upload } from '@plaza/media/testing'
import { openEventStream } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { startTestPlaza } from '../src/testing/test-plaza.ts'

test('through the gateway the owner of an upload is told that it is ready, with its owner and its links', async () => {
  await using plaza = await startTestPlaza()
  const ada = await plaza.signUp('ada')
  const bob = await plaza.signUp('bob')
  const { database, setup } = plaza.plaza.subgraphs.get('media')!.instance
  const parts = { system: (database as Database<never>).system, setup: setup as never }
  const Processed = 'subscription { mediaProcessed { id status url owner { username } } }'
  const { url } = plaza.plaza.gateway
  await using adas = await openEventStream(url, ada.token, Processed)
  await using bobs = await openEventStream(url, bob.token, Processed)

  const bytes = await quarters().jpeg().toBuffer()
  const id = await upload(parts, { ownerId: ada.id, bytes })
  expect((await adas.next()).data.mediaProcessed).toEqual({
    ...{ id, status: 'READY', url: expect.stringMatching(/^http/) },
    owner: { username: 'ada' },
  })
  const other = await upload(parts, { ownerId: bob.id, bytes })
  expect((await bobs.next()).data.mediaProcessed).toMatchObject({ id: other })
})
