import { afterAll, beforeAll, describe } from 'vitest'
import type { ObjectStorage } from '../../src/storage/object-storage.ts'
import { testForMedia } from './conformance/for-media.ts'
import { createLab } from './conformance/lab.ts'
import { testLinksToRead } from './conformance/links-to-read.ts'
import { testLinksToUpload } from './conformance/links-to-upload.ts'

/** An adapter to test, and in what it may differ from others. */
export interface StorageCase {
  readonly name: string
  start(): Promise<AsyncDisposable & { readonly storage: ObjectStorage }>
  /** What a second `PUT` of the same upload is answered; either way the bytes of the first stay. */
  readonly secondPut: 200 | 412
}

/** What every adapter of `ObjectStorage` does, seen over real HTTP. */
export function testObjectStorage({ name, start, secondPut }: StorageCase): void {
  describe(`an object storage in ${name}`, () => {
    let started: Awaited<ReturnType<StorageCase['start']>>
    beforeAll(async () => {
      started = await start()
    })
    afterAll(() => started?.[Symbol.asyncDispose]())

    const lab = createLab(() => started.storage)
    testForMedia(lab)
    testLinksToRead(lab)
    testLinksToUpload(lab, secondPut)
  })
}
