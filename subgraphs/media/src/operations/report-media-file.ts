import { newId, parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { mediaReported } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { listMediaFilesByIds } from '../data/media-files.ts'
import type { ReportMediaFileInput, ReportMediaFilePayload } from '../generated/resolvers.ts'
import { noSuchFile } from '../rules/not-found.ts'
import { readNote } from '../rules/report-note.ts'

/** Tells the moderators of a file. Where the viewer has seen it only other services know, so the token stands for that. */
export async function reportMediaFile(
  ctx: MediaContext,
  viewer: Viewer,
  input: ReportMediaFileInput,
): Promise<ReportMediaFilePayload> {
  const id = parseId(input.mediaId)
  if (id === null || !ctx.sightTokens.verify({ mediaId: id, viewerId: viewer.id }, input.reportToken))
    return failed(noSuchFile())
  const file = (
    await listMediaFilesByIds(ctx.db, [id], { viewerId: viewer.id, grantedIds: [id], evidenceIds: [] })
  ).get(id)
  if (!file || file.ownerId === viewer.id) return failed(noSuchFile())
  const { text: note, error } = readNote(input.note)
  if (error) return failed(error)
  const text = [file.filename, file.altText].filter((line) => line).join('\n')
  await ctx.db.transaction().execute((trx) =>
    publish(trx, mediaReported, {
      ...{ reportId: newId(), subjectType: 'MEDIA_FILE', subjectId: id, ownerId: file.ownerId, reporterId: viewer.id },
      ...{ reason: input.reason, note, evidence: { text, mediaIds: [id] }, reportedAt: new Date(), version: 1 },
    }),
  )
  return { errors: [] }
}
