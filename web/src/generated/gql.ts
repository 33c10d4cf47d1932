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
    "fragment AvatarPerson on User {\n  id\n  displayName\n  profilePicture {\n    id\n    thumbnailUrl\n  }\n}": typeof types.AvatarPersonFragmentDoc,
    "query FriendsToPick {\n  viewer {\n    id\n    profile {\n      id\n      friends(first: 100) {\n        edges {\n          cursor\n          node {\n            ...PersonToPick @unmask\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n}\n\nquery PeopleToPick($query: String!) {\n  searchUsers(query: $query, first: 20) {\n    edges {\n      cursor\n      node {\n        friendshipStatus\n        ...PersonToPick @unmask\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nfragment PersonToPick on User {\n  id\n  username\n  displayName\n  ...PersonLabelPerson\n}\n\nfragment PickedPerson on User {\n  id\n  displayName\n  ...AvatarPerson\n}": typeof types.FriendsToPickDocument,
    "fragment PersonLabelPerson on User {\n  id\n  username\n  displayName\n  ...AvatarPerson\n}": typeof types.PersonLabelPersonFragmentDoc,
    "fragment NamedPerson on User {\n  id\n  username\n  displayName\n  isVerified\n}": typeof types.NamedPersonFragmentDoc,
    "fragment PersonRowPerson on User {\n  id\n  username\n  ...AvatarPerson\n  ...NamedPerson\n}": typeof types.PersonRowPersonFragmentDoc,
    "query Frame {\n  viewer {\n    id\n    ...FrameViewer @unmask\n  }\n}\n\nfragment FrameViewer on Viewer {\n  id\n  profile {\n    id\n    username\n    displayName\n    ...AvatarPerson\n  }\n  friendRequests(first: 1) {\n    totalCount\n  }\n  unreadMessageCount\n  unreadNotificationCount\n}": typeof types.FrameDocument,
};
const documents: Documents = {
    "fragment AvatarPerson on User {\n  id\n  displayName\n  profilePicture {\n    id\n    thumbnailUrl\n  }\n}": types.AvatarPersonFragmentDoc,
    "query FriendsToPick {\n  viewer {\n    id\n    profile {\n      id\n      friends(first: 100) {\n        edges {\n          cursor\n          node {\n            ...PersonToPick @unmask\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n}\n\nquery PeopleToPick($query: String!) {\n  searchUsers(query: $query, first: 20) {\n    edges {\n      cursor\n      node {\n        friendshipStatus\n        ...PersonToPick @unmask\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nfragment PersonToPick on User {\n  id\n  username\n  displayName\n  ...PersonLabelPerson\n}\n\nfragment PickedPerson on User {\n  id\n  displayName\n  ...AvatarPerson\n}": types.FriendsToPickDocument,
    "fragment PersonLabelPerson on User {\n  id\n  username\n  displayName\n  ...AvatarPerson\n}": types.PersonLabelPersonFragmentDoc,
    "fragment NamedPerson on User {\n  id\n  username\n  displayName\n  isVerified\n}": types.NamedPersonFragmentDoc,
    "fragment PersonRowPerson on User {\n  id\n  username\n  ...AvatarPerson\n  ...NamedPerson\n}": types.PersonRowPersonFragmentDoc,
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
export function graphql(source: "query Frame {\n  viewer {\n    id\n    ...FrameViewer @unmask\n  }\n}\n\nfragment FrameViewer on Viewer {\n  id\n  profile {\n    id\n    username\n    displayName\n    ...AvatarPerson\n  }\n  friendRequests(first: 1) {\n    totalCount\n  }\n  unreadMessageCount\n  unreadNotificationCount\n}"): (typeof documents)["query Frame {\n  viewer {\n    id\n    ...FrameViewer @unmask\n  }\n}\n\nfragment FrameViewer on Viewer {\n  id\n  profile {\n    id\n    username\n    displayName\n    ...AvatarPerson\n  }\n  friendRequests(first: 1) {\n    totalCount\n  }\n  unreadMessageCount\n  unreadNotificationCount\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;