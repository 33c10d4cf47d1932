export const fragmentServices: Record<string, readonly string[]> = {
  "AvatarPerson": [
    "users",
    "media"
  ],
  "FeedPage": [
    "posts"
  ],
  "FrameViewer": [
    "users",
    "messages",
    "notifications"
  ],
  "MosaicFile": [
    "media"
  ],
  "NamedPerson": [
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
  "ReactionSubject": [
    "posts"
  ],
  "ShareDialogPost": [
    "posts"
  ],
  "SharedPostPost": [
    "posts"
  ],
  "UploadedFile": [
    "media"
  ]
}
