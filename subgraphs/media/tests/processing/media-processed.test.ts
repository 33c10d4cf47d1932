import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { mediaReady } from '@plaza/schema/events'
import { openEventStream } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { quarters } from '../corpus/drawing.ts'
import { startMedia } from '../testkit.ts'
import { partsOf, upload } from './upload.ts'

const Processed = 'subscription { mediaProcessed { id status rejectionReason url renditions { width } } }'

test('the owner is told of files that become ready or are rejected, and nobody else is', async () => {
  await using media = await startMedia()
  const [ada, bob] = [await media.signIn(), await media.signIn()]
  await using adas = await openEventStream(media.url, ada.token, Processed)
  await using bobs = await openEventStream(media.url, bob.token, Processed)
  const picture = await quarters(500, 400).jpeg().toBuffer()

  const first = await upload(partsOf(media), { ownerId: ada.id, bytes: picture })
  expect(await adas.next()).toEqual({
    data: {
      mediaProcessed: {
        ...{ id: first, status: 'READY', rejectionReason: null, url: expect.stringMatching(/^http/) },
        renditions: [{ width: 320 }, { width: 500 }],
      },
    },
  })
  const second = await upload(partsOf(media), { ownerId: ada.id, bytes: Buffer.from('no picture') })
  expect((await adas.next()).data.mediaProcessed).toEqual({
    ...{ id: second, status: 'REJECTED', rejectionReason: 'TYPE_NOT_ALLOWED', url: null, renditions: [] },
  })
  const bobsFile = await upload(partsOf(media), { ownerId: bob.id, bytes: picture })
  expect((await bobs.next()).data.mediaProcessed).toMatchObject({ id: bobsFile, status: 'READY' })
})

test('a file that is deleted before it is shown is passed over', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  await using adas = await openEventStream(media.url, ada.token, Processed)
  await media.database.system.transaction().execute((trx) =>
    publish(trx, mediaReady, {
      ...{ mediaId: newId(), ownerId: ada.id, kind: 'IMAGE', version: 2, mimeType: 'image/png', byteSize: 9 },
      ...{ width: 1, height: 1, durationSeconds: null },
    }),
  )
  const shown = await upload(partsOf(media), { ownerId: ada.id, bytes: Buffer.from('no picture') })
  expect((await adas.next()).data.mediaProcessed).toMatchObject({ id: shown })
})
