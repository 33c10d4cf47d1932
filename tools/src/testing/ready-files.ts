import { publish } from '@plaza/events'
import { type SeedPicture, seededFile, seedPictures } from '@plaza/media/seed'
import { mediaReady } from '@plaza/schema/events'
import type { TestPlaza } from './test-plaza.ts'

/** Pictures as a seed has them, and told of as uploads are; resolves when every service knows them. */
export async function addReadyFiles({ plaza }: TestPlaza, files: readonly SeedPicture[]): Promise<void> {
  const { database } = plaza.subgraphs.get('media')!.instance
  await seedPictures(database as unknown as Parameters<typeof seedPictures>[0], files)
  await database.system.transaction().execute(async (trx) => {
    for (const file of files) {
      await publish(trx, mediaReady, {
        ...seededFile(file),
        ...{ mimeType: 'image/png', byteSize: 1000, width: 4, height: 3, durationSeconds: null },
      })
    }
  })
  await plaza.bus.settled()
}
