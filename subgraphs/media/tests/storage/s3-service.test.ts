import { findSettingProblems } from '@plaza/subgraph'
import { afterAll, describe, expect, test } from 'vitest'
import { media as definition } from '../../src/index.ts'
import { s3ForTests } from '../../src/testing/versitygw/index.ts'
import { startMedia } from '../testkit.ts'

const s3 = await s3ForTests()
afterAll(() => s3?.[Symbol.asyncDispose]())

const Links = /* GraphQL */ `query ($id: ID!) { mediaFile(id: $id) { url } }`

test.each([
  [{ S3_ENDPOINT: 'http://127.0.0.1:7070' }, ['S3_ACCESS_KEY_ID', 'S3_BUCKET', 'S3_SECRET_ACCESS_KEY']],
  [{ S3_BUCKET: 'plaza', S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: 'opensesame' }, ['S3_ENDPOINT']],
  [
    { S3_PUBLIC_ENDPOINT: 'https://files.example.com' },
    ['S3_ACCESS_KEY_ID', 'S3_BUCKET', 'S3_ENDPOINT', 'S3_SECRET_ACCESS_KEY'],
  ],
  [{ S3_REGION: 'eu-central-1' }, []],
])('the settings of the bucket go together: %o', (given, missing) => {
  const problems = findSettingProblems(definition, { PORT: '0', DATABASE_URL: 'postgres://h/d', ...given })
  const ofS3 = problems.filter((problem) => problem.startsWith('S3_'))
  expect(ofS3.map((problem) => problem.split(':')[0]).sort()).toEqual(missing)
  expect(problems.join()).not.toContain('opensesame')
})

describe.skipIf(s3 === null)('media with a bucket', () => {
  test('serves the pictures of the town itself', async () => {
    await using media = await startMedia({}, { env: await s3!.settings() })
    const ada = await media.signIn()
    const { url } = (await media.execute(ada, Links, { id: await media.addPicture(ada.id) })).data.mediaFile
    const { pathname, search } = new URL(url)
    expect((await fetch(media.origin + pathname + search)).headers.get('content-type')).toMatch(/^image\//)
  })

  test('is degraded while the storage is away, and well when it is back', async () => {
    const settings = await s3!.settings()
    await using media = await startMedia({}, { env: settings })
    const health = async () => (await fetch(`${media.origin}/health/ready`)).json()
    const ada = await media.signIn()
    expect(await health()).toMatchObject({ status: 'ok', checks: { storage: 'ok' } })
    const { upload } = await media.createUpload(ada, { byteSize: 10 })
    expect(new URL(upload!.url).origin).toBe(settings.S3_ENDPOINT)

    await s3!.server.kill()
    expect(await health()).toMatchObject({
      status: 'degraded',
      checks: { storage: 'degraded' },
      problems: { storage: 'The object storage at S3_ENDPOINT does not answer: ECONNREFUSED.' },
    })
    // Nobody's bytes are said to be missing: that nothing is known of them is an outage.
    await expect(media.completeUpload(ada, upload!.id)).rejects.toThrow()

    await s3!.server.start()
    expect(await health()).toMatchObject({ status: 'ok' })
    await media.putBytes(upload!.id, 10)
    expect((await media.completeUpload(ada, upload!.id)).errors).toEqual([])
  })
})
