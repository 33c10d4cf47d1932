import { newId } from '@plaza/database'
import type { TestViewer } from '@plaza/server/testing'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { startMedia, type TestMedia } from './testkit.ts'

const quotaBytes = 1_000
const DeleteFile = 'mutation ($id: ID!) { deleteMediaFile(input: { mediaId: $id }) { errors { code } } }'

interface Step {
  verb: 'create' | 'complete' | 'delete'
  /** Of the upload, when one is made; else which of those that the person has. */
  size: number
}
const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom('create', 'create', 'complete', 'complete', 'delete'),
  size: fc.integer({ min: 1, max: 600 }),
})

/** Steps that are taken at once. */
const round = fc.array(step, { minLength: 4, maxLength: 8 })

/** The counters beside the rows that they count, as one moment has them. */
async function observe(media: TestMedia, userId: string) {
  const { rows } = await sql<{ used: number; reserved: number; stored: number; open: number }>`
    select used_bytes as used, reserved_bytes as reserved,
      (select coalesce(sum(charged_bytes), 0)::bigint from media_files where owner_id = ${userId} and state <> 'REJECTED') as stored,
      (select coalesce(sum(byte_size), 0)::bigint from uploads where owner_id = ${userId} and completed_at is null) as open
    from storage_usage where user_id = ${userId}
  `.execute(media.database.system)
  return rows[0]!
}

async function take(
  media: TestMedia,
  viewer: TestViewer,
  made: { uploads: string[]; files: string[] },
  { verb, size }: Step,
) {
  const pick = (ids: string[]) => ids[size % ids.length]
  if (verb === 'create') {
    const { upload, errors } = await media.createUpload(viewer, { byteSize: size })
    expect(errors.filter(({ code }) => code !== 'LIMIT_REACHED')).toEqual([])
    if (!upload) return
    await media.putBytes(upload.id, size)
    made.uploads.push(upload.id)
  } else if (verb === 'complete') {
    const id = pick(made.uploads)
    if (!id) return
    const { mediaFile, errors } = await media.completeUpload(viewer, id)
    expect(errors.filter(({ code }) => code !== 'NOT_FOUND')).toEqual([])
    if (mediaFile) made.files.push(mediaFile.id)
  } else {
    const id = pick(made.files)
    if (id) expect((await media.execute(viewer, DeleteFile, { id })).errors).toBeUndefined()
  }
}

test('however uploads of one person race, the quota is kept and the counters say what the rows say', {
  timeout: 60_000,
}, async () => {
  await using media = await startMedia({ workers: [] })
  let refusals = 0
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 2, maxLength: 4 }), async (rounds) => {
      const ada = await media.signIn(newId())
      await media.database.system.insertInto('storageUsage').values({ userId: ada.id, quotaBytes }).execute()
      const made = { uploads: [], files: [] }
      let isDone = false
      const watching = (async () => {
        const moments = []
        while (!isDone) moments.push(await observe(media, ada.id))
        return [...moments, await observe(media, ada.id)]
      })()
      const results = []
      for (const steps of rounds) {
        results.push(...(await Promise.allSettled(steps.map((one) => take(media, ada, made, one)))))
      }
      isDone = true
      const moments = await watching
      expect(results.filter(({ status }) => status === 'rejected')).toEqual([])
      for (const { used, reserved, stored, open } of moments) {
        expect({ used, reserved }).toEqual({ used: stored, reserved: open })
        expect(used + reserved).toBeLessThanOrEqual(quotaBytes)
      }
      const { rows } = await sql<{
        made: number
      }>`select count(*) as made from uploads where owner_id = ${ada.id}`.execute(media.database.system)
      refusals += rounds.flat().filter(({ verb }) => verb === 'create').length - rows[0]!.made
    }),
    // A race is not the same twice, so a smaller case would prove nothing.
    { numRuns: 25, endOnFailure: true },
  )
  // The quota was reached at all.
  expect(refusals).toBeGreaterThan(10)
})
