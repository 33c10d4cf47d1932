import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Person } from '../data/people.ts';
import type { FriendRequestRow, FriendRequestList } from '../data/friend-requests.ts';
import type { UsersContext } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date, e.g. `1990-12-31`. */
  Date: { input: string; output: string; }
  /** A moment in UTC, RFC 3339 with milliseconds, e.g. `2026-01-31T10:00:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Names a request to the viewer. */
export type AcceptFriendRequestInput = {
  /** Of a `PENDING` request to the viewer. */
  friendRequestId: Scalars['ID']['input'];
};

/** The request, which is now `ACCEPTED`. */
export type AcceptFriendRequestPayload = {
  __typename?: 'AcceptFriendRequestPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** Its two people are friends now. */
  friendRequest?: Maybe<FriendRequest>;
};

/** Names the person to block. */
export type BlockUserInput = {
  /** Anybody's but the viewer's own. */
  userId: Scalars['ID']['input'];
};

/** The person, whose `friendshipStatus` is `BLOCKED`. */
export type BlockUserPayload = {
  __typename?: 'BlockUserPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** The blocked person; null when hidden from the viewer all the same. */
  user?: Maybe<User>;
};

/** Names a request of the viewer. */
export type CancelFriendRequestInput = {
  /** Of a `PENDING` request of the viewer. */
  friendRequestId: Scalars['ID']['input'];
};

/** The request, which is now `CANCELLED`. */
export type CancelFriendRequestPayload = {
  __typename?: 'CancelFriendRequestPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With its `answeredAt`. */
  friendRequest?: Maybe<FriendRequest>;
};

/** Names a request to the viewer. */
export type DeclineFriendRequestInput = {
  /** Of a `PENDING` request to the viewer. */
  friendRequestId: Scalars['ID']['input'];
};

/** The request, which is now `DECLINED`. */
export type DeclineFriendRequestPayload = {
  __typename?: 'DeclineFriendRequestPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With its `answeredAt`. */
  friendRequest?: Maybe<FriendRequest>;
};

/** Names a recommended person. */
export type DismissFriendRecommendationInput = {
  /** Anybody's but the viewer's own. */
  userId: Scalars['ID']['input'];
};

