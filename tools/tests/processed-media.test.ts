import { quarters } from '@plaza/media/testing'
import { openEventStream } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'

const CreateUpload = /* GraphQL */ `
  mutation ($input: CreateUploadInput!) {
    createUpload(input: $input) { upload { id url headers { name value } } errors { code } }
  }
`
const CompleteUpload = /* GraphQL */ `
  mutation ($uploadId: ID!) { completeUpload(input: { uploadId: $uploadId }) { mediaFile { id status } errors { code } } }
`
const Processed = 'subscription { mediaProcessed { id status width url owner { username } } }'

/** Gives the file's id. */
async function upload({ plaza, ask }: TestPlaza, token: string, bytes: Buffer<ArrayBuffer>): Promise<string> {
  const input = { filename: 'quarters.jpg', mimeType: 'image/jpeg', byteSize: bytes.length }
  const { url, headers, id: uploadId } = (await ask(token, CreateUpload, { input })).data.createUpload.upload
  // Links name the port that was asked for, which is 0 in a test.
  const { host } = new URL(plaza.subgraphs.get('media')!.url)
  const target = Object.assign(new URL(url), { host })
  const names = headers.map(({ name, value }: { name: string; value: string }) => [name, value])
  const sent = await fetch(target, { method: 'PUT', body: bytes, headers: names })
  expect(sent.status).toBe(200)
  const { data } = await ask(token, CompleteUpload, { uploadId })
  expect(data.completeUpload).toMatchObject({ mediaFile: { status: 'PROCESSING' }, errors: [] })
  return data.completeUpload.mediaFile.id
}

test('through the gateway the owner of an upload is told when it is ready, and nobody else is', async () => {
  await using plaza = await startTestPlaza()
  const [ada, bob] = [await plaza.signUp('ada'), await plaza.signUp('bob')]
  await using adas = await openEventStream(plaza.plaza.gateway.url, ada.token, Processed)
  await using bobs = await openEventStream(plaza.plaza.gateway.url, bob.token, Processed)
  const bytes = (await quarters().jpeg().toBuffer()) as Buffer<ArrayBuffer>

  const id = await upload(plaza, ada.token, bytes)
  expect((await adas.next()).data.mediaProcessed).toEqual({
    ...{ id, status: 'READY', width: 64, url: expect.stringMatching(/^http/) },
    owner: { username: 'ada' },
  })
  const other = await upload(plaza, bob.token, bytes)
  expect((await bobs.next()).data.mediaProcessed).toMatchObject({ id: other })
})
