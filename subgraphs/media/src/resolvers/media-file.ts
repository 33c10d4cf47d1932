import type { MediaFileResolvers } from '../generated/resolvers.ts'
import { signedUrl } from '../storage/signed-url.ts'

export const MediaFile: MediaFileResolvers = {
  // A page shows many files: the loader verifies their grants and reads them in one go.
  __resolveReference: async (reference, ctx) => ctx.loaders.fileByReference.load(reference),
  // Grants are made by the services that show files; media only takes them.
  accessGrant: () => null,
  // A file that others show outlasts the sight of its owner, as a message does in a group.
  owner: async ({ ownerId }, _, ctx) =>
    (await ctx.loaders.isHiddenPerson.load(ownerId)) ? null : { __typename: 'User', id: ownerId },
  // The scan is a step of ours; for clients the file is being processed.
  status: (file) => (file.state === 'SCANNING' ? 'PROCESSING' : file.state),
  durationSeconds: (file) => (file.durationMs === null ? null : file.durationMs / 1000),
  url: (file, _, ctx) => (file.state === 'READY' ? signedUrl(ctx, file) : null),
  urlExpiresAt: (file, _, ctx) => (file.state === 'READY' ? ctx.linksExpireAt : null),
  thumbnailUrl: (file, _, ctx) => {
    const [smallest] = file.renditions
    return smallest ? signedUrl(ctx, file, smallest) : null
  },
  renditions: (file, _, ctx) =>
    file.renditions.map(async (rendition) => ({
      ...rendition,
      url: await signedUrl(ctx, file, rendition),
    })),
  // Who gets here has been shown the file.
  reportToken: ({ id, ownerId }, _, ctx) =>
    ctx.viewer === null || ctx.isViewer(ownerId)
      ? null
      : ctx.sightTokens.sign({ mediaId: id, viewerId: ctx.viewer.id }),
  removedRule: ({ ownerId, removedRule }, _, ctx) => (ctx.isViewer(ownerId) ? removedRule : null),
  focalPoint: ({ focalX: x, focalY: y }) => (x === null || y === null ? null : { x, y }),
}
