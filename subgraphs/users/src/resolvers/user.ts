import { type Page, parsePage } from '@plaza/database'
import type { UsersContext } from '../context.ts'
import { type FriendRow, friendPlace, placeOfFriend } from '../data/friendships.ts'
import type { Person } from '../data/people.ts'
import type { Details } from '../data/profile-parts.ts'
import type { Standing } from '../data/standings.ts'
import type { FriendshipStatus, UserResolvers } from '../generated/resolvers.ts'
import { pictureForAll, pictureForViewer } from './media-file.ts'
import { peopleConnection } from './people-connection.ts'

export const User: UserResolvers = {
  __resolveReference: async ({ id }, ctx) => ctx.loaders.personById.load(id),
  profilePicture: ({ profilePictureId }, _, ctx) => pictureForAll(ctx, profilePictureId),

  coverPhoto: async (person, _, ctx) => pictureForViewer(ctx, (await detailsOf(person, ctx))?.coverPhotoId),
  bio: async (person, _, ctx) => (await detailsOf(person, ctx))?.bio ?? null,
  dateOfBirth: async (person, _, ctx) => (await detailsOf(person, ctx))?.dateOfBirth ?? null,
  gender: async (person, _, ctx) => (await detailsOf(person, ctx))?.gender ?? null,
  location: async (person, _, ctx) => (await detailsOf(person, ctx))?.location ?? null,
  website: async (person, _, ctx) => (await detailsOf(person, ctx))?.website ?? null,
  friendCount: async (person, _, ctx) => (await detailsOf(person, ctx))?.friendCount ?? null,
  email: async ({ id, seesEmail }, _, ctx) => (seesEmail && (await ctx.loaders.emailById.load(id))) || null,
  phoneNumber: async ({ id, seesPhone }, _, ctx) => (seesPhone && (await ctx.loaders.phoneNumberById.load(id))) || null,

  friendshipStatus: async ({ id, isFriend }, _, ctx) => {
    if (!ctx.viewer) return null
    if (ctx.isViewer(id)) return 'SELF'
    if (isFriend) return 'FRIENDS'
    return statusOf(await ctx.loaders.standingById.load(id), id)
  },
  friendsSince: async ({ id, isFriend }, _, ctx) =>
    isFriend ? ((await ctx.loaders.standingById.load(id))?.friendsSince ?? null) : null,
  // Friends have no open request, so theirs is not looked for.
  friendRequest: async ({ id, isFriend }, _, ctx) =>
    isFriend ? null : ((await ctx.loaders.standingById.load(id))?.openRequest ?? null),

  viewerCanMention: async ({ id, isKnown }, _, ctx) => isKnown && ctx.loaders.isMentionable.load(id),
  viewerMute: ({ id }, _, ctx) => ctx.loaders.muteById.load(id),

  friends: async ({ id, seesProfile }, args, ctx) => {
    const page = parsePage(args, friendPlace)
    if (!seesProfile) return null
    return await friendsConnection(ctx, page, await ctx.loaders.friendsById.load(id, page))
  },
  mutualFriendCount: async ({ id, isKnown }, _, ctx) => {
    if (!ctx.viewer) return null
    return isKnown ? ctx.loaders.mutualFriendCountById.load(id) : 0
  },
  mutualFriends: async ({ id, isKnown }, args, ctx) => {
    const page = parsePage(args, friendPlace)
    if (!ctx.viewer) return null
    const rows = isKnown ? await ctx.loaders.mutualFriendsById.load(id, page) : []
    return await friendsConnection(ctx, page, rows)
  },
}

function friendsConnection(ctx: UsersContext, page: Page, rows: readonly FriendRow[]) {
  return peopleConnection(ctx, { rows, page, placeOf: placeOfFriend, idOf: ({ friendId }) => friendId })
}

async function detailsOf({ id, seesProfile }: Person, ctx: UsersContext): Promise<Details | null> {
  return seesProfile ? ctx.loaders.detailsById.load(id) : null
}

function statusOf(standing: Standing | null, id: string): FriendshipStatus {
  if (!standing) return 'NONE'
  if (standing.isBlocked) return 'BLOCKED'
  if (standing.openRequest) return standing.openRequest.fromId === id ? 'REQUEST_RECEIVED' : 'REQUEST_SENT'
  return 'NONE'
}
