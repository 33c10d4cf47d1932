import { createHash, randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { designsOf, openPlaceholder, placeholderPicture } from '../src/placeholder/placeholder.ts'

const designs = (['scene', 'cover', 'face'] as const).flatMap(designsOf)

const bytesOf = async (key: string) => {
  const object = await openPlaceholder(key)
  if (!object) throw new Error(`Nothing is served under ${key}.`)
  const bytes = await buffer(object.read())
  expect(object.size).toBe(bytes.length)
  return bytes
}

test('what is served is what the row says of it, at every size', async () => {
  expect(new Set(designs).size).toBe(designs.length)
  for (const design of designs) {
    const picture = placeholderPicture(randomUUID(), design)
    const { objectKey, byteSize, width, height, sha256, renditions } = picture
    expect(renditions.at(-1), design).toMatchObject({ objectKey, byteSize, width, height })
    expect(
      createHash('sha256')
        .update(await bytesOf(objectKey))
        .digest(),
      design,
    ).toEqual(sha256)
    const longest = Math.max(width, height)
    expect(renditions.map((one) => Math.max(one.width, one.height))).toEqual([
      ...[320, 640, 1280].filter((side) => side < longest),
      longest,
    ])
    for (const rendition of renditions) {
      const bytes = await bytesOf(rendition.objectKey)
      const told = await sharp(bytes).metadata()
      expect({ ...told, byteSize: bytes.length }, rendition.objectKey).toMatchObject({
        ...{ format: 'webp', width: rendition.width, height: rendition.height, byteSize: rendition.byteSize },
      })
    }
  }
})

test('a placeholder follows from the id, and from the design where one is named', () => {
  const id = '019b0000-0000-7000-8000-0000000000ff'
  expect(placeholderPicture(id)).toEqual(placeholderPicture(id))
  expect(designsOf('scene').map((design) => placeholderPicture(id, design).description)).toContain(
    placeholderPicture(id).description,
  )
  expect(placeholderPicture(id, 'aurora').objectKey).toBe(`placeholders/${id}/aurora/1280.webp`)
  expect(() => placeholderPicture(id, 'no-such-design')).toThrow('no-such-design')
})

test('pictures of the first seeds are served as they were', async () => {
  const id = '019b0000-0000-7000-8000-00000000001b'
  // As that version put it into its rows.
  const row = {
    byteSize: 23305,
    sha256: '46a7623d7f5dc422281da1220be3b2103f5cf3bc5eb30a93d1f9f094dd42b6ca',
    width: 600,
    height: 400,
  }
  const bytes = await bytesOf(`placeholders/${id}.png`)
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: row.width, height: row.height })
  expect(bytes.length).toBe(row.byteSize)
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(row.sha256)
  const thumbnail = await sharp(await bytesOf(`placeholders/${id}-thumbnail.png`)).metadata()
  expect(thumbnail).toMatchObject({ format: 'png', width: 320, height: 213 })
})

test('keys that name nothing serve nothing', async () => {
  const id = randomUUID()
  for (const name of [
    ...['../../etc/passwd', 'former/0.png', `${id}/former/0.webp`, `${id}/aurora/1281.webp`, `${id}/aurora/320.png`],
    ...[`${id}/no-such-design/320.webp`, `${id}/../index.json`, 'nobody/aurora/320.webp', 'nobody.png'],
  ]) {
    expect(await openPlaceholder(`placeholders/${name}`), name).toBeUndefined()
  }
})
