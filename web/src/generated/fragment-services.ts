export const fragmentServices: Record<string, readonly string[]> = {
  "AccountRows": [
    "auth"
  ],
  "AddedComment": [
    "posts"
  ],
  "AvatarPerson": [
    "media",
    "users"
  ],
  "BlockedPage": [
    "users"
  ],
  "BookmarkItemPost": [
    "posts"
  ],
  "BookmarkPage": [
    "posts"
  ],
  "CasePage": [
    "auth"
  ],
  "CaseParts": [
    "auth",
    "users",
    "media"
  ],
  "ChangedGroup": [
    "messages"
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
  "ConversationPage": [
    "messages"
  ],
  "ConversationRowConversation": [
    "messages"
  ],
  "CroppedPicture": [
    "media"
  ],
  "DecisionPage": [
    "auth"
  ],
  "DeliveryChoices": [
    "notifications"
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
  "EditedProfile": [
    "users"
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
  "FilteredWordParts": [
    "posts"
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
  "FriendsInCommonPerson": [
    "users"
  ],
  "GroupMemberPage": [
    "messages",
    "users"
  ],
  "HiddenPage": [
    "posts",
    "users"
  ],
  "LastMessage": [
    "messages",
    "users"
  ],
  "ListedGroup": [
    "notifications",
    "posts",
    "users",
    "messages"
  ],
  "MessageButtonPerson": [
    "users",
    "messages"
  ],
  "MessageRowMessage": [
    "messages",
    "users"
  ],
  "MosaicFile": [
    "media"
  ],
  "MutedPage": [
    "users"
  ],
  "MutedPostPage": [
    "notifications",
    "posts",
    "users"
  ],
  "NamedConversation": [
    "messages",
    "users"
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
  "OwnDecision": [
    "auth"
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
  "PinItemPost": [
    "posts"
  ],
  "PinnedOf": [
    "posts"
  ],
  "PlacedMessage": [
    "messages"
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
    "posts",
    "users"
  ],
  "PrivacyChoices": [
    "users"
  ],
  "ProfileCollectionPage": [
    "media"
  ],
  "ProfileFactsPerson": [
    "users"
  ],
  "ProfileHeadPerson": [
    "users"
  ],
  "ProfileMenuPerson": [
    "users"
  ],
  "ProfilePostPage": [
    "posts"
  ],
  "QuotedMessage": [
    "messages",
    "users"
  ],
  "ReactedMessage": [
    "messages",
    "users"
  ],
  "ReactionPage": [],
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
  "StartedConversation": [
    "messages"
  ],
  "TagPosts": [
    "posts"
  ],
  "TextFacet": [
    "users"
  ],
  "ThreadConversation": [
    "messages"
  ],
  "ThreadEvent": [
    "messages",
    "users"
  ],
  "ThreadHeadConversation": [
    "messages"
  ],
  "ThreadMessage": [
    "messages",
    "users"
  ],
  "ThreadPage": [
    "posts"
  ],
  "ThreadParticipant": [
    "messages",
    "users"
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
