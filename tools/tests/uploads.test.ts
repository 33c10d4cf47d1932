import { readFile } from 'node:fs/promises'
import { newId } from '@plaza/database'
import { print } from 'graphql'
import { expect, test } from 'vitest'
import { readOperations } from '../src/contract/operations.ts'
import { inRepository } from '../src/repository.ts'
import { addReadyFiles } from '../src/testing/ready-files.ts'
import { startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'

type Person = Awaited<ReturnType<TestPlaza['signUp']>>

/** Asks with the operations that clients have. */
async function clientOf(plaza: TestPlaza) {
  const documents = new Map((await readOperations()).map(({ name, document }) => [name, document]))
  return async ({ token }: Person, name: string, variables: object = {}) => {
    const { data, errors } = await plaza.ask(token, print(documents.get(name)!), variables as Record<string, unknown>)
    expect(errors, name).toBeUndefined()
    return data
  }
}

/** As the guide has it. */
async function readPictureAttributes(): Promise<(file: object) => Record<string, string>> {
  const guide = await readFile(inRepository('docs/guides/files.md'), 'utf8')
  const [, code] = /^```js\n(\/\/ picture\.js\n.*?)^```$/ms.exec(guide)!
  return new Function(`${code}; return pictureAttributes`)()
}

test('an upload is shown in every size to those who see its post, and deleted everywhere', async () => {
  await using plaza = await startTestPlaza()
  const ask = await clientOf(plaza)
  const [ada, grace] = [await plaza.signUp('ada'), await plaza.signUp('grace')]
  /** Links name the port that was asked for, which is 0 in a test. */
  const local = (link: string) => {
    const { pathname, search } = new URL(link)
    return new URL(pathname + search, plaza.plaza.subgraphs.get('media')!.url)
  }
  const filesOf = async (person: Person) => (await ask(person, 'Files')).viewer.mediaFiles

  const drawn = { id: newId(), ownerId: ada.id, filename: 'drawn', altText: null, createdAt: new Date() }
  await addReadyFiles(plaza, [drawn])
  const picture = await fetch(local((await filesOf(ada)).nodes[0].url))
  const [bytes, mimeType] = [Buffer.from(await picture.arrayBuffer()), picture.headers.get('content-type')!]

  const input = { filename: 'hills', mimeType, byteSize: bytes.length, altText: 'Hills' }
  const { upload } = (await ask(ada, 'CreateUpload', { input })).createUpload
  const headers = upload.headers.map(({ name, value }: { name: string; value: string }) => [name, value])
  expect((await fetch(local(upload.url), { method: 'PUT', headers, body: bytes })).status).toBe(200)
  const { mediaFile } = (await ask(ada, 'CompleteUpload', { uploadId: upload.id })).completeUpload
  await expect
    .poll(async () => (await filesOf(ada)).nodes.find(({ id }: { id: string }) => id === mediaFile.id), {
      timeout: 30_000,
    })
    .toMatchObject({ status: 'READY', altText: 'Hills' })
  expect((await filesOf(ada)).totalCount).toBe(2)
  await plaza.plaza.bus.settled()

  const place = { mediaId: mediaFile.id, focalPoint: { x: 0.25, y: 0.5 } }
  expect((await ask(ada, 'UpdateFile', { input: place })).updateMediaFile.errors).toEqual([])
  const draft = { content: 'hills', privacyLevel: 'PUBLIC', mediaIds: [mediaFile.id] }
  const { post } = (await ask(ada, 'CreatePost', { input: draft })).createPost
  const seen = async () => (await ask(grace, 'PostDetail', { id: post.id })).post.media
  const [shown] = await seen()
  const { srcset, src, style, alt } = (await readPictureAttributes())(shown)
  expect({ alt, style }).toEqual({ alt: 'Hills', style: 'object-fit: cover; object-position: 25% 50%' })
  const candidates = srcset!.split(', ').map((candidate) => candidate.split(' '))
  expect(candidates.map(([, width]) => width)).toEqual(
    shown.renditions.map(({ width }: { width: number }) => `${width}w`),
  )
  for (const link of [src!, shown.url, ...candidates.map(([url]) => url!)]) {
    const served = await fetch(local(link))
    expect(served.status).toBe(200)
    expect(served.headers.get('content-type')).toMatch(/^image\//)
  }

  const { deletedMediaId, errors } = (await ask(ada, 'DeleteFile', { mediaId: mediaFile.id })).deleteMediaFile
  expect({ deletedMediaId, errors }).toEqual({ deletedMediaId: mediaFile.id, errors: [] })
  await plaza.plaza.bus.settled()
  expect(await seen()).toEqual([])
  expect((await filesOf(ada)).totalCount).toBe(1)
})
