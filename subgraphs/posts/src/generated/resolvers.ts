import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PostRow } from '../data/posts.ts';
import type { CommentRow } from '../data/comments.ts';
import type { ReactionRow } from '../data/reactions.ts';
import type { Hashtag } from '@plaza/server';
import type { PostsContext } from '../context.ts';
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
  /** A moment in UTC, RFC 3339 with milliseconds, e.g. `2026-01-31T10:00:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** A comment on a post, or a reply to one of its comments. */
export type AddCommentInput = {
  /** 1 to 2,000 characters. */
  content: Scalars['String']['input'];
  /** A UUID of the client's making; a repeated call with the same one returns the first call's comment. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The comment to reply to; it must be on the same post. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Of a published post that the viewer may see. */
  postId: Scalars['ID']['input'];
};

/** The new comment. */
export type AddCommentPayload = {
  __typename?: 'AddCommentPayload';
  /** The first one, when an `idempotencyKey` is repeated. */
  comment?: Maybe<Comment>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** Words not to read. */
export type AddFilteredWordInput = {
  /** When it ends by itself, in the future; until the viewer removes it, unless given. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** At most 100 characters, with a letter, a digit or a sign such as 🍣 in it. */
  phrase: Scalars['String']['input'];
  /** One or more. */
  places: Array<FilterPlace>;
};

/** The words as they are filtered now. */
export type AddFilteredWordPayload = {
  __typename?: 'AddFilteredWordPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** The earlier one, when the same words were filtered before. */
  filteredWord?: Maybe<FilteredWord>;
};

/** Names a post to keep. */
export type BookmarkPostInput = {
  /** Of a published post that the viewer may see. */
  postId: Scalars['ID']['input'];
};

/** The post that is kept. */
export type BookmarkPostPayload = {
  __typename?: 'BookmarkPostPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With `viewerHasBookmarked`. */
  post?: Maybe<Post>;
};

/**
 * A comment on a post, or a reply to a comment. A deleted comment stays as an empty tombstone while it has replies. While its
 * writer and the author of the post have blocked one another, either way, nobody else sees it.
 */
export type Comment = Reactable & {
  __typename?: 'Comment';
  /**
   * The comments above this one, from the one on the post itself down to `parent`; empty for a comment on the post itself.
   * Those that are hidden from the viewer are left out. Of a deeper thread the nearest 50.
   */
  ancestors: Array<Comment>;
  /** Null on a tombstone, and once the author's account is gone. */
  author?: Maybe<User>;
  /** Plain text; empty on a tombstone. */
  content: Scalars['String']['output'];
  /** When it was written. */
  createdAt: Scalars['DateTime']['output'];
  /** Until when the viewer can edit it; null when there is no end to that, or the viewer cannot edit it at all. */
  editableUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Last edit; null before the first. */
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Where `content` leads: its links, its `#hashtags`, and the people whom it mentions, in order. The first 200 of a text, and
   * of people the first 30. See `Post.facets`.
   */
  facets: Array<Facet>;
  /** A UUID, in either case. */
  id: Scalars['ID']['output'];
  /** The key that it was added with, for seven days and to its author alone; null otherwise. */
  idempotencyKey?: Maybe<Scalars['String']['output']>;
  /** Whether this is a tombstone. */
  isDeleted: Scalars['Boolean']['output'];
  /** Whether one of the viewer's `filteredWords` for `COMMENTS` is in it, so that a client folds it; false for the viewer's own. */
  isFiltered: Scalars['Boolean']['output'];
  /** Whether moderators have removed it; then `isDeleted` is true as well, and it may come back. */
  isRemoved: Scalars['Boolean']['output'];
  /** Reactions of type `LIKE`. A total, the same for everybody: see `reactionCounts`. */
  likeCount: Scalars['Int']['output'];
  /** The comment this one replies to. */
  parent?: Maybe<Comment>;
  /** The post it is on, also for a reply. Null to an answer during which the post has gone out of the viewer's sight. */
  post?: Maybe<Post>;
  /**
   * One entry for each type in use, most frequent first. Totals, the same for everybody: they include reactions of people who
   * are hidden from the viewer, which `reactions` leaves out.
   */
  reactionCounts: Array<ReactionCount>;
  /** Who reacted, newest first; of one type when `type` is given. */
  reactions: ReactionConnection;
  /** Which rule it broke, where it is removed; null to everybody but its author. */
  removedRule?: Maybe<ModerationRule>;
  /** Direct replies, oldest first. */
  replies: CommentConnection;
  /**
   * Direct replies, tombstones included. A total, the same for everybody: it includes those of people who are hidden from the
   * viewer, which `replies` leaves out.
   */
  replyCount: Scalars['Int']['output'];
  /** Whether `deleteComment` is open to the viewer: to its author and the post's. Nobody deletes a tombstone. */
  viewerCanDelete: Scalars['Boolean']['output'];
  /** Whether `editComment` is open to the viewer: to its author. */
  viewerCanEdit: Scalars['Boolean']['output'];
  /** The viewer's own reaction, if any. */
  viewerReaction?: Maybe<ReactionType>;
};


/**
 * A comment on a post, or a reply to a comment. A deleted comment stays as an empty tombstone while it has replies. While its
 * writer and the author of the post have blocked one another, either way, nobody else sees it.
 */
export type CommentReactionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  type?: InputMaybe<ReactionType>;
};


/**
 * A comment on a post, or a reply to a comment. A deleted comment stays as an empty tombstone while it has replies. While its
 * writer and the author of the post have blocked one another, either way, nobody else sees it.
 */
export type CommentRepliesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Somebody commented on the post, or replied to a comment. */
export type CommentAdded = {
  __typename?: 'CommentAdded';
  /** With its author's `idempotencyKey`, to the author alone. */
  comment: Comment;
  /** With its new `commentCount`. */
  post: Post;
};

/** A comment was edited, or somebody reacted to it. */
export type CommentChanged = {
  __typename?: 'CommentChanged';
  /** As it is after the change. */
  comment: Comment;
};

/** A page of comments. */
export type CommentConnection = {
  __typename?: 'CommentConnection';
  /** With a cursor and what else belongs to the place in the list. */
  edges: Array<CommentEdge>;
  /** The same without cursors. */
  nodes: Array<Comment>;
  /** Tells whether there is another page, and how to ask for it. */
  pageInfo: PageInfo;
};

/** A comment was deleted, or the last reply to a tombstone, and the tombstone with it. */
export type CommentDeleted = {
  __typename?: 'CommentDeleted';
  /** For caches to forget, unless a tombstone stays. */
  deletedCommentId: Scalars['ID']['output'];
  /** With its new `commentCount`. */
  post: Post;
  /** What stays of the comment while there are replies; null when nothing is left of it. */
  tombstone?: Maybe<Comment>;
};

/** A place in a list of comments. */
export type CommentEdge = {
  __typename?: 'CommentEdge';
  /** For `after`, to go on behind this place. */
  cursor: Scalars['String']['output'];
  /** The comment at this place. */
  node: Comment;
};

/** By time of writing. */
export type CommentOrder =
  /** What was said last comes first. */
  | 'NEWEST'
  /** As a talk is read. */
  | 'OLDEST';

/** A post as its author writes it. It has `content` or media, or both. */
export type CreatePostInput = {
  /** At most 5,000 characters; may be left out when there is media. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 100 friends, for `CUSTOM` only. */
  customAudienceIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** A UUID of the client's making; a repeated call with the same one returns the first call's post. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** False keeps it as a draft. */
  isPublished?: Scalars['Boolean']['input'];
  /** At most 100 characters. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** At most 10 ready files of the viewer's, in order. */
  mediaIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Who may see it. */
  privacyLevel?: PrivacyLevel;
};

/** The new post or draft. */
export type CreatePostPayload = {
  __typename?: 'CreatePostPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** The first one, when an `idempotencyKey` is repeated. */
  post?: Maybe<Post>;
};

/** Names a comment that the viewer may delete. */
export type DeleteCommentInput = {
  /** Of a comment of the viewer's, or on a post of the viewer's. */
  commentId: Scalars['ID']['input'];
};

/** Names the comment that is gone, or a tombstone now. */
export type DeleteCommentPayload = {
  __typename?: 'DeleteCommentPayload';
  /** Still to be found, as a tombstone, while it has replies. */
  deletedCommentId?: Maybe<Scalars['ID']['output']>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** The post, with its new count; null when it is hidden from the viewer. */
  post?: Maybe<Post>;
};

