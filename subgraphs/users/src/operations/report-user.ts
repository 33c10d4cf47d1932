import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { userReported } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import type { Person } from '../data/people.ts'
import type { ReportUserInput, ReportUserPayload } from '../generated/resolvers.ts'
import { noSuchPerson } from '../rules/not-found.ts'
import { readNote } from '../rules/report-note.ts'

/** Tells the moderators of a person, with what the viewer sees of the profile now. */
export async function reportUser(
  ctx: UsersContext,
  viewer: Viewer,
  input: ReportUserInput,
): Promise<ReportUserPayload> {
  const person = await ctx.loaders.personById.load(input.userId)
  if (!person) return failed(noSuchPerson)
  if (person.id === viewer.id) return failed(userError('INVALID', 'You cannot report yourself.', ['input', 'userId']))
  const { text: note, error } = readNote(input.note)
  if (error) return failed(error)
  const evidence = await profileAsSeen(ctx, person)
  await ctx.db.transaction().execute((trx) =>
    publish(trx, userReported, {
      ...{ reportId: newId(), subjectType: 'USER', subjectId: person.id, ownerId: person.id, reporterId: viewer.id },
      ...{ reason: input.reason, note, evidence, reportedAt: new Date(), version: 1 },
    }),
  )
  return { errors: [] }
}

async function profileAsSeen(ctx: UsersContext, person: Person) {
  const { id, displayName, username, profilePictureId, seesProfile } = person
  const details = seesProfile ? await ctx.loaders.detailsById.load(id) : null
  const lines = [`${displayName} (@${username})`, details?.bio, details?.location, details?.website]
  return {
    text: lines.filter((line) => line != null).join('\n'),
    mediaIds: [profilePictureId, details?.coverPhotoId].filter((mediaId) => mediaId != null),
  }
}
