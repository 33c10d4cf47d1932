import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../src/processing/outcome.ts'
import { LimitExceeded } from '../../src/processing/run-child.ts'
import { type CorpusFile, marker } from '../corpus/corpus-file.ts'
import { documents } from '../corpus/documents.ts'
import { films } from '../corpus/films.ts'
import { hostilePictures } from '../corpus/hostile-pictures.ts'
import { hostileRecordings } from '../corpus/hostile-recordings.ts'
import { pictures } from '../corpus/pictures.ts'
import { sounds } from '../corpus/sounds.ts'
import { tellingPictures } from '../corpus/telling-pictures.ts'
import { openLab } from './lab.ts'

const corpus: Readonly<Record<string, readonly CorpusFile[]>> = {
  'Pictures as people have them': pictures,
  'Pictures that say more than they show': tellingPictures,
  'Pictures that are none, or ask for too much': hostilePictures,
  Films: films,
  Sound: sounds,
  'Films and sound that are none, or ask for too much': hostileRecordings,
  Documents: documents,
}

/** Enough for all that is served, so that what asks for any amount is stopped sooner. */
const limits = { memoryBytes: 512 * 2 ** 20 }

const rows = new Map<CorpusFile, string>()

/** What the worker makes of it; what exceeds its limits does so again. */
async function outcomeOf(processed: Promise<Outcome>): Promise<Outcome> {
  try {
    return await processed
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error
    return { verdict: 'REJECTED', reason: 'CORRUPT', why: error.message }
  }
}

describe.each(Object.entries(corpus))('%s', (_, files) => {
  test.concurrent.each(files.map((file) => [file.name, file.expected, file] as const))(
    '%s: %s',
    async (_name, expected, file) => {
      const { make, announced, isMarked, check, becomes } = file
      const bytes = await make()
      expect(bytes.includes(marker) || !isMarked).toBe(true)

      await using lab = await openLab()
      const outcome = await outcomeOf(lab.process(bytes, announced, { limits }))
      expect(outcome.verdict === 'READY' ? outcome.verdict : outcome.reason).toBe(expected)
      if (outcome.verdict !== 'READY') {
        rows.set(file, `refused: \`${outcome.reason}\``)
        return
      }
      rows.set(file, [`served as \`${outcome.mimeType}\``, ...(becomes ? [becomes] : [])].join(', '))

      const made = await lab.outputs(outcome)
      for (const output of made) {
        expect(output.includes(marker)).toBe(false)
        if (!outcome.mimeType.startsWith('image/')) continue
        const { exif, xmp, iptc, icc, comments } = await sharp(output).metadata()
        expect({ exif, xmp, iptc, icc, comments }).toEqual({})
      }
      const [main, ...renditions] = made
      await check?.(outcome, main!, renditions)
    },
  )
})

test('the table in the docs says what comes of each', async () => {
  await expect(render()).toMatchFileSnapshot(
    new URL('../../../../docs/reference/media-files.md', import.meta.url).pathname,
  )
})

function render(): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const tables = Object.entries(corpus).map(([title, files]) =>
    [
      `## ${title}\n`,
      row(['What is uploaded', 'Announced as', 'What Plaza does']),
      row(['---', '---', '---']),
      ...files.map((file) => row([file.name, `\`${file.announced}\``, rows.get(file) ?? 'not processed'])),
    ].join('\n'),
  )
  return `<!-- Written by \`pnpm exec vitest run subgraphs/media/tests/processing/corpus.test.ts -u\`. Don't edit. -->

# Media files

What comes of real and hostile uploads. Each of these files is made by a test, processed as the worker does it, and its row written
from the outcome. Into most of them the test puts a place, a name and a script wherever the format has room for such; they are
searched for in everything that is served. What is refused has a \`rejectionReason\`, and its bytes are gone. What is done to each
type, and what stays, is in the [README of media](../../subgraphs/media/README.md#what-is-done-to-files).

${tables.join('\n\n')}
`
}
