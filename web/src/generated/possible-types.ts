
      export type PossibleTypesResultData = {
  "possibleTypes": {
    "ConversationEvent": [
      "ConversationChanged",
      "ConversationRead",
      "MessageAdded",
      "MessageChanged",
      "TypingChanged"
    ],
    "FacetTarget": [
      "Link",
      "Mention",
      "TagRef"
    ],
    "NotificationSubject": [
      "Comment",
      "Conversation",
      "FriendRequest",
      "ModerationDecision",
      "Post",
      "User"
    ],
    "PostEvent": [
      "CommentAdded",
      "CommentChanged",
      "CommentDeleted",
      "PostChanged",
      "PostDeleted"
    ],
    "Reactable": [
      "Comment",
      "Post"
    ]
  }
};
      const result: PossibleTypesResultData = {
  "possibleTypes": {
    "ConversationEvent": [
      "ConversationChanged",
      "ConversationRead",
      "MessageAdded",
      "MessageChanged",
      "TypingChanged"
    ],
    "FacetTarget": [
      "Link",
      "Mention",
      "TagRef"
    ],
    "NotificationSubject": [
      "Comment",
      "Conversation",
      "FriendRequest",
      "ModerationDecision",
      "Post",
      "User"
    ],
    "PostEvent": [
      "CommentAdded",
      "CommentChanged",
      "CommentDeleted",
      "PostChanged",
      "PostDeleted"
    ],
    "Reactable": [
      "Comment",
      "Post"
    ]
  }
};
      export default result;
    