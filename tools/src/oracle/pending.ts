/** Fields whose answers are known to differ, until they are mended. */
export const pendingFields: ReadonlySet<string> = new Set([
  'User.friendCount',
  'User.mediaCollections',
  'MediaCollection.owner',
  'Query.mediaCollection',
  'Post.customAudience',
  'Viewer.homeFeed',
])

/** Mutations whose answers are known to differ, until they are mended. */
export const pendingMutations: ReadonlySet<string> = new Set([
  'blockUser',
  'deleteComment',
  'removeReaction',
  'editPost',
])
