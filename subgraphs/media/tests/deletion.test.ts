import { expect, test } from 'vitest'
import { removeObjects } from '../src/jobs/remove-objects.ts'
import type { MediaSetup } from '../src/setup.ts'
import { quarters } from './corpus/drawing.ts'
import { upload } from './processing/upload.ts'
import { startMedia } from './testkit.ts'

const File = 'query ($id: ID!) { mediaFile(id: $id) { status url renditions { url } } }'
const Delete = /* GraphQL */ `
  mutation ($input: DeleteMediaFileInput!) {
    deleteMediaFile(input: $input) { deletedMediaId viewer { storageUsage { usedBytes } } errors { code } }
  }
`

test('of a deleted file neither bytes nor links are left, in any size', async () => {
  await using media = await startMedia()
  const ada = await media.signIn()
  const setup = media.instance.setup as MediaSetup
  const bytes = await quarters(500, 400).jpeg().toBuffer()
  const id = await upload({ system: media.database.system, setup }, { ownerId: ada.id, bytes })
  const file = async () => (await media.execute(ada, File, { id })).data.mediaFile
  await expect.poll(async () => (await file()).status).toBe('READY')
  const { url, renditions } = await file()
  const links: string[] = [url, ...renditions.map((rendition: { url: string }) => rendition.url)]
  const answers = () =>
    Promise.all(
      links.map(async (link) => {
        const { pathname, search } = new URL(link)
        return (await fetch(media.origin + pathname + search)).status
      }),
    )
  expect(await answers()).toEqual([200, 200, 200])

  const { data } = await media.execute(ada, Delete, { input: { mediaId: id } })
  expect(data.deleteMediaFile).toEqual({
    ...{ deletedMediaId: id, errors: [], viewer: { storageUsage: { usedBytes: 0 } } },
  })
  expect(await file()).toBeNull()
  await removeObjects.sweep(media.instance as never, 100)
  expect(await answers()).toEqual([404, 404, 404])
})
