import type { UsersContext } from '../context.ts'
import type { ResolversTypes } from '../generated/resolvers.ts'

type MediaFile = Awaited<ResolversTypes['MediaFile']>

/** A profile picture is for everybody, signed in or not, so one grant serves all viewers. */
export function pictureForAll(ctx: UsersContext, id: string | null): MediaFile | null {
  return id === null ? null : { __typename: 'MediaFile', id, accessGrant: ctx.grants.sign(id, null) }
}

/** For this viewer, who has been let through to the part of the profile that shows it. */
export function pictureForViewer(ctx: UsersContext, id: string | null | undefined): MediaFile | null {
  if (id == null) return null
  return { __typename: 'MediaFile', id, accessGrant: ctx.grants.sign(id, ctx.viewer?.id ?? null) }
}