/** Names the person, for clients to take off their list. */
export type DismissFriendRecommendationPayload = {
  __typename?: 'DismissFriendRecommendationPayload';
  /** As it was given. */
  dismissedUserId?: Maybe<Scalars['ID']['output']>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** A page of recommendations. */
export type FriendRecommendationConnection = {
  __typename?: 'FriendRecommendationConnection';
  /** With a cursor and what else belongs to the place in the list. */
  edges: Array<FriendRecommendationEdge>;
  /** The same without cursors. */
  nodes: Array<User>;
  /** Tells whether there is another page, and how to ask for it. */
  pageInfo: PageInfo;
};

/** A place in a list of recommendations. */
export type FriendRecommendationEdge = {
  __typename?: 'FriendRecommendationEdge';
  /** For `after`, to go on behind this place. */
  cursor: Scalars['String']['output'];
  /** The recommended person at this place. */
  node: User;
  /** The strongest ground for the recommendation. */
  reason: FriendRecommendationReason;
  /** Comparable within one list only; higher comes first. */
  score: Scalars['Float']['output'];
};

/** Why a person is recommended. */
export type FriendRecommendationReason =
  /** They have friends in common, of whom the viewer sees one at least. */
  | 'MUTUAL_FRIENDS'
  /** Well connected in the network; for people who have few friends yet. */
  | 'POPULAR'
  /** Both give the same `location`, and the person shows it to everybody. */
  | 'SAME_LOCATION';

/** One person asking another to be friends. At most one is open between two people. */
export type FriendRequest = {
  __typename?: 'FriendRequest';
  /** When it was accepted, declined or cancelled. */
  answeredAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was sent. */
  createdAt: Scalars['DateTime']['output'];
  /** Who asks. The viewer finds no request of somebody hidden; null to an answer during which the person has gone. */
  from?: Maybe<User>;
  /** A UUID, in either case. */
  id: Scalars['ID']['output'];
  /** The one thing about a request that changes. */
  status: FriendRequestStatus;
  /** Who is asked, and may accept or decline; null as `from` is. */
  to?: Maybe<User>;
};

/** A page of requests. */
export type FriendRequestConnection = {
  __typename?: 'FriendRequestConnection';
  /** With a cursor and what else belongs to the place in the list. */
  edges: Array<FriendRequestEdge>;
  /** The same without cursors. */
  nodes: Array<FriendRequest>;
  /** Tells whether there is another page, and how to ask for it. */
  pageInfo: PageInfo;
  /** Of the viewer's: as many as all pages show, without requests of deactivated people. */
  totalCount: Scalars['Int']['output'];
};

/** Which of the viewer's requests to list. */
export type FriendRequestDirection =
  /** Sent to the viewer. */
  | 'INCOMING'
  /** Sent by the viewer. */
  | 'OUTGOING';

/** A place in a list of requests. */
export type FriendRequestEdge = {
  __typename?: 'FriendRequestEdge';
  /** For `after`, to go on behind this place. */
  cursor: Scalars['String']['output'];
  /** The request at this place. */
  node: FriendRequest;
};

/** What became of a request. */
export type FriendRequestStatus =
  /** The two became friends, whatever came later. */
  | 'ACCEPTED'
  /** Taken back by its sender, or ended by a block. */
  | 'CANCELLED'
  /** Turned down; its sender may ask again after 30 days. */
  | 'DECLINED'
  /** Waits for an answer. */
  | 'PENDING';

/** How the viewer and another person stand. Someone who blocked the viewer is not found at all, so that has no value here. */
export type FriendshipStatus =
  /** The viewer has blocked the person. */
  | 'BLOCKED'
  /** Either asked, and the other accepted. */
  | 'FRIENDS'
  /** No friendship, request or block. */
  | 'NONE'
  /** The person has asked and waits for the viewer's answer. */
  | 'REQUEST_RECEIVED'
  /** The viewer has asked and waits for an answer. */
  | 'REQUEST_SENT'
  /** The person is the viewer. */
  | 'SELF';

/** As the person gives it. */
export type Gender =
  /** Female. */
  | 'FEMALE'
  /** Male. */
  | 'MALE'
  /** Neither, or not to be told. */
  | 'OTHER';

/**
 * An uploaded file, as private as what it hangs on: people who may see the post, message or profile may see its files.
 * Apart from those, only its owner sees it, and everybody once it is in a public collection.
 */
export type MediaFile = {
  __typename?: 'MediaFile';
  /**
   * Proof that the service showing the file has checked this viewer: a signed `{ media id, viewer id or *, issuer, expiry }`,
   * Ed25519, valid for 5 minutes. Travels between services only. A reference without a valid one resolves only for the
   * owner, and for files in public collections.
   */
  accessGrant?: Maybe<Scalars['String']['output']>;
  /** A UUID, in either case. */
  id: Scalars['ID']['output'];
};

/** The rules of the network: why something is reported, and which rule a decision says was broken. */
export type ModerationRule =
  /** Insults, threats or pressure against a person. */
  | 'HARASSMENT'
  /** Attacks on people for what they are. */
  | 'HATE'
  /** Against the law. */
  | 'ILLEGAL'
  /** Somebody pretends to be another person. */
  | 'IMPERSONATION'
  /** Another reason, which the note tells. */
  | 'OTHER'
  /** Self-harm that is encouraged or shown. */
  | 'SELF_HARM'
  /** Nudity or sexual content where it does not belong, or about somebody who did not agree. */
  | 'SEXUAL_CONTENT'
  /** Advertising, fraud, or the same thing again and again. */
  | 'SPAM'
  /** Violence that is threatened, praised or shown for its own sake. */
  | 'VIOLENCE';

/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Makes the two friends. */
  acceptFriendRequest?: Maybe<AcceptFriendRequestPayload>;
  /**
   * Ends any friendship or request between the two and hides each from the other. Whoever has an account can be blocked:
   * also somebody who is hidden from the viewer already, when `user` is null.
   */
  blockUser?: Maybe<BlockUserPayload>;
  /**
   * Takes back a request the viewer has sent. When the other person is hidden from the viewer by now, nothing is left to show:
   * `friendRequest` is null then.
   */
  cancelFriendRequest?: Maybe<CancelFriendRequestPayload>;
  /** Turns a request down; its sender is not notified and may ask again after 30 days. */
  declineFriendRequest?: Maybe<DeclineFriendRequestPayload>;
  /** Keeps a person out of the viewer's recommendations for good. */
  dismissFriendRecommendation?: Maybe<DismissFriendRecommendationPayload>;
  /**
   * Keeps the person's posts out of the viewer's home feed, and the viewer from being notified of what the person does. For
   * somebody who is muted already it sets another end.
   */
  muteUser?: Maybe<MuteUserPayload>;
  /** Tells the moderators of a person, with how it reads now. Nobody learns who reported. Doing it again changes nothing. */
  reportUser?: Maybe<ReportUserPayload>;
  /** Asks a person to be friends; when that person has already asked the viewer, accepts instead. At most 50 a day. */
  sendFriendRequest?: Maybe<SendFriendRequestPayload>;
  /**
   * Lifts the viewer's own block; an earlier friendship does not come back. A block by the other person stands, and hides the
   * two from each other as before.
   */
  unblockUser?: Maybe<UnblockUserPayload>;
  /** Ends a friendship; the other person is not notified. */
  unfriend?: Maybe<UnfriendPayload>;
  /** Ends a mute; what the viewer was not notified of meanwhile does not come later. */
  unmuteUser?: Maybe<UnmuteUserPayload>;
  /** Absent fields stay as they are. */
  updatePrivacySettings?: Maybe<UpdatePrivacySettingsPayload>;
  /** Absent fields stay as they are, explicit nulls clear them. */
  updateProfile?: Maybe<UpdateProfilePayload>;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationAcceptFriendRequestArgs = {
  input: AcceptFriendRequestInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationBlockUserArgs = {
  input: BlockUserInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationCancelFriendRequestArgs = {
  input: CancelFriendRequestInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationDeclineFriendRequestArgs = {
  input: DeclineFriendRequestInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationDismissFriendRecommendationArgs = {
  input: DismissFriendRecommendationInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationMuteUserArgs = {
  input: MuteUserInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationReportUserArgs = {
  input: ReportUserInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationSendFriendRequestArgs = {
  input: SendFriendRequestInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationUnblockUserArgs = {
  input: UnblockUserInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationUnfriendArgs = {
  input: UnfriendInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationUnmuteUserArgs = {
  input: UnmuteUserInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationUpdatePrivacySettingsArgs = {
  input: UpdatePrivacySettingsInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};

/**
 * What a mute keeps from the viewer: the person's posts in the home feed, also as others share them, and notifications of what
 * the person does. All else stays as it is, and the person is not told.
 */
export type Mute = {
  __typename?: 'Mute';
  /** When it began. */
  createdAt: Scalars['DateTime']['output'];
  /** When it ends by itself; null when it does not. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Names the person to mute. */
export type MuteUserInput = {
  /** When it ends by itself, in the future; until the viewer ends it, unless given. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Of somebody whom the viewer may know of, and not the viewer's own. */
  userId: Scalars['ID']['input'];
};

/** The person, with the mute as `viewerMute`. */
export type MuteUserPayload = {
  __typename?: 'MuteUserPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** The muted person. */
  user?: Maybe<User>;
};

/**
 * Where a page starts and ends. Every connection takes `first` (1 to 100, by default 20) and `after`.
 * Cursors are opaque and stay valid while rows come and go around them.
 */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Of the last edge, for `after` of the next page; null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether more follows `endCursor`. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether more precedes `startCursor`. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Of the first edge; null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** Who may see what of the viewer. Changes hold from the next request on. */
export type PrivacySettings = {
  __typename?: 'PrivacySettings';
  /** At first `FRIENDS`. */
  emailVisibility: Visibility;
  /** At first `PRIVATE`. */
  phoneVisibility: Visibility;
  /** Bio, birth date, gender, location, website, cover photo and friends. At first `FRIENDS`. */
  profileVisibility: Visibility;
  /** Who finds the viewer in `searchUsers` and among recommendations. At first `PUBLIC`. */
  searchVisibility: Visibility;
  /** Who can mention the viewer, so that the viewer is told. At first `EVERYONE`. */
  whoMayMention: WhoMayMention;
  /** Whose messages reach the viewer, and how. At first `REQUEST`. */
  whoMayMessage: WhoMayMessage;
};

/** What a client can read. Nothing here changes anything, so a query may be repeated. */
export type Query = {
  __typename?: 'Query';
  /**
   * People by name or username, best match first; honours `searchVisibility` and blocks. Each word of the query begins a
   * word of the name, in any order; case, accents and width don't count. In scripts without spaces it is any part of the
   * name. Whoever has the query as user name comes first, then whole words before beginnings, then who has more friends.
   * Where nobody's name fits, those come that differ in one letter. At most 200 people are found. Of people whose
   * `searchVisibility` is `FRIENDS`, a viewer finds the 300 newest friends.
   */
  searchUsers?: Maybe<UserConnection>;
  /** A person by id; null when unknown, deactivated, or hidden from the viewer by a block. */
  user?: Maybe<User>;
  /**
   * A person by username, whatever its case; null as for `user`. A name that the person has given up finds them for as long as
   * nobody else can take it, which is 30 days: `username` is then another than the one that was asked for.
   */
  userByUsername?: Maybe<User>;
  /** The signed-in person, read from the access token; null when signed out. */
  viewer?: Maybe<Viewer>;
};


/** What a client can read. Nothing here changes anything, so a query may be repeated. */
export type QuerySearchUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  friendsFirst?: Scalars['Boolean']['input'];
  query: Scalars['String']['input'];
};


/** What a client can read. Nothing here changes anything, so a query may be repeated. */
export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


/** What a client can read. Nothing here changes anything, so a query may be repeated. */
export type QueryUserByUsernameArgs = {
  username: Scalars['String']['input'];
};

/** A report of a person. */
export type ReportUserInput = {
  /** More about it; at most 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Which rule is broken. */
  reason: ModerationRule;
  /** Of `User.id`. */
  userId: Scalars['ID']['input'];
};

/** Says whether the report was taken; what comes of it is not told. */
export type ReportUserPayload = {
  __typename?: 'ReportUserPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** Names the person to ask. */
export type SendFriendRequestInput = {
  /** Anybody but the viewer; `NOT_FOUND` when either has blocked the other. */
  userId: Scalars['ID']['input'];
};

/** The request, or the one of the other person that it has accepted. */
export type SendFriendRequestPayload = {
  __typename?: 'SendFriendRequestPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** `PENDING`, or `ACCEPTED` when the other person had asked first. */
  friendRequest?: Maybe<FriendRequest>;
};

/** Names a person whom the viewer has blocked. */
export type UnblockUserInput = {
  /** One of `Viewer.blockedUsers`. */
  userId: Scalars['ID']['input'];
};

/** The person, as a stranger. */
export type UnblockUserPayload = {
  __typename?: 'UnblockUserPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** The person who is no longer blocked; null when hidden from the viewer all the same. */
  user?: Maybe<User>;
};

/** Names a friend of the viewer. */
export type UnfriendInput = {
  /** A friend's. */
  userId: Scalars['ID']['input'];
};

/** The person, who is no friend any more. */
export type UnfriendPayload = {
  __typename?: 'UnfriendPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** The former friend. */
  user?: Maybe<User>;
};

/** Names a person whom the viewer has muted. */
export type UnmuteUserInput = {
  /** One of `Viewer.mutedUsers`, or of somebody who is hidden from the viewer by now. */
  userId: Scalars['ID']['input'];
};

/** The person, who is heard again. */
export type UnmuteUserPayload = {
  __typename?: 'UnmuteUserPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** Null when hidden from the viewer. */
  user?: Maybe<User>;
};

/** The settings to change. */
export type UpdatePrivacySettingsInput = {
  /** Cannot be cleared. */
  emailVisibility?: InputMaybe<Visibility>;
  /** Cannot be cleared. */
  phoneVisibility?: InputMaybe<Visibility>;
  /** Cannot be cleared. */
  profileVisibility?: InputMaybe<Visibility>;
  /** Cannot be cleared. */
  searchVisibility?: InputMaybe<Visibility>;
  /** Cannot be cleared. */
  whoMayMention?: InputMaybe<WhoMayMention>;
  /** Cannot be cleared. */
  whoMayMessage?: InputMaybe<WhoMayMessage>;
};

/** All settings after the change. */
export type UpdatePrivacySettingsPayload = {
  __typename?: 'UpdatePrivacySettingsPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** They hold from the next request on. */
  privacySettings?: Maybe<PrivacySettings>;
};

/** The parts of a profile to change. */
export type UpdateProfileInput = {
  /** At most 500 characters. */
  bio?: InputMaybe<Scalars['String']['input']>;
  /** A ready image of the viewer's. */
  coverPhotoId?: InputMaybe<Scalars['ID']['input']>;
  /** At least 13 years ago. */
  dateOfBirth?: InputMaybe<Scalars['Date']['input']>;
  /** 1 to 100 characters; cannot be cleared. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** Shown under `profileVisibility`. */
  gender?: InputMaybe<Gender>;
  /** At most 100 characters. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** At most 100 characters. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** In E.164 form, e.g. `+4366012345678`. */
  phoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** A ready image of the viewer's. */
  profilePictureId?: InputMaybe<Scalars['ID']['input']>;
  /** A public `http` or `https` address of at most 200 characters, without a user name or password. */
  website?: InputMaybe<Scalars['String']['input']>;
};

/** The profile after the change. */
export type UpdateProfilePayload = {
  __typename?: 'UpdateProfilePayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** The viewer's own. */
  profile?: Maybe<User>;
};

/**
 * A person. Names, username, badge and profile picture are shown to everybody who is not blocked; the other profile fields
 * are null unless the person's privacy settings let the viewer see them. To oneself everything is visible.
 */
export type User = {
  __typename?: 'User';
  /** Under `profileVisibility`. */
  bio?: Maybe<Scalars['String']['output']>;
  /** Under `profileVisibility`. */
  coverPhoto?: Maybe<MediaFile>;
  /** Under `profileVisibility`. */
  dateOfBirth?: Maybe<Scalars['Date']['output']>;
  /** First and last name in one. */
  displayName: Scalars['String']['output'];
  /** The sign-in address; under `emailVisibility`. */
  email?: Maybe<Scalars['String']['output']>;
  /** Shown to everybody; the only name of people who go by one. */
  firstName: Scalars['String']['output'];
  /** As many as `friends` shows to the viewer: without deactivated people and blocks. Under `profileVisibility`. */
  friendCount?: Maybe<Scalars['Int']['output']>;
  /** The open request between the viewer and this person, in either direction. */
  friendRequest?: Maybe<FriendRequest>;
  /** Newest friendship first; under `profileVisibility`. */
  friends?: Maybe<UserConnection>;
  /** Since when the viewer and this person have been friends. */
  friendsSince?: Maybe<Scalars['DateTime']['output']>;
  /** How the viewer and this person stand; null when signed out. */
  friendshipStatus?: Maybe<FriendshipStatus>;
  /** Under `profileVisibility`. */
  gender?: Maybe<Gender>;
  /** A UUID, in either case. The `Account` and the `Viewer` of a person have the same. */
  id: Scalars['ID']['output'];
  /** A badge given by staff; has nothing to do with email verification. */
  isVerified: Scalars['Boolean']['output'];
  /** When the person signed up. */
  joinedAt: Scalars['DateTime']['output'];
  /** Null for people who go by one name. */
  lastName?: Maybe<Scalars['String']['output']>;
  /** A place in the person's own words; under `profileVisibility`. */
  location?: Maybe<Scalars['String']['output']>;
  /** As many as `mutualFriends` shows to the viewer; null when signed out. */
  mutualFriendCount?: Maybe<Scalars['Int']['output']>;
  /** Friends of both the viewer and this person; null when signed out. */
  mutualFriends?: Maybe<UserConnection>;
  /** In E.164 form, e.g. `+4366012345678`; under `phoneVisibility`. */
  phoneNumber?: Maybe<Scalars['String']['output']>;
  /** Shown to everybody, like the name. */
  profilePicture?: Maybe<MediaFile>;
  /** Unique whatever its case; changed through `changeUsername`. */
  username: Scalars['String']['output'];
  /**
   * Whether a mention of the person by the viewer leads to the person, by `whoMayMention`: what a composer offers after an `@`.
   * False when signed out, and for whom the viewer has blocked.
   */
  viewerCanMention: Scalars['Boolean']['output'];
  /** The viewer's mute of this person; null when there is none, or when it has expired. */
  viewerMute?: Maybe<Mute>;
  /** A public `http` or `https` address without a user name or password; under `profileVisibility`. */
  website?: Maybe<Scalars['String']['output']>;
};


/**
 * A person. Names, username, badge and profile picture are shown to everybody who is not blocked; the other profile fields
 * are null unless the person's privacy settings let the viewer see them. To oneself everything is visible.
 */
export type UserFriendsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A person. Names, username, badge and profile picture are shown to everybody who is not blocked; the other profile fields
 * are null unless the person's privacy settings let the viewer see them. To oneself everything is visible.
 */
export type UserMutualFriendsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of people. */
export type UserConnection = {
  __typename?: 'UserConnection';
  /** With a cursor and what else belongs to the place in the list. */
  edges: Array<UserEdge>;
  /** The same without cursors. */
  nodes: Array<User>;
  /** Tells whether there is another page, and how to ask for it. */
  pageInfo: PageInfo;
};

/** A place in a list of people. */
export type UserEdge = {
  __typename?: 'UserEdge';
  /** For `after`, to go on behind this place. */
  cursor: Scalars['String']['output'];
  /** The person at this place. */
  node: User;
};

/**
 * An expected failure that a person can act on. The `errors` of a payload are empty when the mutation was carried out;
 * otherwise nothing has changed and the other fields are null. Faults are in the top-level `errors` instead.
 */
export type UserError = {
  __typename?: 'UserError';
  /** What a program decides by; `message` may be reworded at any time. */
  code: UserErrorCode;
  /**
   * The maximum that would be exceeded, with `LIMIT_REACHED`, and with `INVALID` for too much of something: a number of
   * characters, bytes or items, as the message says. Null otherwise, and for the quota of storage, which `storageUsage` tells.
   */
  limit?: Maybe<Scalars['Int']['output']>;
  /** Plain English, fit to show to a person. */
  message: Scalars['String']['output'];
  /** The input at fault, e.g. `["input", "email"]`; null when the failure concerns the mutation as a whole. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /**
   * Whole seconds until it may be tried again, with `RATE_LIMITED` and with a `LIMIT_REACHED` that ends by itself; null
   * otherwise.
   */
  retryAfterSeconds?: Maybe<Scalars['Int']['output']>;
};

/** Why a mutation was not carried out. Clients must expect new values. */
export type UserErrorCode =
  /** Its present state rules this out, e.g. accepting a request that was cancelled. */
  | 'CONFLICT'
  /** A token or link is used up or out of date. */
  | 'EXPIRED'
  /**
   * A value is malformed or breaks a documented limit. A limit of so many characters counts what a reader takes for one
   * (grapheme clusters, as 👩‍👩‍👧, é or नि), each of 16 code points on average at most. A text with nothing in it that can be
   * seen is refused, and so are control characters and half a surrogate pair.
   */
  | 'INVALID'
  /** The email, username or password is wrong; never says which. */
  | 'INVALID_CREDENTIALS'
  /** A quota or a maximum number is reached. */
  | 'LIMIT_REACHED'
  /** The viewer may see it, but not do this to it. */
  | 'NOT_ALLOWED'
  /** It does not exist, or the viewer may not know that it does. */
  | 'NOT_FOUND'
  /** Too many attempts; wait, then try again. */
  | 'RATE_LIMITED'
  /** A needed value is missing or blank. */
  | 'REQUIRED'
  /** The value must be unique and someone else has it. */
  | 'TAKEN';

/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type Viewer = {
  __typename?: 'Viewer';
  /**
   * People the viewer has blocked, newest first, with what a card shows. Those who would be hidden from the viewer without that
   * block, too, are left out for as long as they are.
   */
  blockedUsers?: Maybe<UserConnection>;
  /**
   * People the viewer may know, likeliest first; at most 300. Leaves out friends, open requests, blocks and dismissed people.
   * Looks at the 40 newest friends who are there, and at each one's 200 newest.
   */
  friendRecommendations?: Maybe<FriendRecommendationConnection>;
  /** Requests that wait for an answer, newest first. */
  friendRequests?: Maybe<FriendRequestConnection>;
  /** The person's user id. Null only when the one service that was asked for it is down. */
  id?: Maybe<Scalars['ID']['output']>;
  /** People whom the viewer has muted, newest first, as far as the viewer may know of them; nobody else sees who is on it. */
  mutedUsers?: Maybe<UserConnection>;
  /** Who may see what of the profile. */
  privacySettings?: Maybe<PrivacySettings>;
  /** The person as others know them. Null for a moment after sign-up, until the profile has been created. */
  profile?: Maybe<User>;
};


/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type ViewerBlockedUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type ViewerFriendRecommendationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type ViewerFriendRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  direction?: FriendRequestDirection;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type ViewerMutedUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Who may see a part of a profile, besides the person. */
export type Visibility =
  /** The person's friends. */
  | 'FRIENDS'
  /** Nobody. */
  | 'PRIVATE'
  /** Everybody, signed in or not. */
  | 'PUBLIC';

/** Whose mentions of somebody count. */
export type WhoMayMention =
  /** Everybody's who is not blocked. */
  | 'EVERYONE'
  /** Those of friends. */
  | 'FRIENDS'
  /** Nobody's: the name stays plain text. */
  | 'NOBODY';

/** Who may write to somebody. Conversations that are open already stay as they are; a block ends every way. */
export type WhoMayMessage =
  /** A first message of anybody arrives like any other. */
  | 'EVERYONE'
  /** Only friends can begin a conversation. */
  | 'FRIENDS'
  /** A first message of somebody who is no friend waits as a request until it is accepted. */
  | 'REQUEST';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  FriendRequest: FriendRequest;
  User: User;
  Viewer: Viewer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  FriendRequest:
    ( { __typename: 'FriendRequest' }
    & GraphQLRecursivePick<FederationTypes['FriendRequest'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptFriendRequestInput: AcceptFriendRequestInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AcceptFriendRequestPayload: ResolverTypeWrapper<Omit<AcceptFriendRequestPayload, 'friendRequest'> & { friendRequest?: Maybe<ResolversTypes['FriendRequest']> }>;
  BlockUserInput: BlockUserInput;
  BlockUserPayload: ResolverTypeWrapper<Omit<BlockUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  CancelFriendRequestInput: CancelFriendRequestInput;
  CancelFriendRequestPayload: ResolverTypeWrapper<Omit<CancelFriendRequestPayload, 'friendRequest'> & { friendRequest?: Maybe<ResolversTypes['FriendRequest']> }>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeclineFriendRequestInput: DeclineFriendRequestInput;
  DeclineFriendRequestPayload: ResolverTypeWrapper<Omit<DeclineFriendRequestPayload, 'friendRequest'> & { friendRequest?: Maybe<ResolversTypes['FriendRequest']> }>;
  DismissFriendRecommendationInput: DismissFriendRecommendationInput;
  DismissFriendRecommendationPayload: ResolverTypeWrapper<DismissFriendRecommendationPayload>;
  FriendRecommendationConnection: ResolverTypeWrapper<Omit<FriendRecommendationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['FriendRecommendationEdge']>, nodes: Array<ResolversTypes['User']> }>;
  FriendRecommendationEdge: ResolverTypeWrapper<Omit<FriendRecommendationEdge, 'node'> & { node: ResolversTypes['User'] }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FriendRecommendationReason: FriendRecommendationReason;
  FriendRequest: ResolverTypeWrapper<FriendRequestRow>;
  FriendRequestConnection: ResolverTypeWrapper<FriendRequestList>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  FriendRequestDirection: FriendRequestDirection;
  FriendRequestEdge: ResolverTypeWrapper<Omit<FriendRequestEdge, 'node'> & { node: ResolversTypes['FriendRequest'] }>;
  FriendRequestStatus: FriendRequestStatus;
  FriendshipStatus: FriendshipStatus;
  Gender: Gender;
  MediaFile: ResolverTypeWrapper<MediaFile>;
  ModerationRule: ModerationRule;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Mute: ResolverTypeWrapper<Mute>;
  MuteUserInput: MuteUserInput;
  MuteUserPayload: ResolverTypeWrapper<Omit<MuteUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PrivacySettings: ResolverTypeWrapper<PrivacySettings>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReportUserInput: ReportUserInput;
  ReportUserPayload: ResolverTypeWrapper<ReportUserPayload>;
  SendFriendRequestInput: SendFriendRequestInput;
  SendFriendRequestPayload: ResolverTypeWrapper<Omit<SendFriendRequestPayload, 'friendRequest'> & { friendRequest?: Maybe<ResolversTypes['FriendRequest']> }>;
  UnblockUserInput: UnblockUserInput;
  UnblockUserPayload: ResolverTypeWrapper<Omit<UnblockUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  UnfriendInput: UnfriendInput;
  UnfriendPayload: ResolverTypeWrapper<Omit<UnfriendPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  UnmuteUserInput: UnmuteUserInput;
  UnmuteUserPayload: ResolverTypeWrapper<Omit<UnmuteUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  UpdatePrivacySettingsInput: UpdatePrivacySettingsInput;
  UpdatePrivacySettingsPayload: ResolverTypeWrapper<UpdatePrivacySettingsPayload>;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: ResolverTypeWrapper<Omit<UpdateProfilePayload, 'profile'> & { profile?: Maybe<ResolversTypes['User']> }>;
  User: ResolverTypeWrapper<Person>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['UserEdge']>, nodes: Array<ResolversTypes['User']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Viewer: ResolverTypeWrapper<{ id: string }>;
  Visibility: Visibility;
  WhoMayMention: WhoMayMention;
  WhoMayMessage: WhoMayMessage;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptFriendRequestInput: AcceptFriendRequestInput;
  ID: Scalars['ID']['output'];
  AcceptFriendRequestPayload: Omit<AcceptFriendRequestPayload, 'friendRequest'> & { friendRequest?: Maybe<ResolversParentTypes['FriendRequest']> };
  BlockUserInput: BlockUserInput;
  BlockUserPayload: Omit<BlockUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  CancelFriendRequestInput: CancelFriendRequestInput;
  CancelFriendRequestPayload: Omit<CancelFriendRequestPayload, 'friendRequest'> & { friendRequest?: Maybe<ResolversParentTypes['FriendRequest']> };
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DeclineFriendRequestInput: DeclineFriendRequestInput;
  DeclineFriendRequestPayload: Omit<DeclineFriendRequestPayload, 'friendRequest'> & { friendRequest?: Maybe<ResolversParentTypes['FriendRequest']> };
  DismissFriendRecommendationInput: DismissFriendRecommendationInput;
  DismissFriendRecommendationPayload: DismissFriendRecommendationPayload;
  FriendRecommendationConnection: Omit<FriendRecommendationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['FriendRecommendationEdge']>, nodes: Array<ResolversParentTypes['User']> };
  FriendRecommendationEdge: Omit<FriendRecommendationEdge, 'node'> & { node: ResolversParentTypes['User'] };
  String: Scalars['String']['output'];
  Float: Scalars['Float']['output'];
  FriendRequest: FriendRequestRow;
  FriendRequestConnection: FriendRequestList;
  Int: Scalars['Int']['output'];
  FriendRequestEdge: Omit<FriendRequestEdge, 'node'> & { node: ResolversParentTypes['FriendRequest'] };
  MediaFile: MediaFile;
  Mutation: Record<PropertyKey, never>;
  Mute: Mute;
  MuteUserInput: MuteUserInput;
  MuteUserPayload: Omit<MuteUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  PrivacySettings: PrivacySettings;
  Query: Record<PropertyKey, never>;
  ReportUserInput: ReportUserInput;
  ReportUserPayload: ReportUserPayload;
  SendFriendRequestInput: SendFriendRequestInput;
  SendFriendRequestPayload: Omit<SendFriendRequestPayload, 'friendRequest'> & { friendRequest?: Maybe<ResolversParentTypes['FriendRequest']> };
  UnblockUserInput: UnblockUserInput;
  UnblockUserPayload: Omit<UnblockUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  UnfriendInput: UnfriendInput;
  UnfriendPayload: Omit<UnfriendPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  UnmuteUserInput: UnmuteUserInput;
  UnmuteUserPayload: Omit<UnmuteUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  UpdatePrivacySettingsInput: UpdatePrivacySettingsInput;
  UpdatePrivacySettingsPayload: UpdatePrivacySettingsPayload;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: Omit<UpdateProfilePayload, 'profile'> & { profile?: Maybe<ResolversParentTypes['User']> };
  User: Person;
  UserConnection: Omit<UserConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['UserEdge']>, nodes: Array<ResolversParentTypes['User']> };
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserError: UserError;
  Viewer: { id: string };
};

export type AcceptFriendRequestPayloadResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['AcceptFriendRequestPayload'] = ResolversParentTypes['AcceptFriendRequestPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  friendRequest?: Resolver<Maybe<ResolversTypes['FriendRequest']>, ParentType, ContextType>;
};

export type BlockUserPayloadResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['BlockUserPayload'] = ResolversParentTypes['BlockUserPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type CancelFriendRequestPayloadResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['CancelFriendRequestPayload'] = ResolversParentTypes['CancelFriendRequestPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  friendRequest?: Resolver<Maybe<ResolversTypes['FriendRequest']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeclineFriendRequestPayloadResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['DeclineFriendRequestPayload'] = ResolversParentTypes['DeclineFriendRequestPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  friendRequest?: Resolver<Maybe<ResolversTypes['FriendRequest']>, ParentType, ContextType>;
};

export type DismissFriendRecommendationPayloadResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['DismissFriendRecommendationPayload'] = ResolversParentTypes['DismissFriendRecommendationPayload']> = {
  dismissedUserId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FriendRecommendationConnectionResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['FriendRecommendationConnection'] = ResolversParentTypes['FriendRecommendationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FriendRecommendationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FriendRecommendationEdgeResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['FriendRecommendationEdge'] = ResolversParentTypes['FriendRecommendationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['FriendRecommendationReason'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type FriendRequestResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['FriendRequest'] = ResolversParentTypes['FriendRequest'], FederationReferenceType extends FederationReferenceTypes['FriendRequest'] = FederationReferenceTypes['FriendRequest']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FriendRequest']> | FederationReferenceType, FederationReferenceType, ContextType>;
  answeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['FriendRequestStatus'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type FriendRequestConnectionResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['FriendRequestConnection'] = ResolversParentTypes['FriendRequestConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FriendRequestEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['FriendRequest']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FriendRequestEdgeResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['FriendRequestEdge'] = ResolversParentTypes['FriendRequestEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['FriendRequest'], ParentType, ContextType>;
};

export type MediaFileResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['MediaFile'] = ResolversParentTypes['MediaFile']> = {
  accessGrant?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptFriendRequest?: Resolver<Maybe<ResolversTypes['AcceptFriendRequestPayload']>, ParentType, ContextType, RequireFields<MutationAcceptFriendRequestArgs, 'input'>>;
  blockUser?: Resolver<Maybe<ResolversTypes['BlockUserPayload']>, ParentType, ContextType, RequireFields<MutationBlockUserArgs, 'input'>>;
  cancelFriendRequest?: Resolver<Maybe<ResolversTypes['CancelFriendRequestPayload']>, ParentType, ContextType, RequireFields<MutationCancelFriendRequestArgs, 'input'>>;
  declineFriendRequest?: Resolver<Maybe<ResolversTypes['DeclineFriendRequestPayload']>, ParentType, ContextType, RequireFields<MutationDeclineFriendRequestArgs, 'input'>>;
  dismissFriendRecommendation?: Resolver<Maybe<ResolversTypes['DismissFriendRecommendationPayload']>, ParentType, ContextType, RequireFields<MutationDismissFriendRecommendationArgs, 'input'>>;
  muteUser?: Resolver<Maybe<ResolversTypes['MuteUserPayload']>, ParentType, ContextType, RequireFields<MutationMuteUserArgs, 'input'>>;
  reportUser?: Resolver<Maybe<ResolversTypes['ReportUserPayload']>, ParentType, ContextType, RequireFields<MutationReportUserArgs, 'input'>>;
  sendFriendRequest?: Resolver<Maybe<ResolversTypes['SendFriendRequestPayload']>, ParentType, ContextType, RequireFields<MutationSendFriendRequestArgs, 'input'>>;
  unblockUser?: Resolver<Maybe<ResolversTypes['UnblockUserPayload']>, ParentType, ContextType, RequireFields<MutationUnblockUserArgs, 'input'>>;
  unfriend?: Resolver<Maybe<ResolversTypes['UnfriendPayload']>, ParentType, ContextType, RequireFields<MutationUnfriendArgs, 'input'>>;
  unmuteUser?: Resolver<Maybe<ResolversTypes['UnmuteUserPayload']>, ParentType, ContextType, RequireFields<MutationUnmuteUserArgs, 'input'>>;
  updatePrivacySettings?: Resolver<Maybe<ResolversTypes['UpdatePrivacySettingsPayload']>, ParentType, ContextType, RequireFields<MutationUpdatePrivacySettingsArgs, 'input'>>;
  updateProfile?: Resolver<Maybe<ResolversTypes['UpdateProfilePayload']>, ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
};

export type MuteResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['Mute'] = ResolversParentTypes['Mute']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type MuteUserPayloadResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['MuteUserPayload'] = ResolversParentTypes['MuteUserPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PrivacySettingsResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['PrivacySettings'] = ResolversParentTypes['PrivacySettings']> = {
  emailVisibility?: Resolver<ResolversTypes['Visibility'], ParentType, ContextType>;
  phoneVisibility?: Resolver<ResolversTypes['Visibility'], ParentType, ContextType>;
  profileVisibility?: Resolver<ResolversTypes['Visibility'], ParentType, ContextType>;
  searchVisibility?: Resolver<ResolversTypes['Visibility'], ParentType, ContextType>;
  whoMayMention?: Resolver<ResolversTypes['WhoMayMention'], ParentType, ContextType>;
  whoMayMessage?: Resolver<ResolversTypes['WhoMayMessage'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  searchUsers?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<QuerySearchUsersArgs, 'first' | 'friendsFirst' | 'query'>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
  userByUsername?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserByUsernameArgs, 'username'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type ReportUserPayloadResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['ReportUserPayload'] = ResolversParentTypes['ReportUserPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SendFriendRequestPayloadResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['SendFriendRequestPayload'] = ResolversParentTypes['SendFriendRequestPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  friendRequest?: Resolver<Maybe<ResolversTypes['FriendRequest']>, ParentType, ContextType>;
};

export type UnblockUserPayloadResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['UnblockUserPayload'] = ResolversParentTypes['UnblockUserPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type UnfriendPayloadResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['UnfriendPayload'] = ResolversParentTypes['UnfriendPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type UnmuteUserPayloadResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['UnmuteUserPayload'] = ResolversParentTypes['UnmuteUserPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type UpdatePrivacySettingsPayloadResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['UpdatePrivacySettingsPayload'] = ResolversParentTypes['UpdatePrivacySettingsPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  privacySettings?: Resolver<Maybe<ResolversTypes['PrivacySettings']>, ParentType, ContextType>;
};

export type UpdateProfilePayloadResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['UpdateProfilePayload'] = ResolversParentTypes['UpdateProfilePayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  profile?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  bio?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  coverPhoto?: Resolver<Maybe<ResolversTypes['MediaFile']>, ParentType, ContextType>;
  dateOfBirth?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  friendCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  friendRequest?: Resolver<Maybe<ResolversTypes['FriendRequest']>, ParentType, ContextType>;
  friends?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<UserFriendsArgs, 'first'>>;
  friendsSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  friendshipStatus?: Resolver<Maybe<ResolversTypes['FriendshipStatus']>, ParentType, ContextType>;
  gender?: Resolver<Maybe<ResolversTypes['Gender']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mutualFriendCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  mutualFriends?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<UserMutualFriendsArgs, 'first'>>;
  phoneNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  profilePicture?: Resolver<Maybe<ResolversTypes['MediaFile']>, ParentType, ContextType>;
  username?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  viewerCanMention?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerMute?: Resolver<Maybe<ResolversTypes['Mute']>, ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = UsersContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'], FederationReferenceType extends FederationReferenceTypes['Viewer'] = FederationReferenceTypes['Viewer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Viewer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  blockedUsers?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<ViewerBlockedUsersArgs, 'first'>>;
  friendRecommendations?: Resolver<Maybe<ResolversTypes['FriendRecommendationConnection']>, ParentType, ContextType, RequireFields<ViewerFriendRecommendationsArgs, 'first'>>;
  friendRequests?: Resolver<Maybe<ResolversTypes['FriendRequestConnection']>, ParentType, ContextType, RequireFields<ViewerFriendRequestsArgs, 'direction' | 'first'>>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  mutedUsers?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<ViewerMutedUsersArgs, 'first'>>;
  privacySettings?: Resolver<Maybe<ResolversTypes['PrivacySettings']>, ParentType, ContextType>;
  profile?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = UsersContext> = {
  AcceptFriendRequestPayload?: AcceptFriendRequestPayloadResolvers<ContextType>;
  BlockUserPayload?: BlockUserPayloadResolvers<ContextType>;
  CancelFriendRequestPayload?: CancelFriendRequestPayloadResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DeclineFriendRequestPayload?: DeclineFriendRequestPayloadResolvers<ContextType>;
  DismissFriendRecommendationPayload?: DismissFriendRecommendationPayloadResolvers<ContextType>;
  FriendRecommendationConnection?: FriendRecommendationConnectionResolvers<ContextType>;
  FriendRecommendationEdge?: FriendRecommendationEdgeResolvers<ContextType>;
  FriendRequest?: FriendRequestResolvers<ContextType>;
  FriendRequestConnection?: FriendRequestConnectionResolvers<ContextType>;
  FriendRequestEdge?: FriendRequestEdgeResolvers<ContextType>;
  MediaFile?: MediaFileResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Mute?: MuteResolvers<ContextType>;
  MuteUserPayload?: MuteUserPayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PrivacySettings?: PrivacySettingsResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReportUserPayload?: ReportUserPayloadResolvers<ContextType>;
  SendFriendRequestPayload?: SendFriendRequestPayloadResolvers<ContextType>;
  UnblockUserPayload?: UnblockUserPayloadResolvers<ContextType>;
  UnfriendPayload?: UnfriendPayloadResolvers<ContextType>;
  UnmuteUserPayload?: UnmuteUserPayloadResolvers<ContextType>;
  UpdatePrivacySettingsPayload?: UpdatePrivacySettingsPayloadResolvers<ContextType>;
  UpdateProfilePayload?: UpdateProfilePayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

