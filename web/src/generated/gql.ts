/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query UsernameAvailable($username: String!) {\n  usernameAvailable(username: $username)\n}": typeof types.UsernameAvailableDocument,
    "fragment MosaicFile on MediaFile {\n  id\n  kind\n  altText\n  width\n  height\n  ...PictureFile\n  ...PlayerFile\n}": typeof types.MosaicFileFragmentDoc,
    "fragment PictureFile on MediaFile {\n  id\n  mimeType\n  url\n  renditions {\n    url\n    width\n  }\n  focalPoint {\n    x\n    y\n  }\n  blurhash\n  altText\n  width\n  height\n}": typeof types.PictureFileFragmentDoc,
    "fragment PlayerFile on MediaFile {\n  id\n  kind\n  mimeType\n  url\n  filename\n  byteSize\n  altText\n  width\n  height\n}": typeof types.PlayerFileFragmentDoc,
    "mutation CreateUpload($input: CreateUploadInput!) {\n  createUpload(input: $input) {\n    upload {\n      id\n      url\n      headers {\n        name\n        value\n      }\n      expiresAt\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}\n\nmutation CompleteUpload($input: CompleteUploadInput!) {\n  completeUpload(input: $input) {\n    mediaFile {\n      ...UploadedFile @unmask\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}\n\nsubscription MediaProcessed {\n  mediaProcessed {\n    ...UploadedFile @unmask\n  }\n}\n\nquery ReadUploadedFile($id: ID!) {\n  mediaFile(id: $id) {\n    ...UploadedFile @unmask\n  }\n}\n\nfragment UploadedFile on MediaFile {\n  id\n  kind\n  status\n  rejectionReason\n  ...MosaicFile\n}": typeof types.CreateUploadDocument,
    "query HomeFeed($ranking: FeedRanking!) {\n  viewer {\n    id\n    homeFeed(ranking: $ranking, first: 20) {\n      ...FeedPage @unmask\n    }\n  }\n}\n\nquery MoreHomeFeed($ranking: FeedRanking!, $after: String!) {\n  viewer {\n    id\n    homeFeed(ranking: $ranking, first: 20, after: $after) {\n      ...FeedPage @unmask\n    }\n  }\n}\n\nfragment FeedPage on FeedConnection {\n  edges {\n    cursor\n    reason\n    node {\n      id\n      ...PostCardPost\n    }\n  }\n  pageInfo {\n    hasNextPage\n    startCursor\n    endCursor\n  }\n  isRestarted\n}": typeof types.HomeFeedDocument,
    "query NewPostCount($after: String!) {\n  viewer {\n    id\n    newPostCount(after: $after)\n  }\n}\n\nsubscription PostAdded {\n  postAdded {\n    id\n  }\n}": typeof types.NewPostCountDocument,
    "query DemoPerson($username: String!) {\n  userByUsername(username: $username) {\n    id\n    ...AvatarPerson\n  }\n}": typeof types.DemoPersonDocument,
    "mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n  requestPasswordReset(input: $input) {\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n    }\n  }\n}\n\nmutation ResetPassword($input: ResetPasswordInput!) {\n  resetPassword(input: $input) {\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n    }\n  }\n}": typeof types.RequestPasswordResetDocument,
    "mutation VerifyEmail($input: VerifyEmailInput!) {\n  verifyEmail(input: $input) {\n    verifiedEmail\n    errors {\n      code\n      message\n      retryAfterSeconds\n    }\n  }\n}": typeof types.VerifyEmailDocument,
    "fragment AvatarPerson on User {\n  id\n  displayName\n  profilePicture {\n    id\n    thumbnailUrl\n  }\n}": typeof types.AvatarPersonFragmentDoc,
    "query FriendsToPick {\n  viewer {\n    id\n    profile {\n      id\n      friends(first: 100) {\n        edges {\n          cursor\n          node {\n            ...PersonToPick @unmask\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n}\n\nquery PeopleToPick($query: String!) {\n  searchUsers(query: $query, first: 20) {\n    edges {\n      cursor\n      node {\n        friendshipStatus\n        ...PersonToPick @unmask\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nfragment PersonToPick on User {\n  id\n  username\n  displayName\n  ...PersonLabelPerson\n}\n\nfragment PickedPerson on User {\n  id\n  displayName\n  ...AvatarPerson\n}": typeof types.FriendsToPickDocument,
    "fragment PersonLabelPerson on User {\n  id\n  username\n  displayName\n  ...AvatarPerson\n}": typeof types.PersonLabelPersonFragmentDoc,
    "fragment NamedPerson on User {\n  id\n  username\n  displayName\n  isVerified\n}": typeof types.NamedPersonFragmentDoc,
    "fragment PersonRowPerson on User {\n  id\n  username\n  ...AvatarPerson\n  ...NamedPerson\n}": typeof types.PersonRowPersonFragmentDoc,
    "fragment PostActsPost on Post {\n  id\n  commentCount\n  shareCount\n  viewerCanComment\n  viewerCanShare\n  reactionCounts {\n    type\n    count\n  }\n  ...ReactionSubject\n  ...ShareDialogPost\n}": typeof types.PostActsPostFragmentDoc,
    "fragment PostCardPost on Post {\n  id\n  content\n  privacyLevel\n  location\n  publishedAt\n  createdAt\n  editedAt\n  author {\n    id\n    displayName\n    ...AvatarPerson\n    ...NamedPerson\n  }\n  media {\n    id\n    ...MosaicFile\n  }\n  isShare\n  sharedPost {\n    id\n    ...SharedPostPost\n  }\n  ...PostActsPost\n  ...PostMenuPost\n}\n\nquery PostFiles($id: ID!) {\n  post(id: $id) {\n    id\n    media {\n      id\n      ...MosaicFile\n    }\n    sharedPost {\n      id\n      media {\n        id\n        ...MosaicFile\n      }\n    }\n  }\n}": typeof types.PostCardPostFragmentDoc,
    "fragment PostMenuPost on Post {\n  id\n  commentCount\n  viewerCanEdit\n  viewerCanDelete\n}\n\nmutation DeletePost($input: DeletePostInput!) {\n  deletePost(input: $input) {\n    deletedPostId\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}": typeof types.PostMenuPostFragmentDoc,
    "fragment SharedPostPost on Post {\n  id\n  content\n  privacyLevel\n  location\n  publishedAt\n  createdAt\n  editedAt\n  author {\n    id\n    ...AvatarPerson\n    ...NamedPerson\n  }\n  media {\n    id\n    ...MosaicFile\n  }\n}": typeof types.SharedPostPostFragmentDoc,
    "fragment ReactionSubject on Reactable {\n  id\n  likeCount\n  viewerReaction\n  reactionCounts {\n    type\n    count\n  }\n}\n\nmutation SetReaction($input: SetReactionInput!) {\n  setReaction(input: $input) {\n    subject {\n      id\n      ...ReactionSubject\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}\n\nmutation RemoveReaction($input: RemoveReactionInput!) {\n  removeReaction(input: $input) {\n    subject {\n      id\n      ...ReactionSubject\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}": typeof types.ReactionSubjectFragmentDoc,
    "fragment ShareDialogPost on Post {\n  id\n  isShare\n  ...SharedPostPost\n  sharedPost {\n    id\n    ...SharedPostPost\n  }\n}\n\nmutation SharePost($input: SharePostInput!) {\n  sharePost(input: $input) {\n    post {\n      id\n      ...PostCardPost\n      sharedPost {\n        id\n        shareCount\n      }\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}": typeof types.ShareDialogPostFragmentDoc,
    "query TrendingTags {\n  trendingTags(first: 6) {\n    name\n    label\n    postCount\n  }\n}": typeof types.TrendingTagsDocument,
    "query Frame {\n  viewer {\n    id\n    ...FrameViewer @unmask\n  }\n}\n\nfragment FrameViewer on Viewer {\n  id\n  profile {\n    id\n    username\n    displayName\n    ...AvatarPerson\n  }\n  friendRequests(first: 1) {\n    totalCount\n  }\n  unreadMessageCount\n  unreadNotificationCount\n}": typeof types.FrameDocument,
};
const documents: Documents = {
    "query UsernameAvailable($username: String!) {\n  usernameAvailable(username: $username)\n}": types.UsernameAvailableDocument,
    "fragment MosaicFile on MediaFile {\n  id\n  kind\n  altText\n  width\n  height\n  ...PictureFile\n  ...PlayerFile\n}": types.MosaicFileFragmentDoc,
    "fragment PictureFile on MediaFile {\n  id\n  mimeType\n  url\n  renditions {\n    url\n    width\n  }\n  focalPoint {\n    x\n    y\n  }\n  blurhash\n  altText\n  width\n  height\n}": types.PictureFileFragmentDoc,
    "fragment PlayerFile on MediaFile {\n  id\n  kind\n  mimeType\n  url\n  filename\n  byteSize\n  altText\n  width\n  height\n}": types.PlayerFileFragmentDoc,
    "mutation CreateUpload($input: CreateUploadInput!) {\n  createUpload(input: $input) {\n    upload {\n      id\n      url\n      headers {\n        name\n        value\n      }\n      expiresAt\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}\n\nmutation CompleteUpload($input: CompleteUploadInput!) {\n  completeUpload(input: $input) {\n    mediaFile {\n      ...UploadedFile @unmask\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}\n\nsubscription MediaProcessed {\n  mediaProcessed {\n    ...UploadedFile @unmask\n  }\n}\n\nquery ReadUploadedFile($id: ID!) {\n  mediaFile(id: $id) {\n    ...UploadedFile @unmask\n  }\n}\n\nfragment UploadedFile on MediaFile {\n  id\n  kind\n  status\n  rejectionReason\n  ...MosaicFile\n}": types.CreateUploadDocument,
    "query HomeFeed($ranking: FeedRanking!) {\n  viewer {\n    id\n    homeFeed(ranking: $ranking, first: 20) {\n      ...FeedPage @unmask\n    }\n  }\n}\n\nquery MoreHomeFeed($ranking: FeedRanking!, $after: String!) {\n  viewer {\n    id\n    homeFeed(ranking: $ranking, first: 20, after: $after) {\n      ...FeedPage @unmask\n    }\n  }\n}\n\nfragment FeedPage on FeedConnection {\n  edges {\n    cursor\n    reason\n    node {\n      id\n      ...PostCardPost\n    }\n  }\n  pageInfo {\n    hasNextPage\n    startCursor\n    endCursor\n  }\n  isRestarted\n}": types.HomeFeedDocument,
    "query NewPostCount($after: String!) {\n  viewer {\n    id\n    newPostCount(after: $after)\n  }\n}\n\nsubscription PostAdded {\n  postAdded {\n    id\n  }\n}": types.NewPostCountDocument,
    "query DemoPerson($username: String!) {\n  userByUsername(username: $username) {\n    id\n    ...AvatarPerson\n  }\n}": types.DemoPersonDocument,
    "mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n  requestPasswordReset(input: $input) {\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n    }\n  }\n}\n\nmutation ResetPassword($input: ResetPasswordInput!) {\n  resetPassword(input: $input) {\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n    }\n  }\n}": types.RequestPasswordResetDocument,
    "mutation VerifyEmail($input: VerifyEmailInput!) {\n  verifyEmail(input: $input) {\n    verifiedEmail\n    errors {\n      code\n      message\n      retryAfterSeconds\n    }\n  }\n}": types.VerifyEmailDocument,
    "fragment AvatarPerson on User {\n  id\n  displayName\n  profilePicture {\n    id\n    thumbnailUrl\n  }\n}": types.AvatarPersonFragmentDoc,
    "query FriendsToPick {\n  viewer {\n    id\n    profile {\n      id\n      friends(first: 100) {\n        edges {\n          cursor\n          node {\n            ...PersonToPick @unmask\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n}\n\nquery PeopleToPick($query: String!) {\n  searchUsers(query: $query, first: 20) {\n    edges {\n      cursor\n      node {\n        friendshipStatus\n        ...PersonToPick @unmask\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nfragment PersonToPick on User {\n  id\n  username\n  displayName\n  ...PersonLabelPerson\n}\n\nfragment PickedPerson on User {\n  id\n  displayName\n  ...AvatarPerson\n}": types.FriendsToPickDocument,
    "fragment PersonLabelPerson on User {\n  id\n  username\n  displayName\n  ...AvatarPerson\n}": types.PersonLabelPersonFragmentDoc,
    "fragment NamedPerson on User {\n  id\n  username\n  displayName\n  isVerified\n}": types.NamedPersonFragmentDoc,
    "fragment PersonRowPerson on User {\n  id\n  username\n  ...AvatarPerson\n  ...NamedPerson\n}": types.PersonRowPersonFragmentDoc,
    "fragment PostActsPost on Post {\n  id\n  commentCount\n  shareCount\n  viewerCanComment\n  viewerCanShare\n  reactionCounts {\n    type\n    count\n  }\n  ...ReactionSubject\n  ...ShareDialogPost\n}": types.PostActsPostFragmentDoc,
    "fragment PostCardPost on Post {\n  id\n  content\n  privacyLevel\n  location\n  publishedAt\n  createdAt\n  editedAt\n  author {\n    id\n    displayName\n    ...AvatarPerson\n    ...NamedPerson\n  }\n  media {\n    id\n    ...MosaicFile\n  }\n  isShare\n  sharedPost {\n    id\n    ...SharedPostPost\n  }\n  ...PostActsPost\n  ...PostMenuPost\n}\n\nquery PostFiles($id: ID!) {\n  post(id: $id) {\n    id\n    media {\n      id\n      ...MosaicFile\n    }\n    sharedPost {\n      id\n      media {\n        id\n        ...MosaicFile\n      }\n    }\n  }\n}": types.PostCardPostFragmentDoc,
    "fragment PostMenuPost on Post {\n  id\n  commentCount\n  viewerCanEdit\n  viewerCanDelete\n}\n\nmutation DeletePost($input: DeletePostInput!) {\n  deletePost(input: $input) {\n    deletedPostId\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}": types.PostMenuPostFragmentDoc,
    "fragment SharedPostPost on Post {\n  id\n  content\n  privacyLevel\n  location\n  publishedAt\n  createdAt\n  editedAt\n  author {\n    id\n    ...AvatarPerson\n    ...NamedPerson\n  }\n  media {\n    id\n    ...MosaicFile\n  }\n}": types.SharedPostPostFragmentDoc,
    "fragment ReactionSubject on Reactable {\n  id\n  likeCount\n  viewerReaction\n  reactionCounts {\n    type\n    count\n  }\n}\n\nmutation SetReaction($input: SetReactionInput!) {\n  setReaction(input: $input) {\n    subject {\n      id\n      ...ReactionSubject\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}\n\nmutation RemoveReaction($input: RemoveReactionInput!) {\n  removeReaction(input: $input) {\n    subject {\n      id\n      ...ReactionSubject\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}": types.ReactionSubjectFragmentDoc,
    "fragment ShareDialogPost on Post {\n  id\n  isShare\n  ...SharedPostPost\n  sharedPost {\n    id\n    ...SharedPostPost\n  }\n}\n\nmutation SharePost($input: SharePostInput!) {\n  sharePost(input: $input) {\n    post {\n      id\n      ...PostCardPost\n      sharedPost {\n        id\n        shareCount\n      }\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}": types.ShareDialogPostFragmentDoc,
    "query TrendingTags {\n  trendingTags(first: 6) {\n    name\n    label\n    postCount\n  }\n}": types.TrendingTagsDocument,
    "query Frame {\n  viewer {\n    id\n    ...FrameViewer @unmask\n  }\n}\n\nfragment FrameViewer on Viewer {\n  id\n  profile {\n    id\n    username\n    displayName\n    ...AvatarPerson\n  }\n  friendRequests(first: 1) {\n    totalCount\n  }\n  unreadMessageCount\n  unreadNotificationCount\n}": types.FrameDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query UsernameAvailable($username: String!) {\n  usernameAvailable(username: $username)\n}"): (typeof documents)["query UsernameAvailable($username: String!) {\n  usernameAvailable(username: $username)\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment MosaicFile on MediaFile {\n  id\n  kind\n  altText\n  width\n  height\n  ...PictureFile\n  ...PlayerFile\n}"): (typeof documents)["fragment MosaicFile on MediaFile {\n  id\n  kind\n  altText\n  width\n  height\n  ...PictureFile\n  ...PlayerFile\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PictureFile on MediaFile {\n  id\n  mimeType\n  url\n  renditions {\n    url\n    width\n  }\n  focalPoint {\n    x\n    y\n  }\n  blurhash\n  altText\n  width\n  height\n}"): (typeof documents)["fragment PictureFile on MediaFile {\n  id\n  mimeType\n  url\n  renditions {\n    url\n    width\n  }\n  focalPoint {\n    x\n    y\n  }\n  blurhash\n  altText\n  width\n  height\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PlayerFile on MediaFile {\n  id\n  kind\n  mimeType\n  url\n  filename\n  byteSize\n  altText\n  width\n  height\n}"): (typeof documents)["fragment PlayerFile on MediaFile {\n  id\n  kind\n  mimeType\n  url\n  filename\n  byteSize\n  altText\n  width\n  height\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateUpload($input: CreateUploadInput!) {\n  createUpload(input: $input) {\n    upload {\n      id\n      url\n      headers {\n        name\n        value\n      }\n      expiresAt\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}\n\nmutation CompleteUpload($input: CompleteUploadInput!) {\n  completeUpload(input: $input) {\n    mediaFile {\n      ...UploadedFile @unmask\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}\n\nsubscription MediaProcessed {\n  mediaProcessed {\n    ...UploadedFile @unmask\n  }\n}\n\nquery ReadUploadedFile($id: ID!) {\n  mediaFile(id: $id) {\n    ...UploadedFile @unmask\n  }\n}\n\nfragment UploadedFile on MediaFile {\n  id\n  kind\n  status\n  rejectionReason\n  ...MosaicFile\n}"): (typeof documents)["mutation CreateUpload($input: CreateUploadInput!) {\n  createUpload(input: $input) {\n    upload {\n      id\n      url\n      headers {\n        name\n        value\n      }\n      expiresAt\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}\n\nmutation CompleteUpload($input: CompleteUploadInput!) {\n  completeUpload(input: $input) {\n    mediaFile {\n      ...UploadedFile @unmask\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}\n\nsubscription MediaProcessed {\n  mediaProcessed {\n    ...UploadedFile @unmask\n  }\n}\n\nquery ReadUploadedFile($id: ID!) {\n  mediaFile(id: $id) {\n    ...UploadedFile @unmask\n  }\n}\n\nfragment UploadedFile on MediaFile {\n  id\n  kind\n  status\n  rejectionReason\n  ...MosaicFile\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query HomeFeed($ranking: FeedRanking!) {\n  viewer {\n    id\n    homeFeed(ranking: $ranking, first: 20) {\n      ...FeedPage @unmask\n    }\n  }\n}\n\nquery MoreHomeFeed($ranking: FeedRanking!, $after: String!) {\n  viewer {\n    id\n    homeFeed(ranking: $ranking, first: 20, after: $after) {\n      ...FeedPage @unmask\n    }\n  }\n}\n\nfragment FeedPage on FeedConnection {\n  edges {\n    cursor\n    reason\n    node {\n      id\n      ...PostCardPost\n    }\n  }\n  pageInfo {\n    hasNextPage\n    startCursor\n    endCursor\n  }\n  isRestarted\n}"): (typeof documents)["query HomeFeed($ranking: FeedRanking!) {\n  viewer {\n    id\n    homeFeed(ranking: $ranking, first: 20) {\n      ...FeedPage @unmask\n    }\n  }\n}\n\nquery MoreHomeFeed($ranking: FeedRanking!, $after: String!) {\n  viewer {\n    id\n    homeFeed(ranking: $ranking, first: 20, after: $after) {\n      ...FeedPage @unmask\n    }\n  }\n}\n\nfragment FeedPage on FeedConnection {\n  edges {\n    cursor\n    reason\n    node {\n      id\n      ...PostCardPost\n    }\n  }\n  pageInfo {\n    hasNextPage\n    startCursor\n    endCursor\n  }\n  isRestarted\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query NewPostCount($after: String!) {\n  viewer {\n    id\n    newPostCount(after: $after)\n  }\n}\n\nsubscription PostAdded {\n  postAdded {\n    id\n  }\n}"): (typeof documents)["query NewPostCount($after: String!) {\n  viewer {\n    id\n    newPostCount(after: $after)\n  }\n}\n\nsubscription PostAdded {\n  postAdded {\n    id\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query DemoPerson($username: String!) {\n  userByUsername(username: $username) {\n    id\n    ...AvatarPerson\n  }\n}"): (typeof documents)["query DemoPerson($username: String!) {\n  userByUsername(username: $username) {\n    id\n    ...AvatarPerson\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n  requestPasswordReset(input: $input) {\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n    }\n  }\n}\n\nmutation ResetPassword($input: ResetPasswordInput!) {\n  resetPassword(input: $input) {\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n    }\n  }\n}"): (typeof documents)["mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n  requestPasswordReset(input: $input) {\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n    }\n  }\n}\n\nmutation ResetPassword($input: ResetPasswordInput!) {\n  resetPassword(input: $input) {\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation VerifyEmail($input: VerifyEmailInput!) {\n  verifyEmail(input: $input) {\n    verifiedEmail\n    errors {\n      code\n      message\n      retryAfterSeconds\n    }\n  }\n}"): (typeof documents)["mutation VerifyEmail($input: VerifyEmailInput!) {\n  verifyEmail(input: $input) {\n    verifiedEmail\n    errors {\n      code\n      message\n      retryAfterSeconds\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment AvatarPerson on User {\n  id\n  displayName\n  profilePicture {\n    id\n    thumbnailUrl\n  }\n}"): (typeof documents)["fragment AvatarPerson on User {\n  id\n  displayName\n  profilePicture {\n    id\n    thumbnailUrl\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FriendsToPick {\n  viewer {\n    id\n    profile {\n      id\n      friends(first: 100) {\n        edges {\n          cursor\n          node {\n            ...PersonToPick @unmask\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n}\n\nquery PeopleToPick($query: String!) {\n  searchUsers(query: $query, first: 20) {\n    edges {\n      cursor\n      node {\n        friendshipStatus\n        ...PersonToPick @unmask\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nfragment PersonToPick on User {\n  id\n  username\n  displayName\n  ...PersonLabelPerson\n}\n\nfragment PickedPerson on User {\n  id\n  displayName\n  ...AvatarPerson\n}"): (typeof documents)["query FriendsToPick {\n  viewer {\n    id\n    profile {\n      id\n      friends(first: 100) {\n        edges {\n          cursor\n          node {\n            ...PersonToPick @unmask\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n}\n\nquery PeopleToPick($query: String!) {\n  searchUsers(query: $query, first: 20) {\n    edges {\n      cursor\n      node {\n        friendshipStatus\n        ...PersonToPick @unmask\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nfragment PersonToPick on User {\n  id\n  username\n  displayName\n  ...PersonLabelPerson\n}\n\nfragment PickedPerson on User {\n  id\n  displayName\n  ...AvatarPerson\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PersonLabelPerson on User {\n  id\n  username\n  displayName\n  ...AvatarPerson\n}"): (typeof documents)["fragment PersonLabelPerson on User {\n  id\n  username\n  displayName\n  ...AvatarPerson\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment NamedPerson on User {\n  id\n  username\n  displayName\n  isVerified\n}"): (typeof documents)["fragment NamedPerson on User {\n  id\n  username\n  displayName\n  isVerified\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PersonRowPerson on User {\n  id\n  username\n  ...AvatarPerson\n  ...NamedPerson\n}"): (typeof documents)["fragment PersonRowPerson on User {\n  id\n  username\n  ...AvatarPerson\n  ...NamedPerson\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PostActsPost on Post {\n  id\n  commentCount\n  shareCount\n  viewerCanComment\n  viewerCanShare\n  reactionCounts {\n    type\n    count\n  }\n  ...ReactionSubject\n  ...ShareDialogPost\n}"): (typeof documents)["fragment PostActsPost on Post {\n  id\n  commentCount\n  shareCount\n  viewerCanComment\n  viewerCanShare\n  reactionCounts {\n    type\n    count\n  }\n  ...ReactionSubject\n  ...ShareDialogPost\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PostCardPost on Post {\n  id\n  content\n  privacyLevel\n  location\n  publishedAt\n  createdAt\n  editedAt\n  author {\n    id\n    displayName\n    ...AvatarPerson\n    ...NamedPerson\n  }\n  media {\n    id\n    ...MosaicFile\n  }\n  isShare\n  sharedPost {\n    id\n    ...SharedPostPost\n  }\n  ...PostActsPost\n  ...PostMenuPost\n}\n\nquery PostFiles($id: ID!) {\n  post(id: $id) {\n    id\n    media {\n      id\n      ...MosaicFile\n    }\n    sharedPost {\n      id\n      media {\n        id\n        ...MosaicFile\n      }\n    }\n  }\n}"): (typeof documents)["fragment PostCardPost on Post {\n  id\n  content\n  privacyLevel\n  location\n  publishedAt\n  createdAt\n  editedAt\n  author {\n    id\n    displayName\n    ...AvatarPerson\n    ...NamedPerson\n  }\n  media {\n    id\n    ...MosaicFile\n  }\n  isShare\n  sharedPost {\n    id\n    ...SharedPostPost\n  }\n  ...PostActsPost\n  ...PostMenuPost\n}\n\nquery PostFiles($id: ID!) {\n  post(id: $id) {\n    id\n    media {\n      id\n      ...MosaicFile\n    }\n    sharedPost {\n      id\n      media {\n        id\n        ...MosaicFile\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PostMenuPost on Post {\n  id\n  commentCount\n  viewerCanEdit\n  viewerCanDelete\n}\n\nmutation DeletePost($input: DeletePostInput!) {\n  deletePost(input: $input) {\n    deletedPostId\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}"): (typeof documents)["fragment PostMenuPost on Post {\n  id\n  commentCount\n  viewerCanEdit\n  viewerCanDelete\n}\n\nmutation DeletePost($input: DeletePostInput!) {\n  deletePost(input: $input) {\n    deletedPostId\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment SharedPostPost on Post {\n  id\n  content\n  privacyLevel\n  location\n  publishedAt\n  createdAt\n  editedAt\n  author {\n    id\n    ...AvatarPerson\n    ...NamedPerson\n  }\n  media {\n    id\n    ...MosaicFile\n  }\n}"): (typeof documents)["fragment SharedPostPost on Post {\n  id\n  content\n  privacyLevel\n  location\n  publishedAt\n  createdAt\n  editedAt\n  author {\n    id\n    ...AvatarPerson\n    ...NamedPerson\n  }\n  media {\n    id\n    ...MosaicFile\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ReactionSubject on Reactable {\n  id\n  likeCount\n  viewerReaction\n  reactionCounts {\n    type\n    count\n  }\n}\n\nmutation SetReaction($input: SetReactionInput!) {\n  setReaction(input: $input) {\n    subject {\n      id\n      ...ReactionSubject\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}\n\nmutation RemoveReaction($input: RemoveReactionInput!) {\n  removeReaction(input: $input) {\n    subject {\n      id\n      ...ReactionSubject\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}"): (typeof documents)["fragment ReactionSubject on Reactable {\n  id\n  likeCount\n  viewerReaction\n  reactionCounts {\n    type\n    count\n  }\n}\n\nmutation SetReaction($input: SetReactionInput!) {\n  setReaction(input: $input) {\n    subject {\n      id\n      ...ReactionSubject\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}\n\nmutation RemoveReaction($input: RemoveReactionInput!) {\n  removeReaction(input: $input) {\n    subject {\n      id\n      ...ReactionSubject\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ShareDialogPost on Post {\n  id\n  isShare\n  ...SharedPostPost\n  sharedPost {\n    id\n    ...SharedPostPost\n  }\n}\n\nmutation SharePost($input: SharePostInput!) {\n  sharePost(input: $input) {\n    post {\n      id\n      ...PostCardPost\n      sharedPost {\n        id\n        shareCount\n      }\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}"): (typeof documents)["fragment ShareDialogPost on Post {\n  id\n  isShare\n  ...SharedPostPost\n  sharedPost {\n    id\n    ...SharedPostPost\n  }\n}\n\nmutation SharePost($input: SharePostInput!) {\n  sharePost(input: $input) {\n    post {\n      id\n      ...PostCardPost\n      sharedPost {\n        id\n        shareCount\n      }\n    }\n    errors {\n      code\n      message\n      path\n      retryAfterSeconds\n      limit\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query TrendingTags {\n  trendingTags(first: 6) {\n    name\n    label\n    postCount\n  }\n}"): (typeof documents)["query TrendingTags {\n  trendingTags(first: 6) {\n    name\n    label\n    postCount\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Frame {\n  viewer {\n    id\n    ...FrameViewer @unmask\n  }\n}\n\nfragment FrameViewer on Viewer {\n  id\n  profile {\n    id\n    username\n    displayName\n    ...AvatarPerson\n  }\n  friendRequests(first: 1) {\n    totalCount\n  }\n  unreadMessageCount\n  unreadNotificationCount\n}"): (typeof documents)["query Frame {\n  viewer {\n    id\n    ...FrameViewer @unmask\n  }\n}\n\nfragment FrameViewer on Viewer {\n  id\n  profile {\n    id\n    username\n    displayName\n    ...AvatarPerson\n  }\n  friendRequests(first: 1) {\n    totalCount\n  }\n  unreadMessageCount\n  unreadNotificationCount\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;