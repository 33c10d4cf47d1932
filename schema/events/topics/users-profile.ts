import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, personal, time, version } from '../fields.ts'

export const usersProfile = defineTopic({ name: 'users.profile', key: 'userId', kind: 'state' })

const profile = {
  userId: id,
  username: personal,
  displayName: personal,
  profilePictureId: id.nullable(),
  isVerified: z.boolean(),
  version,
}

export const userProfileCreated = defineEvent({
  type: 'user.profile.created',
  topic: usersProfile,
  meaning: 'A person has a profile.',
  data: z.object(profile),
})

export const userProfileUpdated = defineEvent({
  type: 'user.profile.updated',
  topic: usersProfile,
  meaning: 'A profile shows something else now.',
  data: z.object({ ...profile, changedFields: z.array(z.string()) }),
})

export const userProfileDeleted = defineEvent({
  type: 'user.profile.deleted',
  topic: usersProfile,
  meaning: 'A profile is gone with its account; services that keep the name erase it.',
  ends: true,
  data: z.object({ userId: id, version, deletedAt: time }),
})
