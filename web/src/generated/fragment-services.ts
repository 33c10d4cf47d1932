export const fragmentServices: Record<string, readonly string[]> = {
  "AccountRows": [
    "auth"
  ],
  "AddedComment": [
    "posts"
  ],
  "AvatarPerson": [
    "users",
    "media"
  ],
  "BlockedPage": [
    "users"
  ],
  "CollectionItemsPage": [
    "media"
  ],
  "CollectionsPage": [
    "media"
  ],
  "CommentItem": [
    "posts",
    "users"
  ],
  "CommentPage": [
    "posts"
  ],
  "CommentWithReplies": [
    "posts"
  ],
  "ComposerPerson": [],
  "ComposerPost": [
    "posts",
    "media"
  ],
  "DescribedFile": [
    "media"
  ],
  "DraftPage": [
    "posts"
  ],
  "DraftRowPost": [
    "posts"
  ],
  "FeedPage": [
    "posts"
  ],
  "FileDialogFile": [
    "media"
  ],
  "FilePage": [
    "media"
  ],
  "FileTileFile": [
    "media"
  ],
  "FoundPeople": [
    "users"
  ],
  "FoundPosts": [
    "posts"
  ],
  "FrameViewer": [
    "users",
    "messages",
    "notifications"
  ],
  "FriendButtonPerson": [
    "users"
  ],
  "ListedNotification": [
    "notifications",
    "posts",
    "users",
    "messages"
  ],
  "MosaicFile": [
    "media"
  ],
  "NamedPerson": [
    "users"
  ],
  "NotificationChoices": [
    "notifications"
  ],
  "NotificationPage": [
    "notifications"
  ],
  "PeoplePage": [
    "users"
  ],
  "PersonCardPerson": [
    "users"
  ],
  "PersonLabelPerson": [
    "users"
  ],
  "PersonRowPerson": [
    "users"
  ],
  "PersonToPick": [
    "users"
  ],
  "PickedPerson": [
    "users"
  ],
  "PictureFile": [
    "media"
  ],
  "PlayerFile": [
    "media"
  ],
  "PostActsPost": [
    "posts"
  ],
  "PostCardPost": [
    "posts",
    "users"
  ],
  "PostMenuPost": [
    "posts"
  ],
  "PrivacyChoices": [
    "users"
  ],
  "ReactionPage": [
    "posts"
  ],
  "ReactionSubject": [
    "posts"
  ],
  "RecommendationPage": [
    "users"
  ],
  "RecommendedPersonPerson": [
    "users"
  ],
  "ReplyPlaces": [
    "posts"
  ],
  "RequestPage": [
    "users"
  ],
  "RequestRowRequest": [
    "users"
  ],
  "ShareDialogPost": [
    "posts"
  ],
  "SharedPostPost": [
    "posts"
  ],
  "StandingPerson": [
    "users"
  ],
  "StandingRequest": [
    "users"
  ],
  "TagPosts": [
    "posts"
  ],
  "ThreadPage": [
    "posts"
  ],
  "UploadedFile": [
    "media"
  ],
  "WhoReactedSubject": [
    "posts"
  ],
  "WrittenPost": [
    "posts"
  ]
}
