export const fragmentServices: Record<string, readonly string[]> = {
  "AvatarPerson": [
    "users",
    "media"
  ],
  "FrameViewer": [
    "users",
    "messages",
    "notifications"
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
  ]
}