/** Names a post or draft of the viewer. */
export type DeletePostInput = {
  /** Of a post or draft of the viewer's. */
  postId: Scalars['ID']['input'];
};

/** Names the post that is gone. */
export type DeletePostPayload = {
  __typename?: 'DeletePostPayload';
  /** For caches to forget. */
  deletedPostId?: Maybe<Scalars['ID']['output']>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** Names a comment of the viewer, with its new text. */
export type EditCommentInput = {
  /** Of a comment of the viewer's. */
  commentId: Scalars['ID']['input'];
  /** 1 to 2,000 characters. */
  content: Scalars['String']['input'];
};

/** The comment after the change. */
export type EditCommentPayload = {
  __typename?: 'EditCommentPayload';
  /** With its new `editedAt`. */
  comment?: Maybe<Comment>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** The parts of a post or draft to change. */
export type EditPostInput = {
  /** At most 5,000 characters. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 100 friends, for `CUSTOM` only; takes the place of the whole list. Who is on it already may stay, friend or not. */
  customAudienceIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** At most 100 characters. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** At most 10 ready files of the viewer's; takes the place of the whole list. */
  mediaIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Of a post or draft of the viewer's. */
  postId: Scalars['ID']['input'];
  /** Cannot be cleared. */
  privacyLevel?: InputMaybe<PrivacyLevel>;
};

/** The post after the change. */
export type EditPostPayload = {
  __typename?: 'EditPostPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** As its readers see it now. */
  post?: Maybe<Post>;
};

/** A stretch of a text that leads somewhere. Facets never overlap. */
export type Facet = {
  __typename?: 'Facet';
  /** Where it ends: the unit behind its last. */
  end: Scalars['Int']['output'];
  /** Where it begins, counted in UTF-16 units, as JavaScript, Java and C# count. */
  start: Scalars['Int']['output'];
  /** What it leads to. A client that does not know the type shows the words as they are. */
  target: FacetTarget;
};

/** What a stretch of a text leads to. Clients must expect new types. */
export type FacetTarget = Link | Mention | TagRef;

/** A page of posts of the home feed. */
export type FeedConnection = {
  __typename?: 'FeedConnection';
  /** With a cursor and what else belongs to the place in the list. */
  edges: Array<FeedEdge>;
  /**
   * Whether this is a first page although `after` was given: that cursor had expired, and the feed has been ranked anew.
   * A client then replaces the places that it shows instead of adding to them.
   */
  isRestarted: Scalars['Boolean']['output'];
  /** The same without cursors. */
  nodes: Array<Post>;
  /** Tells whether there is another page, and how to ask for it. */
  pageInfo: PageInfo;
};

/** A place in a list of posts of the home feed. */
export type FeedEdge = {
  __typename?: 'FeedEdge';
  /** For `after`, to go on behind this place. */
  cursor: Scalars['String']['output'];
  /** The post at this place. */
  node: Post;
  /** The strongest ground for its place. */
  reason: FeedReason;
  /**
   * What it was ranked by: within one snapshot, higher comes first among the circle's posts and among the popular ones.
   * Null under `LATEST`.
   */
  score?: Maybe<Scalars['Float']['output']>;
};

/** How the home feed is ordered. */
export type FeedRanking =
  /** The circle alone, newest first, without an end. */
  | 'LATEST'
  /**
   * The last seven days of the viewer's circle (friends and oneself), likeliest to matter first, with a popular public post
   * by somebody else at every fifth place. Where that is less than 100 posts, older ones of the circle follow, newest first;
   * popular ones stand side by side only where nothing is left of the circle.
   */
  | 'TOP';

/** Why a post is in the feed. */
export type FeedReason =
  /** A friend wrote it. */
  | 'FRIEND_POSTED'
  /** A friend shared someone's post. */
  | 'FRIEND_SHARED'
  /** The viewer wrote it. */
  | 'OWN_POST'
  /** A public post that many people react to. */
  | 'POPULAR';

/** Where filtered words count. Clients must expect new values. */
export type FilterPlace =
  /** Comments with them have `isFiltered`. */
  | 'COMMENTS'
  /** Posts with them, and shares of such posts, are left out of `homeFeed`, `newPostCount` and `postAdded`; not the viewer's own. */
  | 'HOME_FEED'
  /**
   * The viewer is not notified, by any channel, of what others write with them: of comments, replies, mentions and shares. What
   * was told before stays, and what is written meanwhile does not come later.
   */
  | 'NOTIFICATIONS'
  /**
   * Posts with them have `isFiltered`, wherever they stand: in a search, below a tag, on a profile, opened or shared. They stay
   * where they are.
   */
  | 'POSTS';

/**
 * Words side by side that the viewer does not want to read. They are compared as a search compares them: case, accents and width
 * don't count, and each is a whole word; in scripts without spaces it is any part of a sentence.
 */
export type FilteredWord = {
  __typename?: 'FilteredWord';
  /** When it was added first. */
  createdAt: Scalars['DateTime']['output'];
  /** When it ends by itself; null when it does not. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** A UUID, in either case. */
  id: Scalars['ID']['output'];
  /** As the viewer wrote it. */
  phrase: Scalars['String']['output'];
  /** Each once. */
  places: Array<FilterPlace>;
};

/** Names a post to hide. */
export type HidePostInput = {
  /** Of a published post that the viewer may see, by somebody else. */
  postId: Scalars['ID']['input'];
};

/** The post, which is hidden now. */
export type HidePostPayload = {
  __typename?: 'HidePostPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With `viewerHasHidden`. */
  post?: Maybe<Post>;
};

/** An address of the web. */
export type Link = {
  __typename?: 'Link';
  /** Of `http` or `https`, complete and without a user name or password. */
  url: Scalars['String']['output'];
};

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

/** A person named behind an `@`. */
export type Mention = {
  __typename?: 'Mention';
  /**
   * Whoever had the name when it was written, and let its writer mention them. Null once the account is gone, and while the
   * person is hidden from the viewer: show the words alone.
   */
  user?: Maybe<User>;
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
  /** Comments on a post, or replies to a comment. */
  addComment?: Maybe<AddCommentPayload>;
  /** Filters words for the viewer. The same words again, in whatever spelling, get the new places and the new end. At most 100. */
  addFilteredWord?: Maybe<AddFilteredWordPayload>;
  /** Keeps a post among the viewer's `bookmarks`, which nobody is told of; one that is kept already stays in its place. */
  bookmarkPost?: Maybe<BookmarkPostPayload>;
  /** Publishes a post, or keeps it as a draft. */
  createPost?: Maybe<CreatePostPayload>;
  /**
   * Open to the comment's author and the post's, whatever stands between the two, and also while the comment or the post is
   * hidden from the viewer.
   */
  deleteComment?: Maybe<DeleteCommentPayload>;
  /** Deletes a post or draft for good, with its comments and reactions. */
  deletePost?: Maybe<DeletePostPayload>;
  /** Open to the comment's author. */
  editComment?: Maybe<EditCommentPayload>;
  /** Absent fields stay as they are, explicit nulls clear them. Marks a published post as edited. */
  editPost?: Maybe<EditPostPayload>;
  /** Leaves a post, and what shares it, out of the viewer's home feed; nobody else sees that. Again changes nothing. */
  hidePost?: Maybe<HidePostPayload>;
  /** Puts a post on top of the viewer's own profile, in the place of the one before. */
  pinPost?: Maybe<PinPostPayload>;
  /** Publishes a draft. */
  publishPost?: Maybe<PublishPostPayload>;
  /**
   * Takes a post from the viewer's `bookmarks`; having none there is no error. Also one that is hidden from the viewer by now,
   * when `post` is null.
   */
  removeBookmark?: Maybe<RemoveBookmarkPayload>;
  /** Lets the viewer read the words again. */
  removeFilteredWord?: Maybe<RemoveFilteredWordPayload>;
  /**
   * Takes the viewer's reaction back; having none is no error. Also off what is hidden from the viewer by now, when `subject`
   * is null.
   */
  removeReaction?: Maybe<RemoveReactionPayload>;
  /** Tells the moderators of a comment, with how it reads now. Nobody learns who reported. Doing it again changes nothing. */
  reportComment?: Maybe<ReportCommentPayload>;
  /** Tells the moderators of a post, with how it reads now. Nobody learns who reported. Doing it again changes nothing. */
  reportPost?: Maybe<ReportPostPayload>;
  /** Sets the viewer's one reaction to a post or comment, in place of an earlier one. */
  setReaction?: Maybe<SetReactionPayload>;
  /**
   * Shares a post, with or without words of one's own. A share never widens the audience: a person who may not see
   * the original sees the share without it. Sharing a share shares its original.
   */
  sharePost?: Maybe<SharePostPayload>;
  /** Lets a hidden post into the home feed again. */
  unhidePost?: Maybe<UnhidePostPayload>;
  /** Takes a post off the top of the viewer's own profile; one that is not there is no error. */
  unpinPost?: Maybe<UnpinPostPayload>;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationAddCommentArgs = {
  input: AddCommentInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationAddFilteredWordArgs = {
  input: AddFilteredWordInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationBookmarkPostArgs = {
  input: BookmarkPostInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationCreatePostArgs = {
  input: CreatePostInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationDeleteCommentArgs = {
  input: DeleteCommentInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationDeletePostArgs = {
  input: DeletePostInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationEditCommentArgs = {
  input: EditCommentInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationEditPostArgs = {
  input: EditPostInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationHidePostArgs = {
  input: HidePostInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationPinPostArgs = {
  input: PinPostInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationPublishPostArgs = {
  input: PublishPostInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationRemoveBookmarkArgs = {
  input: RemoveBookmarkInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationRemoveFilteredWordArgs = {
  input: RemoveFilteredWordInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationRemoveReactionArgs = {
  input: RemoveReactionInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationReportCommentArgs = {
  input: ReportCommentInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationReportPostArgs = {
  input: ReportPostInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationSetReactionArgs = {
  input: SetReactionInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationSharePostArgs = {
  input: SharePostInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationUnhidePostArgs = {
  input: UnhidePostInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationUnpinPostArgs = {
  input: UnpinPostInput;
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

/** Names the post for the top of the viewer's profile. */
export type PinPostInput = {
  /** Of a published post of the viewer's. */
  postId: Scalars['ID']['input'];
};

/** The post that is pinned. */
export type PinPostPayload = {
  __typename?: 'PinPostPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** It is the `pinnedPost` of its author now. */
  post?: Maybe<Post>;
};

/** Something a person published, or drafted. Who sees it is decided by `privacyLevel`, and by blocks. */
export type Post = Reactable & {
  __typename?: 'Post';
  /** Null once the author's account is gone. */
  author?: Maybe<User>;
  /**
   * Comments and replies; deleted ones do not count. A total, the same for everybody: it includes those of people who are
   * hidden from the viewer, which `comments` and `replies` leave out.
   */
  commentCount: Scalars['Int']['output'];
  /** Comments on the post itself; replies hang below them. */
  comments: CommentConnection;
  /** Plain text; may be empty when there is media or a shared post. */
  content: Scalars['String']['output'];
  /** When it was first saved, be it as a draft. */
  createdAt: Scalars['DateTime']['output'];
  /**
   * The people a `CUSTOM` post is for and who see it now: those who are the author's friends still, and not hidden from the
   * author. Null to everybody but the author.
   */
  customAudience?: Maybe<Array<Maybe<User>>>;
  /** Until when the viewer can edit it; null when there is no end to that, or the viewer cannot edit it at all. */
  editableUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Last edit after publication. */
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Where `content` leads: its links, its `#hashtags`, and the people whom it mentions, in order. The first 200 of a text, and
   * of people the first 30. A name leads to somebody only where that person lets the author mention them, and keeps
   * leading to the same person when somebody else takes the name.
   */
  facets: Array<Facet>;
  /** A UUID, in either case. */
  id: Scalars['ID']['output'];
  /** Whether one of the viewer's `filteredWords` for `POSTS` is in its text, so that a client folds it; false for the viewer's own. */
  isFiltered: Scalars['Boolean']['output'];
  /** False for a draft, which only its author sees. */
  isPublished: Scalars['Boolean']['output'];
  /** Whether this shares another post. */
  isShare: Scalars['Boolean']['output'];
  /** Reactions of type `LIKE`. A total, the same for everybody: see `reactionCounts`. */
  likeCount: Scalars['Int']['output'];
  /** A place in the author's own words. */
  location?: Maybe<Scalars['String']['output']>;
  /** At most 10 files, in the author's order; as private as the post. */
  media: Array<Maybe<MediaFile>>;
  /** Who may see it, and its comments, reactions and media. */
  privacyLevel: PrivacyLevel;
  /** Null for a draft. */
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * One entry for each type in use, most frequent first. Totals, the same for everybody: they include reactions of people who
   * are hidden from the viewer, which `reactions` leaves out.
   */
  reactionCounts: Array<ReactionCount>;
  /** Who reacted, newest first; of one type when `type` is given. */
  reactions: ReactionConnection;
  /**
   * Which rule it broke, where moderators have removed it: then nobody but its author sees it, and it cannot be edited. Null to
   * everybody else.
   */
  removedRule?: Maybe<ModerationRule>;
  /** Published posts that share this one, whatever their audience. A total, the same for everybody. */
  shareCount: Scalars['Int']['output'];
  /** The post this one shares; null also when it is gone or not for the viewer to see. */
  sharedPost?: Maybe<Post>;
  /**
   * The `#hashtags` of `content` in order, each once; at most 30. They are the hashtag identifiers of UAX #31: letters of
   * any script with their marks, digits, `_` and emoji, at most 50 characters. A number alone is none, nor is a `#` within a
   * word or an address.
   */
  tags: Array<Tag>;
  /** Whether `addComment` is open to the viewer: to everybody signed in, unless this is a draft. */
  viewerCanComment: Scalars['Boolean']['output'];
  /** Whether `deletePost` is open to the viewer: to the author. */
  viewerCanDelete: Scalars['Boolean']['output'];
  /** Whether `editPost` is open to the viewer: to the author, for posts and for drafts. */
  viewerCanEdit: Scalars['Boolean']['output'];
  /**
   * Whether `sharePost` is open to the viewer: to everybody signed in, unless this is a draft, or a share whose original is
   * gone or not for the viewer to see.
   */
  viewerCanShare: Scalars['Boolean']['output'];
  /** Whether the viewer has bookmarked it. */
  viewerHasBookmarked: Scalars['Boolean']['output'];
  /** Whether the viewer has hidden it: it is then left out of the viewer's home feed, and shown everywhere else. */
  viewerHasHidden: Scalars['Boolean']['output'];
  /** The viewer's own reaction, if any. */
  viewerReaction?: Maybe<ReactionType>;
};


/** Something a person published, or drafted. Who sees it is decided by `privacyLevel`, and by blocks. */
export type PostCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  order?: CommentOrder;
};


/** Something a person published, or drafted. Who sees it is decided by `privacyLevel`, and by blocks. */
export type PostReactionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  type?: InputMaybe<ReactionType>;
};

/** The post was edited, or has other counts: of reactions, comments or shares. */
export type PostChanged = {
  __typename?: 'PostChanged';
  /** As it is after the change. */
  post: Post;
};

/** A page of posts. */
export type PostConnection = {
  __typename?: 'PostConnection';
  /** With a cursor and what else belongs to the place in the list. */
  edges: Array<PostEdge>;
  /** The same without cursors. */
  nodes: Array<Post>;
  /** Tells whether there is another page, and how to ask for it. */
  pageInfo: PageInfo;
};

/** The post is gone, or the viewer may see it no more. Nothing comes after it. */
export type PostDeleted = {
  __typename?: 'PostDeleted';
  /** For caches to forget. */
  deletedPostId: Scalars['ID']['output'];
};

/** A place in a list of posts. */
export type PostEdge = {
  __typename?: 'PostEdge';
  /** For `after`, to go on behind this place. */
  cursor: Scalars['String']['output'];
  /** The post at this place. */
  node: Post;
};

/** What can happen to a post and below it. Clients must expect new members. */
export type PostEvent = CommentAdded | CommentChanged | CommentDeleted | PostChanged | PostDeleted;

/** Who may see a post besides its author. */
export type PrivacyLevel =
  /** Those of the author's friends whom the author has named, for as long as they are friends. */
  | 'CUSTOM'
  /** The author's friends. */
  | 'FRIENDS'
  /** Nobody. */
  | 'PRIVATE'
  /** Everybody, signed in or not. */
  | 'PUBLIC';

/** Names a draft of the viewer. */
export type PublishPostInput = {
  /** Of a draft of the viewer's. */
  postId: Scalars['ID']['input'];
};

/** The draft, which is a published post now. */
export type PublishPostPayload = {
  __typename?: 'PublishPostPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With its `publishedAt`. */
  post?: Maybe<Post>;
};

/** What a client can read. Nothing here changes anything, so a query may be repeated. */
export type Query = {
  __typename?: 'Query';
  /** A comment on a post that the viewer may see; null otherwise. */
  comment?: Maybe<Comment>;
  /** A post that the viewer may see; null otherwise. */
  post?: Maybe<Post>;
  /**
   * Full-text search over the posts that the viewer may see, best match first among the 300 newest. Neither case nor accents
   * count. Of scripts without blanks between words, any part of a sentence is found.
   */
  searchPosts?: Maybe<PostConnection>;
  /** A tag by any of its spellings; null when its `postCount` would be 0. */
  tag?: Maybe<Tag>;
  /** Tags whose use grew most in the last 24 hours, in the posts that `postCount` counts. `first` is at most 50. */
  trendingTags?: Maybe<Array<Tag>>;
  /** The signed-in person, read from the access token; null when signed out. */
  viewer?: Maybe<Viewer>;
};


/** What a client can read. Nothing here changes anything, so a query may be repeated. */
export type QueryCommentArgs = {
  id: Scalars['ID']['input'];
};


/** What a client can read. Nothing here changes anything, so a query may be repeated. */
export type QueryPostArgs = {
  id: Scalars['ID']['input'];
};


/** What a client can read. Nothing here changes anything, so a query may be repeated. */
export type QuerySearchPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
};


/** What a client can read. Nothing here changes anything, so a query may be repeated. */
export type QueryTagArgs = {
  name: Scalars['String']['input'];
};


/** What a client can read. Nothing here changes anything, so a query may be repeated. */
export type QueryTrendingTagsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Something people react to; each person has at most one reaction to it. */
export type Reactable = {
  /** A UUID, in either case; unique among posts and comments together. */
  id: Scalars['ID']['output'];
  /** Reactions of type `LIKE`. A total, the same for everybody: see `reactionCounts`. */
  likeCount: Scalars['Int']['output'];
  /**
   * One entry for each type in use, most frequent first. Totals, the same for everybody: they include reactions of people who
   * are hidden from the viewer, which `reactions` leaves out.
   */
  reactionCounts: Array<ReactionCount>;
  /** Who reacted, newest first; of one type when `type` is given. */
  reactions: ReactionConnection;
  /** The viewer's own reaction, if any. */
  viewerReaction?: Maybe<ReactionType>;
};


/** Something people react to; each person has at most one reaction to it. */
export type ReactableReactionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  type?: InputMaybe<ReactionType>;
};

/** One person's reaction to a post, comment or message. A block hides it as it hides a comment. */
export type Reaction = {
  __typename?: 'Reaction';
  /** When it was given, or last changed. */
  createdAt: Scalars['DateTime']['output'];
  /** The last one that the person chose. */
  type: ReactionType;
  /** Who reacted; null once the person's account is gone. */
  user?: Maybe<User>;
};

/** A page of reactions. */
export type ReactionConnection = {
  __typename?: 'ReactionConnection';
  /** With a cursor and what else belongs to the place in the list. */
  edges: Array<ReactionEdge>;
  /** The same without cursors. */
  nodes: Array<Reaction>;
  /** Tells whether there is another page, and how to ask for it. */
  pageInfo: PageInfo;
};

/** How often one type of reaction was given. */
export type ReactionCount = {
  __typename?: 'ReactionCount';
  /** At least 1. */
  count: Scalars['Int']['output'];
  /** One that is in use. */
  type: ReactionType;
};

/** A place in a list of reactions. */
export type ReactionEdge = {
  __typename?: 'ReactionEdge';
  /** For `after`, to go on behind this place. */
  cursor: Scalars['String']['output'];
  /** The reaction at this place. */
  node: Reaction;
};

/** The ways to react. */
export type ReactionType =
  /** It is outrageous. */
  | 'ANGRY'
  /** It is funny. */
  | 'LAUGH'
  /** Approval; the one that `likeCount` counts. */
  | 'LIKE'
  /** Affection. */
  | 'LOVE'
  /** Sympathy, or sorrow. */
  | 'SAD';

/** Names a post to keep no longer. */
export type RemoveBookmarkInput = {
  /** Of any post. */
  postId: Scalars['ID']['input'];
};

/** The post that is kept no longer. */
export type RemoveBookmarkPayload = {
  __typename?: 'RemoveBookmarkPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** Null where the viewer may not see it. */
  post?: Maybe<Post>;
};

/** Names filtered words of the viewer. */
export type RemoveFilteredWordInput = {
  /** Of one of `Viewer.filteredWords`. */
  filteredWordId: Scalars['ID']['input'];
};

/** Names what is filtered no more. */
export type RemoveFilteredWordPayload = {
  __typename?: 'RemoveFilteredWordPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** For caches to forget. */
  removedFilteredWordId?: Maybe<Scalars['ID']['output']>;
};

/** Names what the viewer reacts to no more. */
export type RemoveReactionInput = {
  /** A post or a comment. */
  subjectId: Scalars['ID']['input'];
};

/** What the viewer reacted to, with its new counts. */
export type RemoveReactionPayload = {
  __typename?: 'RemoveReactionPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** The post or comment. */
  subject?: Maybe<Reactable>;
};

/** A report of a comment. */
export type ReportCommentInput = {
  /** Of `Comment.id`. */
  commentId: Scalars['ID']['input'];
  /** More about it; at most 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Which rule is broken. */
  reason: ModerationRule;
};

/** Says whether the report was taken; what comes of it is not told. */
export type ReportCommentPayload = {
  __typename?: 'ReportCommentPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** A report of a post. */
export type ReportPostInput = {
  /** More about it; at most 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Of `Post.id`. */
  postId: Scalars['ID']['input'];
  /** Which rule is broken. */
  reason: ModerationRule;
};

/** Says whether the report was taken; what comes of it is not told. */
export type ReportPostPayload = {
  __typename?: 'ReportPostPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** A reaction, and what it is to. */
export type SetReactionInput = {
  /** A post or a comment. */
  subjectId: Scalars['ID']['input'];
  /** Takes the place of an earlier one. */
  type: ReactionType;
};

/** What the viewer reacts to, with its new counts. */
export type SetReactionPayload = {
  __typename?: 'SetReactionPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** The post or comment. */
  subject?: Maybe<Reactable>;
};

/** A post to share, with words and an audience of its own. */
export type SharePostInput = {
  /** At most 5,000 characters. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 100 friends, for `CUSTOM` only. */
  customAudienceIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** A UUID of the client's making; a repeated call with the same one returns the first call's post. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The post to share. */
  postId: Scalars['ID']['input'];
  /** Who may see the share; the original keeps its own level. */
  privacyLevel?: PrivacyLevel;
};

/** The share. */
export type SharePostPayload = {
  __typename?: 'SharePostPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** The new post, with the original as its `sharedPost`. */
  post?: Maybe<Post>;
};

/** What a client can follow, over WebSocket (`graphql-transport-ws`) or Server-Sent Events (`graphql-sse`). */
export type Subscription = {
  __typename?: 'Subscription';
  /**
   * A comment or reply has just been added to a post that the viewer may see.
   * @deprecated `postEvents` tells of new comments, and of all else that happens to a post.
   */
  commentAdded: Comment;
  /**
   * A post by a friend of the viewer has just been published; it belongs on top of the `LATEST` home feed, and what is left out
   * there does not come here.
   */
  postAdded: Post;
  /**
   * What happens to one post and below it while it is open, as far as the viewer may see it at that moment. Ends with
   * `PostDeleted`: when the post is gone, or the viewer may see it no more.
   */
  postEvents: PostEvent;
};


/** What a client can follow, over WebSocket (`graphql-transport-ws`) or Server-Sent Events (`graphql-sse`). */
export type SubscriptionCommentAddedArgs = {
  postId: Scalars['ID']['input'];
};


/** What a client can follow, over WebSocket (`graphql-transport-ws`) or Server-Sent Events (`graphql-sse`). */
export type SubscriptionPostEventsArgs = {
  postId: Scalars['ID']['input'];
};

/** A hashtag, with the page of posts that carry it. */
export type Tag = {
  __typename?: 'Tag';
  /** As the first public post that carries it spells it, without `#`: what to show. */
  label: Scalars['String']['output'];
  /**
   * In lower case, without `#`, and for the rest as the post spells it by which one came here. Each spelling of a tag names
   * it for good.
   */
  name: Scalars['String']['output'];
  /**
   * Public posts that carry it, of people whose accounts are switched on. The same for everybody: `posts` has besides them
   * what else the viewer may see, and leaves out people who are hidden from the viewer.
   */
  postCount: Scalars['Int']['output'];
  /** Posts that carry it and that the viewer may see, newest first. */
  posts: PostConnection;
};


/** A hashtag, with the page of posts that carry it. */
export type TagPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A hashtag. It has a page when public posts carry it. */
export type TagRef = {
  __typename?: 'TagRef';
  /** For `tag(name:)`; the text has it as its writer spelt it. */
  name: Scalars['String']['output'];
};

/** Names a post that the viewer has hidden. */
export type UnhidePostInput = {
  /** One of `Viewer.hiddenPosts`, or of a post that the viewer may not see by now. */
  postId: Scalars['ID']['input'];
};

/** The post, which is hidden no more. */
export type UnhidePostPayload = {
  __typename?: 'UnhidePostPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** Null when the viewer may not see it. */
  post?: Maybe<Post>;
};

/** Names the post that is to leave the top of the viewer's profile. */
export type UnpinPostInput = {
  /** Of a post of the viewer's. */
  postId: Scalars['ID']['input'];
};

/** The post that is pinned no longer. */
export type UnpinPostPayload = {
  __typename?: 'UnpinPostPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** Its author has no `pinnedPost` now. */
  post?: Maybe<Post>;
};

/**
 * A person. Names, username, badge and profile picture are shown to everybody who is not blocked; the other profile fields
 * are null unless the person's privacy settings let the viewer see them. To oneself everything is visible.
 */
export type User = {
  __typename?: 'User';
  /** A UUID, in either case. The `Account` and the `Viewer` of a person have the same. */
  id: Scalars['ID']['output'];
  /** The post that the person has put on top of the profile; null without one, and where it is not for the viewer to see. */
  pinnedPost?: Maybe<Post>;
  /** As many as `posts` shows to the viewer, among the person's 1,000 newest: 1,000 stands for as many or more. */
  postCount?: Maybe<Scalars['Int']['output']>;
  /**
   * This person's published posts that the viewer may see, newest first; to others without shares that have neither words nor
   * files and whose original the viewer may not see.
   */
  posts?: Maybe<PostConnection>;
};


/**
 * A person. Names, username, badge and profile picture are shown to everybody who is not blocked; the other profile fields
 * are null unless the person's privacy settings let the viewer see them. To oneself everything is visible.
 */
export type UserPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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
   * Posts that the viewer has bookmarked, the last one first, as far as the viewer may see them now; left out as in
   * `User.posts` are shares that show nothing. Nobody else learns of them.
   */
  bookmarks?: Maybe<PostConnection>;
  /** Unpublished posts, last edited first. */
  drafts?: Maybe<PostConnection>;
  /** Words that the viewer does not want to read, last added first, as far as they hold; at most 100. */
  filteredWords?: Maybe<Array<FilteredWord>>;
  /** Posts that the viewer has hidden and may still see, last hidden first. */
  hiddenPosts?: Maybe<PostConnection>;
  /**
   * The viewer's own posts and those of friends; under `TOP` popular public ones among them. The first page of `TOP`
   * freezes the order, and its cursors keep to it for an hour: paging neither repeats nor skips. An older cursor starts
   * anew, and `isRestarted` says so. A share without words is left out while the viewer may not see what it shares. Left out
   * are, too, posts with words that the viewer filters, those that the viewer has hidden and those by
   * people whom the viewer has muted, and what others share of them.
   */
  homeFeed?: Maybe<FeedConnection>;
  /** The person's user id. Null only when the one service that was asked for it is down. */
  id?: Maybe<Scalars['ID']['output']>;
  /**
   * Posts that have come above a place of the `LATEST` home feed, among the 100 on its top: 100 stands for as many or more.
   * What the viewer cannot see does not count, and the viewer's own posts do.
   */
  newPostCount?: Maybe<Scalars['Int']['output']>;
};


/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type ViewerBookmarksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type ViewerDraftsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type ViewerHiddenPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type ViewerHomeFeedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  ranking?: FeedRanking;
};


/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type ViewerNewPostCountArgs = {
  after: Scalars['String']['input'];
};



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
  Comment: Comment;
  Post: Post;
  User: User;
  Viewer: Viewer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Comment:
    ( { __typename: 'Comment' }
    & GraphQLRecursivePick<FederationTypes['Comment'], {"id":true}> );
  Post:
    ( { __typename: 'Post' }
    & GraphQLRecursivePick<FederationTypes['Post'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  FacetTarget:
    | ( Link )
    | ( { userId: string } )
    | ( TagRef )
  ;
  PostEvent:
    | ( Omit<CommentAdded, 'comment' | 'post'> & { comment: _RefType['Comment'], post: _RefType['Post'] } )
    | ( Omit<CommentChanged, 'comment'> & { comment: _RefType['Comment'] } )
    | ( Omit<CommentDeleted, 'post' | 'tombstone'> & { post: _RefType['Post'], tombstone?: Maybe<_RefType['Comment']> } )
    | ( Omit<PostChanged, 'post'> & { post: _RefType['Post'] } )
    | ( PostDeleted )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Reactable:
    | ( CommentRow )
    | ( PostRow )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddCommentInput: AddCommentInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AddCommentPayload: ResolverTypeWrapper<Omit<AddCommentPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  AddFilteredWordInput: AddFilteredWordInput;
  AddFilteredWordPayload: ResolverTypeWrapper<AddFilteredWordPayload>;
  BookmarkPostInput: BookmarkPostInput;
  BookmarkPostPayload: ResolverTypeWrapper<Omit<BookmarkPostPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  Comment: ResolverTypeWrapper<CommentRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CommentAdded: ResolverTypeWrapper<Omit<CommentAdded, 'comment' | 'post'> & { comment: ResolversTypes['Comment'], post: ResolversTypes['Post'] }>;
  CommentChanged: ResolverTypeWrapper<Omit<CommentChanged, 'comment'> & { comment: ResolversTypes['Comment'] }>;
  CommentConnection: ResolverTypeWrapper<Omit<CommentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CommentEdge']>, nodes: Array<ResolversTypes['Comment']> }>;
  CommentDeleted: ResolverTypeWrapper<Omit<CommentDeleted, 'post' | 'tombstone'> & { post: ResolversTypes['Post'], tombstone?: Maybe<ResolversTypes['Comment']> }>;
  CommentEdge: ResolverTypeWrapper<Omit<CommentEdge, 'node'> & { node: ResolversTypes['Comment'] }>;
  CommentOrder: CommentOrder;
  CreatePostInput: CreatePostInput;
  CreatePostPayload: ResolverTypeWrapper<Omit<CreatePostPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteCommentInput: DeleteCommentInput;
  DeleteCommentPayload: ResolverTypeWrapper<Omit<DeleteCommentPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  DeletePostInput: DeletePostInput;
  DeletePostPayload: ResolverTypeWrapper<DeletePostPayload>;
  EditCommentInput: EditCommentInput;
  EditCommentPayload: ResolverTypeWrapper<Omit<EditCommentPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  EditPostInput: EditPostInput;
  EditPostPayload: ResolverTypeWrapper<Omit<EditPostPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  Facet: ResolverTypeWrapper<Omit<Facet, 'target'> & { target: ResolversTypes['FacetTarget'] }>;
  FacetTarget: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['FacetTarget']>;
  FeedConnection: ResolverTypeWrapper<Omit<FeedConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['FeedEdge']>, nodes: Array<ResolversTypes['Post']> }>;
  FeedEdge: ResolverTypeWrapper<Omit<FeedEdge, 'node'> & { node: ResolversTypes['Post'] }>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FeedRanking: FeedRanking;
  FeedReason: FeedReason;
  FilterPlace: FilterPlace;
  FilteredWord: ResolverTypeWrapper<FilteredWord>;
  HidePostInput: HidePostInput;
  HidePostPayload: ResolverTypeWrapper<Omit<HidePostPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  Link: ResolverTypeWrapper<Link>;
  MediaFile: ResolverTypeWrapper<MediaFile>;
  Mention: ResolverTypeWrapper<{ userId: string }>;
  ModerationRule: ModerationRule;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PinPostInput: PinPostInput;
  PinPostPayload: ResolverTypeWrapper<Omit<PinPostPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  Post: ResolverTypeWrapper<PostRow>;
  PostChanged: ResolverTypeWrapper<Omit<PostChanged, 'post'> & { post: ResolversTypes['Post'] }>;
  PostConnection: ResolverTypeWrapper<Omit<PostConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PostEdge']>, nodes: Array<ResolversTypes['Post']> }>;
  PostDeleted: ResolverTypeWrapper<PostDeleted>;
  PostEdge: ResolverTypeWrapper<Omit<PostEdge, 'node'> & { node: ResolversTypes['Post'] }>;
  PostEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PostEvent']>;
  PrivacyLevel: PrivacyLevel;
  PublishPostInput: PublishPostInput;
  PublishPostPayload: ResolverTypeWrapper<Omit<PublishPostPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Reactable: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Reactable']>;
  Reaction: ResolverTypeWrapper<ReactionRow>;
  ReactionConnection: ResolverTypeWrapper<Omit<ReactionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ReactionEdge']>, nodes: Array<ResolversTypes['Reaction']> }>;
  ReactionCount: ResolverTypeWrapper<ReactionCount>;
  ReactionEdge: ResolverTypeWrapper<Omit<ReactionEdge, 'node'> & { node: ResolversTypes['Reaction'] }>;
  ReactionType: ReactionType;
  RemoveBookmarkInput: RemoveBookmarkInput;
  RemoveBookmarkPayload: ResolverTypeWrapper<Omit<RemoveBookmarkPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  RemoveFilteredWordInput: RemoveFilteredWordInput;
  RemoveFilteredWordPayload: ResolverTypeWrapper<RemoveFilteredWordPayload>;
  RemoveReactionInput: RemoveReactionInput;
  RemoveReactionPayload: ResolverTypeWrapper<Omit<RemoveReactionPayload, 'subject'> & { subject?: Maybe<ResolversTypes['Reactable']> }>;
  ReportCommentInput: ReportCommentInput;
  ReportCommentPayload: ResolverTypeWrapper<ReportCommentPayload>;
  ReportPostInput: ReportPostInput;
  ReportPostPayload: ResolverTypeWrapper<ReportPostPayload>;
  SetReactionInput: SetReactionInput;
  SetReactionPayload: ResolverTypeWrapper<Omit<SetReactionPayload, 'subject'> & { subject?: Maybe<ResolversTypes['Reactable']> }>;
  SharePostInput: SharePostInput;
  SharePostPayload: ResolverTypeWrapper<Omit<SharePostPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Tag: ResolverTypeWrapper<Hashtag>;
  TagRef: ResolverTypeWrapper<TagRef>;
  UnhidePostInput: UnhidePostInput;
  UnhidePostPayload: ResolverTypeWrapper<Omit<UnhidePostPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  UnpinPostInput: UnpinPostInput;
  UnpinPostPayload: ResolverTypeWrapper<Omit<UnpinPostPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  User: ResolverTypeWrapper<{ id: string }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Viewer: ResolverTypeWrapper<{ id: string }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddCommentInput: AddCommentInput;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  AddCommentPayload: Omit<AddCommentPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  AddFilteredWordInput: AddFilteredWordInput;
  AddFilteredWordPayload: AddFilteredWordPayload;
  BookmarkPostInput: BookmarkPostInput;
  BookmarkPostPayload: Omit<BookmarkPostPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  Comment: CommentRow;
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
  CommentAdded: Omit<CommentAdded, 'comment' | 'post'> & { comment: ResolversParentTypes['Comment'], post: ResolversParentTypes['Post'] };
  CommentChanged: Omit<CommentChanged, 'comment'> & { comment: ResolversParentTypes['Comment'] };
  CommentConnection: Omit<CommentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CommentEdge']>, nodes: Array<ResolversParentTypes['Comment']> };
  CommentDeleted: Omit<CommentDeleted, 'post' | 'tombstone'> & { post: ResolversParentTypes['Post'], tombstone?: Maybe<ResolversParentTypes['Comment']> };
  CommentEdge: Omit<CommentEdge, 'node'> & { node: ResolversParentTypes['Comment'] };
  CreatePostInput: CreatePostInput;
  CreatePostPayload: Omit<CreatePostPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  DateTime: Scalars['DateTime']['output'];
  DeleteCommentInput: DeleteCommentInput;
  DeleteCommentPayload: Omit<DeleteCommentPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  DeletePostInput: DeletePostInput;
  DeletePostPayload: DeletePostPayload;
  EditCommentInput: EditCommentInput;
  EditCommentPayload: Omit<EditCommentPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  EditPostInput: EditPostInput;
  EditPostPayload: Omit<EditPostPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  Facet: Omit<Facet, 'target'> & { target: ResolversParentTypes['FacetTarget'] };
  FacetTarget: ResolversUnionTypes<ResolversParentTypes>['FacetTarget'];
  FeedConnection: Omit<FeedConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['FeedEdge']>, nodes: Array<ResolversParentTypes['Post']> };
  FeedEdge: Omit<FeedEdge, 'node'> & { node: ResolversParentTypes['Post'] };
  Float: Scalars['Float']['output'];
  FilteredWord: FilteredWord;
  HidePostInput: HidePostInput;
  HidePostPayload: Omit<HidePostPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  Link: Link;
  MediaFile: MediaFile;
  Mention: { userId: string };
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  PinPostInput: PinPostInput;
  PinPostPayload: Omit<PinPostPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  Post: PostRow;
  PostChanged: Omit<PostChanged, 'post'> & { post: ResolversParentTypes['Post'] };
  PostConnection: Omit<PostConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PostEdge']>, nodes: Array<ResolversParentTypes['Post']> };
  PostDeleted: PostDeleted;
  PostEdge: Omit<PostEdge, 'node'> & { node: ResolversParentTypes['Post'] };
  PostEvent: ResolversUnionTypes<ResolversParentTypes>['PostEvent'];
  PublishPostInput: PublishPostInput;
  PublishPostPayload: Omit<PublishPostPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  Query: Record<PropertyKey, never>;
  Reactable: ResolversInterfaceTypes<ResolversParentTypes>['Reactable'];
  Reaction: ReactionRow;
  ReactionConnection: Omit<ReactionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ReactionEdge']>, nodes: Array<ResolversParentTypes['Reaction']> };
  ReactionCount: ReactionCount;
  ReactionEdge: Omit<ReactionEdge, 'node'> & { node: ResolversParentTypes['Reaction'] };
  RemoveBookmarkInput: RemoveBookmarkInput;
  RemoveBookmarkPayload: Omit<RemoveBookmarkPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  RemoveFilteredWordInput: RemoveFilteredWordInput;
  RemoveFilteredWordPayload: RemoveFilteredWordPayload;
  RemoveReactionInput: RemoveReactionInput;
  RemoveReactionPayload: Omit<RemoveReactionPayload, 'subject'> & { subject?: Maybe<ResolversParentTypes['Reactable']> };
  ReportCommentInput: ReportCommentInput;
  ReportCommentPayload: ReportCommentPayload;
  ReportPostInput: ReportPostInput;
  ReportPostPayload: ReportPostPayload;
  SetReactionInput: SetReactionInput;
  SetReactionPayload: Omit<SetReactionPayload, 'subject'> & { subject?: Maybe<ResolversParentTypes['Reactable']> };
  SharePostInput: SharePostInput;
  SharePostPayload: Omit<SharePostPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  Subscription: Record<PropertyKey, never>;
  Tag: Hashtag;
  TagRef: TagRef;
  UnhidePostInput: UnhidePostInput;
  UnhidePostPayload: Omit<UnhidePostPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  UnpinPostInput: UnpinPostInput;
  UnpinPostPayload: Omit<UnpinPostPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  User: { id: string };
  UserError: UserError;
  Viewer: { id: string };
};

export type AddCommentPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['AddCommentPayload'] = ResolversParentTypes['AddCommentPayload']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AddFilteredWordPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['AddFilteredWordPayload'] = ResolversParentTypes['AddFilteredWordPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  filteredWord?: Resolver<Maybe<ResolversTypes['FilteredWord']>, ParentType, ContextType>;
};

export type BookmarkPostPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['BookmarkPostPayload'] = ResolversParentTypes['BookmarkPostPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
};

export type CommentResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['Comment'] = ResolversParentTypes['Comment'], FederationReferenceType extends FederationReferenceTypes['Comment'] = FederationReferenceTypes['Comment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Comment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  ancestors?: Resolver<Array<ResolversTypes['Comment']>, ParentType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  editableUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  facets?: Resolver<Array<ResolversTypes['Facet']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  idempotencyKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isDeleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isFiltered?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isRemoved?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  likeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  reactionCounts?: Resolver<Array<ResolversTypes['ReactionCount']>, ParentType, ContextType>;
  reactions?: Resolver<ResolversTypes['ReactionConnection'], ParentType, ContextType, RequireFields<CommentReactionsArgs, 'first'>>;
  removedRule?: Resolver<Maybe<ResolversTypes['ModerationRule']>, ParentType, ContextType>;
  replies?: Resolver<ResolversTypes['CommentConnection'], ParentType, ContextType, RequireFields<CommentRepliesArgs, 'first'>>;
  replyCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanDelete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanEdit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerReaction?: Resolver<Maybe<ResolversTypes['ReactionType']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommentAddedResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['CommentAdded'] = ResolversParentTypes['CommentAdded']> = {
  comment?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
  post?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommentChangedResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['CommentChanged'] = ResolversParentTypes['CommentChanged']> = {
  comment?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommentConnectionResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['CommentConnection'] = ResolversParentTypes['CommentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CommentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Comment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CommentDeletedResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['CommentDeleted'] = ResolversParentTypes['CommentDeleted']> = {
  deletedCommentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  post?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
  tombstone?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommentEdgeResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['CommentEdge'] = ResolversParentTypes['CommentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
};

export type CreatePostPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['CreatePostPayload'] = ResolversParentTypes['CreatePostPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteCommentPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['DeleteCommentPayload'] = ResolversParentTypes['DeleteCommentPayload']> = {
  deletedCommentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
};

export type DeletePostPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['DeletePostPayload'] = ResolversParentTypes['DeletePostPayload']> = {
  deletedPostId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EditCommentPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['EditCommentPayload'] = ResolversParentTypes['EditCommentPayload']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EditPostPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['EditPostPayload'] = ResolversParentTypes['EditPostPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
};

export type FacetResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  end?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['FacetTarget'], ParentType, ContextType>;
};

export type FacetTargetResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['FacetTarget'] = ResolversParentTypes['FacetTarget']> = {
  __resolveType: TypeResolveFn<'Link' | 'Mention' | 'TagRef', ParentType, ContextType>;
};

export type FeedConnectionResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['FeedConnection'] = ResolversParentTypes['FeedConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FeedEdge']>, ParentType, ContextType>;
  isRestarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Post']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FeedEdgeResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['FeedEdge'] = ResolversParentTypes['FeedEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['FeedReason'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type FilteredWordResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['FilteredWord'] = ResolversParentTypes['FilteredWord']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  phrase?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  places?: Resolver<Array<ResolversTypes['FilterPlace']>, ParentType, ContextType>;
};

export type HidePostPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['HidePostPayload'] = ResolversParentTypes['HidePostPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
};

export type LinkResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['Link'] = ResolversParentTypes['Link']> = {
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MediaFileResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['MediaFile'] = ResolversParentTypes['MediaFile']> = {
  accessGrant?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MentionResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['Mention'] = ResolversParentTypes['Mention']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addComment?: Resolver<Maybe<ResolversTypes['AddCommentPayload']>, ParentType, ContextType, RequireFields<MutationAddCommentArgs, 'input'>>;
  addFilteredWord?: Resolver<Maybe<ResolversTypes['AddFilteredWordPayload']>, ParentType, ContextType, RequireFields<MutationAddFilteredWordArgs, 'input'>>;
  bookmarkPost?: Resolver<Maybe<ResolversTypes['BookmarkPostPayload']>, ParentType, ContextType, RequireFields<MutationBookmarkPostArgs, 'input'>>;
  createPost?: Resolver<Maybe<ResolversTypes['CreatePostPayload']>, ParentType, ContextType, RequireFields<MutationCreatePostArgs, 'input'>>;
  deleteComment?: Resolver<Maybe<ResolversTypes['DeleteCommentPayload']>, ParentType, ContextType, RequireFields<MutationDeleteCommentArgs, 'input'>>;
  deletePost?: Resolver<Maybe<ResolversTypes['DeletePostPayload']>, ParentType, ContextType, RequireFields<MutationDeletePostArgs, 'input'>>;
  editComment?: Resolver<Maybe<ResolversTypes['EditCommentPayload']>, ParentType, ContextType, RequireFields<MutationEditCommentArgs, 'input'>>;
  editPost?: Resolver<Maybe<ResolversTypes['EditPostPayload']>, ParentType, ContextType, RequireFields<MutationEditPostArgs, 'input'>>;
  hidePost?: Resolver<Maybe<ResolversTypes['HidePostPayload']>, ParentType, ContextType, RequireFields<MutationHidePostArgs, 'input'>>;
  pinPost?: Resolver<Maybe<ResolversTypes['PinPostPayload']>, ParentType, ContextType, RequireFields<MutationPinPostArgs, 'input'>>;
  publishPost?: Resolver<Maybe<ResolversTypes['PublishPostPayload']>, ParentType, ContextType, RequireFields<MutationPublishPostArgs, 'input'>>;
  removeBookmark?: Resolver<Maybe<ResolversTypes['RemoveBookmarkPayload']>, ParentType, ContextType, RequireFields<MutationRemoveBookmarkArgs, 'input'>>;
  removeFilteredWord?: Resolver<Maybe<ResolversTypes['RemoveFilteredWordPayload']>, ParentType, ContextType, RequireFields<MutationRemoveFilteredWordArgs, 'input'>>;
  removeReaction?: Resolver<Maybe<ResolversTypes['RemoveReactionPayload']>, ParentType, ContextType, RequireFields<MutationRemoveReactionArgs, 'input'>>;
  reportComment?: Resolver<Maybe<ResolversTypes['ReportCommentPayload']>, ParentType, ContextType, RequireFields<MutationReportCommentArgs, 'input'>>;
  reportPost?: Resolver<Maybe<ResolversTypes['ReportPostPayload']>, ParentType, ContextType, RequireFields<MutationReportPostArgs, 'input'>>;
  setReaction?: Resolver<Maybe<ResolversTypes['SetReactionPayload']>, ParentType, ContextType, RequireFields<MutationSetReactionArgs, 'input'>>;
  sharePost?: Resolver<Maybe<ResolversTypes['SharePostPayload']>, ParentType, ContextType, RequireFields<MutationSharePostArgs, 'input'>>;
  unhidePost?: Resolver<Maybe<ResolversTypes['UnhidePostPayload']>, ParentType, ContextType, RequireFields<MutationUnhidePostArgs, 'input'>>;
  unpinPost?: Resolver<Maybe<ResolversTypes['UnpinPostPayload']>, ParentType, ContextType, RequireFields<MutationUnpinPostArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PinPostPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['PinPostPayload'] = ResolversParentTypes['PinPostPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
};

export type PostResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['Post'] = ResolversParentTypes['Post'], FederationReferenceType extends FederationReferenceTypes['Post'] = FederationReferenceTypes['Post']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Post']> | FederationReferenceType, FederationReferenceType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  commentCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  comments?: Resolver<ResolversTypes['CommentConnection'], ParentType, ContextType, RequireFields<PostCommentsArgs, 'first' | 'order'>>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customAudience?: Resolver<Maybe<Array<Maybe<ResolversTypes['User']>>>, ParentType, ContextType>;
  editableUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  facets?: Resolver<Array<ResolversTypes['Facet']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isFiltered?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isPublished?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isShare?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  likeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  media?: Resolver<Array<Maybe<ResolversTypes['MediaFile']>>, ParentType, ContextType>;
  privacyLevel?: Resolver<ResolversTypes['PrivacyLevel'], ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reactionCounts?: Resolver<Array<ResolversTypes['ReactionCount']>, ParentType, ContextType>;
  reactions?: Resolver<ResolversTypes['ReactionConnection'], ParentType, ContextType, RequireFields<PostReactionsArgs, 'first'>>;
  removedRule?: Resolver<Maybe<ResolversTypes['ModerationRule']>, ParentType, ContextType>;
  shareCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sharedPost?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  tags?: Resolver<Array<ResolversTypes['Tag']>, ParentType, ContextType>;
  viewerCanComment?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanDelete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanEdit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanShare?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerHasBookmarked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerHasHidden?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerReaction?: Resolver<Maybe<ResolversTypes['ReactionType']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PostChangedResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['PostChanged'] = ResolversParentTypes['PostChanged']> = {
  post?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PostConnectionResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['PostConnection'] = ResolversParentTypes['PostConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PostEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Post']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PostDeletedResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['PostDeleted'] = ResolversParentTypes['PostDeleted']> = {
  deletedPostId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PostEdgeResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['PostEdge'] = ResolversParentTypes['PostEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
};

export type PostEventResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['PostEvent'] = ResolversParentTypes['PostEvent']> = {
  __resolveType: TypeResolveFn<'CommentAdded' | 'CommentChanged' | 'CommentDeleted' | 'PostChanged' | 'PostDeleted', ParentType, ContextType>;
};

export type PublishPostPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['PublishPostPayload'] = ResolversParentTypes['PublishPostPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType, RequireFields<QueryCommentArgs, 'id'>>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType, RequireFields<QueryPostArgs, 'id'>>;
  searchPosts?: Resolver<Maybe<ResolversTypes['PostConnection']>, ParentType, ContextType, RequireFields<QuerySearchPostsArgs, 'first' | 'query'>>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType, RequireFields<QueryTagArgs, 'name'>>;
  trendingTags?: Resolver<Maybe<Array<ResolversTypes['Tag']>>, ParentType, ContextType, RequireFields<QueryTrendingTagsArgs, 'first'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type ReactableResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['Reactable'] = ResolversParentTypes['Reactable']> = {
  __resolveType: TypeResolveFn<'Comment' | 'Post', ParentType, ContextType>;
};

export type ReactionResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['Reaction'] = ResolversParentTypes['Reaction']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ReactionType'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type ReactionConnectionResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['ReactionConnection'] = ResolversParentTypes['ReactionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReactionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Reaction']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReactionCountResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['ReactionCount'] = ResolversParentTypes['ReactionCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ReactionType'], ParentType, ContextType>;
};

export type ReactionEdgeResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['ReactionEdge'] = ResolversParentTypes['ReactionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Reaction'], ParentType, ContextType>;
};

export type RemoveBookmarkPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['RemoveBookmarkPayload'] = ResolversParentTypes['RemoveBookmarkPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
};

export type RemoveFilteredWordPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['RemoveFilteredWordPayload'] = ResolversParentTypes['RemoveFilteredWordPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  removedFilteredWordId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type RemoveReactionPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['RemoveReactionPayload'] = ResolversParentTypes['RemoveReactionPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Reactable']>, ParentType, ContextType>;
};

export type ReportCommentPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['ReportCommentPayload'] = ResolversParentTypes['ReportCommentPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReportPostPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['ReportPostPayload'] = ResolversParentTypes['ReportPostPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetReactionPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['SetReactionPayload'] = ResolversParentTypes['SetReactionPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Reactable']>, ParentType, ContextType>;
};

export type SharePostPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['SharePostPayload'] = ResolversParentTypes['SharePostPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  commentAdded?: SubscriptionResolver<ResolversTypes['Comment'], "commentAdded", ParentType, ContextType, RequireFields<SubscriptionCommentAddedArgs, 'postId'>>;
  postAdded?: SubscriptionResolver<ResolversTypes['Post'], "postAdded", ParentType, ContextType>;
  postEvents?: SubscriptionResolver<ResolversTypes['PostEvent'], "postEvents", ParentType, ContextType, RequireFields<SubscriptionPostEventsArgs, 'postId'>>;
};

export type TagResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['Tag'] = ResolversParentTypes['Tag']> = {
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  posts?: Resolver<ResolversTypes['PostConnection'], ParentType, ContextType, RequireFields<TagPostsArgs, 'first'>>;
};

export type TagRefResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['TagRef'] = ResolversParentTypes['TagRef']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnhidePostPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['UnhidePostPayload'] = ResolversParentTypes['UnhidePostPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
};

export type UnpinPostPayloadResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['UnpinPostPayload'] = ResolversParentTypes['UnpinPostPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  pinnedPost?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  postCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  posts?: Resolver<Maybe<ResolversTypes['PostConnection']>, ParentType, ContextType, RequireFields<UserPostsArgs, 'first'>>;
};

export type UserErrorResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = PostsContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'], FederationReferenceType extends FederationReferenceTypes['Viewer'] = FederationReferenceTypes['Viewer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Viewer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  bookmarks?: Resolver<Maybe<ResolversTypes['PostConnection']>, ParentType, ContextType, RequireFields<ViewerBookmarksArgs, 'first'>>;
  drafts?: Resolver<Maybe<ResolversTypes['PostConnection']>, ParentType, ContextType, RequireFields<ViewerDraftsArgs, 'first'>>;
  filteredWords?: Resolver<Maybe<Array<ResolversTypes['FilteredWord']>>, ParentType, ContextType>;
  hiddenPosts?: Resolver<Maybe<ResolversTypes['PostConnection']>, ParentType, ContextType, RequireFields<ViewerHiddenPostsArgs, 'first'>>;
  homeFeed?: Resolver<Maybe<ResolversTypes['FeedConnection']>, ParentType, ContextType, RequireFields<ViewerHomeFeedArgs, 'first' | 'ranking'>>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  newPostCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, RequireFields<ViewerNewPostCountArgs, 'after'>>;
};

export type Resolvers<ContextType = PostsContext> = {
  AddCommentPayload?: AddCommentPayloadResolvers<ContextType>;
  AddFilteredWordPayload?: AddFilteredWordPayloadResolvers<ContextType>;
  BookmarkPostPayload?: BookmarkPostPayloadResolvers<ContextType>;
  Comment?: CommentResolvers<ContextType>;
  CommentAdded?: CommentAddedResolvers<ContextType>;
  CommentChanged?: CommentChangedResolvers<ContextType>;
  CommentConnection?: CommentConnectionResolvers<ContextType>;
  CommentDeleted?: CommentDeletedResolvers<ContextType>;
  CommentEdge?: CommentEdgeResolvers<ContextType>;
  CreatePostPayload?: CreatePostPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteCommentPayload?: DeleteCommentPayloadResolvers<ContextType>;
  DeletePostPayload?: DeletePostPayloadResolvers<ContextType>;
  EditCommentPayload?: EditCommentPayloadResolvers<ContextType>;
  EditPostPayload?: EditPostPayloadResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetTarget?: FacetTargetResolvers<ContextType>;
  FeedConnection?: FeedConnectionResolvers<ContextType>;
  FeedEdge?: FeedEdgeResolvers<ContextType>;
  FilteredWord?: FilteredWordResolvers<ContextType>;
  HidePostPayload?: HidePostPayloadResolvers<ContextType>;
  Link?: LinkResolvers<ContextType>;
  MediaFile?: MediaFileResolvers<ContextType>;
  Mention?: MentionResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PinPostPayload?: PinPostPayloadResolvers<ContextType>;
  Post?: PostResolvers<ContextType>;
  PostChanged?: PostChangedResolvers<ContextType>;
  PostConnection?: PostConnectionResolvers<ContextType>;
  PostDeleted?: PostDeletedResolvers<ContextType>;
  PostEdge?: PostEdgeResolvers<ContextType>;
  PostEvent?: PostEventResolvers<ContextType>;
  PublishPostPayload?: PublishPostPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Reactable?: ReactableResolvers<ContextType>;
  Reaction?: ReactionResolvers<ContextType>;
  ReactionConnection?: ReactionConnectionResolvers<ContextType>;
  ReactionCount?: ReactionCountResolvers<ContextType>;
  ReactionEdge?: ReactionEdgeResolvers<ContextType>;
  RemoveBookmarkPayload?: RemoveBookmarkPayloadResolvers<ContextType>;
  RemoveFilteredWordPayload?: RemoveFilteredWordPayloadResolvers<ContextType>;
  RemoveReactionPayload?: RemoveReactionPayloadResolvers<ContextType>;
  ReportCommentPayload?: ReportCommentPayloadResolvers<ContextType>;
  ReportPostPayload?: ReportPostPayloadResolvers<ContextType>;
  SetReactionPayload?: SetReactionPayloadResolvers<ContextType>;
  SharePostPayload?: SharePostPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Tag?: TagResolvers<ContextType>;
  TagRef?: TagRefResolvers<ContextType>;
  UnhidePostPayload?: UnhidePostPayloadResolvers<ContextType>;
  UnpinPostPayload?: UnpinPostPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

