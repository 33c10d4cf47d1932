import { newId } from '@plaza/database'
import type { Scene } from './scene.ts'

/** What the viewer does, and the input for it. */
export type Case = readonly [about: string, input: (scene: Scene) => object]

/**
 * Every mutation in which another person plays a part, in the order in which a scene's viewer does them: what ends something
 * comes after what needs it. Everything that is used up has a thing of its own.
 */
export const cases: Record<string, readonly Case[]> = {
  startDirectConversation: [['with a person', ({ friend }) => ({ userId: friend.id })]],
  sendMessage: [
    ['directly', ({ ids }) => message(ids.direct!)],
    ["to the other's group", ({ ids }) => message(ids.theirGroup!)],
    ['to a group of both', ({ ids }) => message(ids.ownGroup!)],
  ],
  editMessage: [
    ['directly', ({ ids }) => ({ messageId: ids.directToEdit, content: 'reworded' })],
    ["in the other's group", ({ ids }) => ({ messageId: ids.theirGroupToEdit, content: 'reworded' })],
  ],
  deleteMessage: [
    ['directly', ({ ids }) => ({ messageId: ids.directToDelete })],
    ["in the other's group", ({ ids }) => ({ messageId: ids.theirGroupToDelete })],
  ],
  setMessageReaction: [
    ['directly', ({ ids }) => ({ messageId: ids.directToRead, type: 'LOVE' })],
    ["in the other's group", ({ ids }) => ({ messageId: ids.theirGroupToRead, type: 'LOVE' })],
  ],
  removeMessageReaction: [
    ['directly', ({ ids }) => ({ messageId: ids.directReactedTo })],
    ["in the other's group", ({ ids }) => ({ messageId: ids.theirGroupReactedTo })],
  ],
  markConversationRead: [
    ['directly', ({ ids }) => ({ conversationId: ids.direct, upToMessageId: ids.directToRead })],
    ["in the other's group", ({ ids }) => ({ conversationId: ids.theirGroup, upToMessageId: ids.theirGroupToRead })],
  ],
  setTyping: [
    ['directly', ({ ids }) => ({ conversationId: ids.direct, isTyping: true })],
    ["in the other's group", ({ ids }) => ({ conversationId: ids.theirGroup, isTyping: true })],
  ],
  acceptMessageRequest: [['of a stranger', ({ ids }) => ({ conversationId: ids.messagesToAccept })]],
  declineMessageRequest: [['of a stranger', ({ ids }) => ({ conversationId: ids.messagesToDecline })]],
  archiveConversation: [["the other's group", ({ ids }) => ({ conversationId: ids.theirGroup })]],
  unarchiveConversation: [["the other's group", ({ ids }) => ({ conversationId: ids.theirGroup })]],
  muteConversation: [['directly', ({ ids }) => ({ conversationId: ids.direct })]],
  unmuteConversation: [['directly', ({ ids }) => ({ conversationId: ids.direct })]],
  createGroupConversation: [['with a person', ({ friend }) => ({ name: 'new', participantIds: [friend.id] })]],
  updateGroupConversation: [
    ["the viewer's, with the other in it", ({ ids }) => ({ conversationId: ids.ownGroup, name: 'renamed' })],
  ],
  addParticipants: [
    ['a person', ({ friend, ids }) => ({ conversationId: ids.groupWithoutThem, userIds: [friend.id] })],
    ['who is in the group', ({ friend, ids }) => ({ conversationId: ids.ownGroup, userIds: [friend.id] })],
  ],
  changeParticipantRole: [
    ['of a member', ({ friend, ids }) => ({ conversationId: ids.ownGroup, userId: friend.id, role: 'ADMIN' })],
  ],
  removeParticipant: [['a member', ({ friend, ids }) => ({ conversationId: ids.ownGroup, userId: friend.id })]],
  leaveConversation: [["the other's group", ({ ids }) => ({ conversationId: ids.theirGroup })]],
  createPost: [
    ['for a person', ({ friend }) => ({ content: 'x', privacyLevel: 'CUSTOM', customAudienceIds: [friend.id] })],
  ],
  sharePost: [
    ["the other's post", ({ ids }) => ({ postId: ids.theirPost })],
    [
      'for a person',
      ({ friend, ids }) => ({ postId: ids.ownPost, privacyLevel: 'CUSTOM', customAudienceIds: [friend.id] }),
    ],
  ],
  editPost: [
    [
      'for a person, repeating the audience',
      ({ friend, ids }) => ({ postId: ids.postForThem, content: 'y', customAudienceIds: [friend.id] }),
    ],
    [
      'to be for a person',
      ({ friend, ids }) => ({ postId: ids.ownPost, privacyLevel: 'CUSTOM', customAudienceIds: [friend.id] }),
    ],
    ["back, with the other's comments below", ({ ids }) => ({ postId: ids.ownPost, privacyLevel: 'FRIENDS' })],
  ],
  publishPost: [['a draft for a person', ({ ids }) => ({ postId: ids.draftForThem })]],
  addComment: [
    ["to the other's post", ({ ids }) => ({ postId: ids.theirPost, content: 'x' })],
    [
      "to the other's comment below one's own post",
      ({ ids }) => ({ postId: ids.ownPost, parentId: ids.theirCommentOnOwn, content: 'x' }),
    ],
  ],
  editComment: [
    ["one's own, below the other's post", ({ ids }) => ({ commentId: ids.ownCommentToEdit, content: 'x' })],
    ["one's own answer to the other", ({ ids }) => ({ commentId: ids.ownReplyToEdit, content: 'x' })],
  ],
  setReaction: [
    ["to the other's post", ({ ids }) => ({ subjectId: ids.theirPost, type: 'LOVE' })],
    ["to the other's comment below one's own post", ({ ids }) => ({ subjectId: ids.theirCommentOnOwn, type: 'LOVE' })],
    [
      "to the other's comment below a third person's post",
      ({ ids }) => ({ subjectId: ids.theirCommentElsewhere, type: 'LOVE' }),
    ],
  ],
  removeReaction: [
    ["from the other's post", ({ ids }) => ({ subjectId: ids.theirPostReactedTo })],
    ["from the other's comment", ({ ids }) => ({ subjectId: ids.theirCommentReactedTo })],
  ],
  bookmarkPost: [["the other's post", ({ ids }) => ({ postId: ids.theirPost })]],
  removeBookmark: [
    ["the other's post, which is kept", ({ ids }) => ({ postId: ids.theirPostReactedTo })],
    ["the other's post, which is not", ({ ids }) => ({ postId: ids.theirPost })],
  ],
  pinPost: [
    ["one's own", ({ ids }) => ({ postId: ids.ownPost })],
    ["the other's post", ({ ids }) => ({ postId: ids.theirPost })],
  ],
  unpinPost: [["one's own", ({ ids }) => ({ postId: ids.ownPost })]],
  hidePost: [["the other's post", ({ ids }) => ({ postId: ids.theirPost })]],
  unhidePost: [["the other's post, hidden before", ({ ids }) => ({ postId: ids.theirPostReactedTo })]],
  mutePost: [["the other's post", ({ ids }) => ({ postId: ids.theirPost })]],
  unmutePost: [["the other's post, muted before", ({ ids }) => ({ postId: ids.theirPostReactedTo })]],
  deleteComment: [
    ["one's own, below the other's post", ({ ids }) => ({ commentId: ids.ownCommentToDelete })],
    ["the other's, below one's own post", ({ ids }) => ({ commentId: ids.theirCommentOnOwnToDelete })],
    ["the other's, elsewhere", ({ ids }) => ({ commentId: ids.theirCommentElsewhere })],
  ],
  deletePost: [["one's own, with the other's comment", ({ ids }) => ({ postId: ids.ownPostToDelete })]],
  markNotificationsRead: [['of what the other did', ({ ids }) => ({ notificationIds: [ids.notification] })]],
  deleteNotifications: [['of what the other did', ({ ids }) => ({ notificationIds: [ids.notification] })]],
  markNotificationGroupsRead: [
    ['of what the other did', ({ ids }) => ({ notificationGroupIds: [ids.notificationGroup] })],
  ],
  deleteNotificationGroups: [
    ['of what the other did', ({ ids }) => ({ notificationGroupIds: [ids.notificationGroup] })],
  ],
  acceptFriendRequest: [["the other's request", ({ ids }) => ({ friendRequestId: ids.requestToAccept })]],
  declineFriendRequest: [["the other's request", ({ ids }) => ({ friendRequestId: ids.requestToDecline })]],
  cancelFriendRequest: [["one's own request", ({ ids }) => ({ friendRequestId: ids.requestToCancel })]],
  dismissFriendRecommendation: [['a person', ({ asked }) => ({ userId: asked.id })]],
  reportUser: [['a person', ({ friend }) => ({ userId: friend.id, reason: 'SPAM' })]],
  reportPost: [["the other's post", ({ ids }) => ({ postId: ids.theirPost, reason: 'SPAM' })]],
  reportComment: [
    ["the other's, below one's own post", ({ ids }) => ({ commentId: ids.theirCommentOnOwn, reason: 'SPAM' })],
  ],
  reportMessage: [['directly', ({ ids }) => ({ messageId: ids.directToRead, reason: 'SPAM' })]],
  unfriend: [['a friend', ({ friend }) => ({ userId: friend.id })]],
  sendFriendRequest: [
    ['to a person', ({ asked }) => ({ userId: asked.id })],
    ['to a former friend', ({ friend }) => ({ userId: friend.id })],
  ],
  muteUser: [['a person', ({ friend }) => ({ userId: friend.id })]],
  unmuteUser: [['a person who was muted', ({ asked }) => ({ userId: asked.id })]],
  blockUser: [['a person', ({ friend }) => ({ userId: friend.id })]],
  unblockUser: [['a person', ({ stranger }) => ({ userId: stranger.id })]],
}

