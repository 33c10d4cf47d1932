export const fragmentServices: Record<string, readonly string[]> = {
  "AccountRows": [
    "auth"
  ],
  "AvatarPerson": [
    "users",
    "media"
  ],
  "BlockedPage": [
    "users"
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
  "FrameViewer": [
    "users",
    "messages",
    "notifications"
  ],
  "FriendButtonPerson": [
    "users"
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
  "ReactionSubject": [
    "posts"
  ],
  "RecommendationPage": [
    "users"
  ],
  "RecommendedPersonPerson": [
    "users"
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
  "UploadedFile": [
    "media"
  ],
  "WrittenPost": [
    "posts"
  ]
}
