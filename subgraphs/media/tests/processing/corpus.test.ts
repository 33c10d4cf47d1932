import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { marker } from '../corpus/corpus-file.ts'
import { hostilePictures } from '../corpus/hostile-pictures.ts'
import { pictures } from '../corpus/pictures.ts'
import { tellingPictures } from '../corpus/telling-pictures.ts'
import { openLab } from './lab.ts'

const lab = await openLab()
afterAll(() => lab[Symbol.asyncDispose]())

describe.each([
  ['pictures as people have them', pictures],
  ['pictures that say more than they show', tellingPictures],
  ['pictures that are none, or ask for too much', hostilePictures],
])('%s', (_, files) => {
  test.each(files.map((file) => [file.name, file.expected, file] as const))('%s: %s', async (_name, expected, file) => {
    const { make, announced, isMarked, check } = file
    const bytes = await make()
    expect(bytes.includes(marker) || !isMarked).toBe(true)

    const outcome = await lab.process(bytes, announced)
    expect(outcome.verdict === 'READY' ? outcome.verdict : outcome.reason).toBe(expected)
    if (outcome.verdict !== 'READY') return

    const made = await lab.outputs(outcome)
    for (const output of made) {
      expect(output.includes(marker)).toBe(false)
      if (!outcome.mimeType.startsWith('image/')) continue
      const { exif, xmp, iptc, icc, comments } = await sharp(output).metadata()
      expect({ exif, xmp, iptc, icc, comments }).toEqual({})
    }
    const [main, ...renditions] = made
    await check?.(outcome, main!, renditions)
  })
})