const message = (conversationId: string) => ({ conversationId, content: 'x', idempotencyKey: newId() })

/** The viewer's own account, settings, files and devices, where nobody else plays a part. */
export const alone: ReadonlySet<string> = new Set([
  ...['signUp', 'signIn', 'refreshSession', 'signOut', 'revokeSession', 'revokeOtherSessions', 'verifyEmail'],
  ...[
    'resendEmailVerification',
    'changeEmail',
    'changeUsername',
    'changeLocale',
    'changePassword',
    'requestPasswordReset',
  ],
  ...['resetPassword', 'deactivateAccount', 'deleteAccount', 'updateProfile', 'updatePrivacySettings'],
  ...['createUpload', 'completeUpload', 'updateMediaFile', 'deleteMediaFile', 'createMediaCollection'],
  ...['updateMediaCollection', 'deleteMediaCollection', 'addMediaCollectionItems', 'removeMediaCollectionItems'],
  ...['moveMediaCollectionItem', 'markAllNotificationsRead', 'markNotificationsSeen'],
  ...['updateNotificationPreferences', 'updateDeliverySettings'],
  ...['addFilteredWord', 'removeFilteredWord'],
  ...['registerPushSubscription', 'unregisterPushSubscription'],
  // By a token that says that one has seen the file, and by the role.
  ...['reportMediaFile', 'takeModerationCase', 'releaseModerationCase', 'decideModerationCase', 'answerAppeal'],
  ...['appealDecision', 'appealSuspension'],
])
