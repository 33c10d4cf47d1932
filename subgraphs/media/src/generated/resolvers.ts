import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { MediaFileRow } from '../data/media-files.ts';
import type { MediaFilePage } from '../resolvers/connections.ts';
import type { CollectionRow } from '../data/collections.ts';
import type { MediaContext } from '../context.ts';
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
  /** A whole number of bytes as a JSON number, up to 2^53 - 1. */
  ByteCount: { input: number; output: number; }
  /** A moment in UTC, RFC 3339 with milliseconds, e.g. `2026-01-31T10:00:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Names a collection, and files to append to it. */
export type AddMediaCollectionItemsInput = {
  /** Of a collection of the viewer's. */
  collectionId: Scalars['ID']['input'];
  /** 1 to 100 files of the viewer's that are `READY`. */
  mediaIds: Array<Scalars['ID']['input']>;
};

/** The collection, with the files. */
export type AddMediaCollectionItemsPayload = {
  __typename?: 'AddMediaCollectionItemsPayload';
  /** With its new `itemCount`. */
  collection?: Maybe<MediaCollection>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** Names an upload of the viewer. */
export type CompleteUploadInput = {
  /** Of an upload of the viewer's whose bytes have been sent. */
  uploadId: Scalars['ID']['input'];
};

/** The file, which is `PROCESSING` at first. */
export type CompleteUploadPayload = {
  __typename?: 'CompleteUploadPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** May be attached once it is `READY`. */
  mediaFile?: Maybe<MediaFile>;
};

/** A collection, without files at first. */
export type CreateMediaCollectionInput = {
  /** At most 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** True lets everybody see it, with the files that are put into it. */
  isPublic?: Scalars['Boolean']['input'];
  /** 1 to 100 characters. */
  name: Scalars['String']['input'];
};

/** The new collection. */
export type CreateMediaCollectionPayload = {
  __typename?: 'CreateMediaCollectionPayload';
  /** The first among `Viewer.mediaCollections`. */
  collection?: Maybe<MediaCollection>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** What a client knows of a file before its bytes are sent. */
export type CreateUploadInput = {
  /** At most 1,000 characters. */
  altText?: InputMaybe<Scalars['String']['input']>;
  /**
   * Exactly what will be sent, from 1 byte. At most 20 MiB for images, 50 MiB for audio and documents, 500 MiB for videos; past
   * the quota it is `LIMIT_REACHED`.
   */
  byteSize: Scalars['ByteCount']['input'];
  /** 1 to 255 characters. Of a path only its last part is kept: `a/b.png` is stored as `b.png`. */
  filename: Scalars['String']['input'];
  /**
   * What the client takes it for; checked against the content later. Case and parameters (`; codecs=vp9`) don't count, and other
   * names of these types (`image/jpg`, `audio/x-wav`) are understood. Images: `image/jpeg`, `image/png`, `image/gif`,
   * `image/webp`, `image/avif`. Videos: `video/mp4`, `video/quicktime`, `video/webm`. Audio: `audio/mpeg`, `audio/mp4`,
   * `audio/aac`, `audio/ogg`, `audio/webm`, `audio/wav`, `audio/flac`. Documents: `application/pdf`.
   */
  mimeType: Scalars['String']['input'];
};

/** Where to send the bytes. */
export type CreateUploadPayload = {
  __typename?: 'CreateUploadPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** Its bytes count as used storage from now on. */
  upload?: Maybe<Upload>;
};

/** Names a collection of the viewer's. */
export type DeleteMediaCollectionInput = {
  /** Of a collection of the viewer's. */
  collectionId: Scalars['ID']['input'];
};

/** Names the collection that is gone. */
export type DeleteMediaCollectionPayload = {
  __typename?: 'DeleteMediaCollectionPayload';
  /** For caches to forget. */
  deletedCollectionId?: Maybe<Scalars['ID']['output']>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** Names a file of the viewer's. */
export type DeleteMediaFileInput = {
  /** Of a file of the viewer's. */
  mediaId: Scalars['ID']['input'];
};

/** Names the file that is gone. */
export type DeleteMediaFilePayload = {
  __typename?: 'DeleteMediaFilePayload';
  /** For caches to forget. */
  deletedMediaId?: Maybe<Scalars['ID']['output']>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With the new `storageUsage`. */
  viewer?: Maybe<Viewer>;
};

/** A place in a picture. */
export type FocalPoint = {
  __typename?: 'FocalPoint';
  /** From 0, the left edge, to 1, the right. */
  x: Scalars['Float']['output'];
  /** From 0, the upper edge, to 1, the lower. */
  y: Scalars['Float']['output'];
};

/** A place in a picture. */
export type FocalPointInput = {
  /** From 0, the left edge, to 1, the right. */
  x: Scalars['Float']['input'];
  /** From 0, the upper edge, to 1, the lower. */
  y: Scalars['Float']['input'];
};

/** A header to send. */
export type HttpHeader = {
  __typename?: 'HttpHeader';
  /** As HTTP has it; case does not count. */
  name: Scalars['String']['output'];
  /** To be sent unchanged; signed with the address. */
  value: Scalars['String']['output'];
};

/** Files under a name, in the owner's order. Making it public makes its files public. */
export type MediaCollection = {
  __typename?: 'MediaCollection';
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** At most 500 characters. */
  description?: Maybe<Scalars['String']['output']>;
  /** A UUID, in either case. */
  id: Scalars['ID']['output'];
  /** Whether everybody may see it, signed in or not, but for those from whom its owner is hidden. */
  isPublic: Scalars['Boolean']['output'];
  /** At most 1,000. */
  itemCount: Scalars['Int']['output'];
  /** In the owner's order. */
  items: MediaCollectionItemConnection;
  /** 1 to 100 characters. */
  name: Scalars['String']['output'];
  /** Who may change it. */
  owner?: Maybe<User>;
  /** Last change of its name, description or audience. */
  updatedAt: Scalars['DateTime']['output'];
};


/** Files under a name, in the owner's order. Making it public makes its files public. */
export type MediaCollectionItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of collections. */
export type MediaCollectionConnection = {
  __typename?: 'MediaCollectionConnection';
  /** With a cursor and what else belongs to the place in the list. */
  edges: Array<MediaCollectionEdge>;
  /** The same without cursors. */
  nodes: Array<MediaCollection>;
  /** Tells whether there is another page, and how to ask for it. */
  pageInfo: PageInfo;
};

/** A place in a list of collections. */
export type MediaCollectionEdge = {
  __typename?: 'MediaCollectionEdge';
  /** For `after`, to go on behind this place. */
  cursor: Scalars['String']['output'];
  /** The collection at this place. */
  node: MediaCollection;
};

/** A page of files of a collection. */
export type MediaCollectionItemConnection = {
  __typename?: 'MediaCollectionItemConnection';
  /** With a cursor and what else belongs to the place in the list. */
  edges: Array<MediaCollectionItemEdge>;
  /** The same without cursors. */
  nodes: Array<MediaFile>;
  /** Tells whether there is another page, and how to ask for it. */
  pageInfo: PageInfo;
};

/** A place in a list of files of a collection. */
export type MediaCollectionItemEdge = {
  __typename?: 'MediaCollectionItemEdge';
  /** When the file was put into the collection. */
  addedAt: Scalars['DateTime']['output'];
  /** For `after`, to go on behind this place. */
  cursor: Scalars['String']['output'];
  /** The file at this place. */
  node: MediaFile;
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
  /** What the picture shows, for people who cannot see it. */
  altText?: Maybe<Scalars['String']['output']>;
  /** Placeholder to show while the picture loads; see blurha.sh. */
  blurhash?: Maybe<Scalars['String']['output']>;
  /** Of what `url` serves, once `READY`; of the upload until then. */
  byteSize: Scalars['ByteCount']['output'];
  /** When it was uploaded. */
  createdAt: Scalars['DateTime']['output'];
  /** For videos and audio. */
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  /** As it was named at upload. */
  filename: Scalars['String']['output'];
  /** Where the eye goes, for crops; null unless the owner has set it, then take the middle. */
  focalPoint?: Maybe<FocalPoint>;
  /** Pixels, for images and videos. */
  height?: Maybe<Scalars['Int']['output']>;
  /** A UUID, in either case. */
  id: Scalars['ID']['output'];
  /** Decides how large it may be, and what it may be attached to. */
  kind: MediaKind;
  /** Of what `url` serves; told from the content, not taken from the client. */
  mimeType: Scalars['String']['output'];
  /** Who uploaded it; null when hidden from the viewer. */
  owner?: Maybe<User>;
  /** Set when `status` is `REJECTED`. */
  rejectionReason?: Maybe<MediaRejectionReason>;
  /** Which rule it broke, where moderators have removed it: then nobody but its owner sees it. Null to everybody else. */
  removedRule?: Maybe<ModerationRule>;
  /**
   * The picture in WebP at 320, 640, 1280 and 2048 pixels on its longer side, smallest first, up to the first that has all its
   * pixels; made for `srcset`. Empty until `READY`, and for what is not a picture.
   */
  renditions: Array<Rendition>;
  /**
   * For `reportMediaFile`: shows for an hour that the viewer has seen the file, wherever that was. Null for the viewer's own, and
   * when signed out.
   */
  reportToken?: Maybe<Scalars['String']['output']>;
  /** `READY` or `REJECTED` in the end, which `mediaProcessed` tells. */
  status: MediaStatus;
  /** The smallest rendition: at most 320 pixels on its longer side; pictures only. */
  thumbnailUrl?: Maybe<Scalars['String']['output']>;
  /**
   * The file, made anew from the upload without its metadata (place, camera, author); the upload itself is deleted. Signed,
   * and valid until `urlExpiresAt`; null until `READY`. Whoever has a link can use it until then, also when the file is hidden
   * from them in the meantime: they get no new one. Links to a deleted file end with its bytes, within minutes.
   */
  url?: Maybe<Scalars['String']['output']>;
  /**
   * When `url`, `thumbnailUrl` and the links of `renditions` end: in 60 to 90 minutes. Links stay the same for half an hour, so
   * asking again lets the browser show what it has. Null until `READY`.
   */
  urlExpiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Pixels, for images and videos. */
  width?: Maybe<Scalars['Int']['output']>;
};

/** A page of files. */
export type MediaFileConnection = {
  __typename?: 'MediaFileConnection';
  /** With a cursor and what else belongs to the place in the list. */
  edges: Array<MediaFileEdge>;
  /** The same without cursors. */
  nodes: Array<MediaFile>;
  /** Tells whether there is another page, and how to ask for it. */
  pageInfo: PageInfo;
  /** The viewer's files of that kind, not of this page alone. */
  totalCount: Scalars['Int']['output'];
};

/** A place in a list of files. */
export type MediaFileEdge = {
  __typename?: 'MediaFileEdge';
  /** For `after`, to go on behind this place. */
  cursor: Scalars['String']['output'];
  /** The file at this place. */
  node: MediaFile;
};

/** The broad kind that `mimeType` belongs to. */
export type MediaKind =
  /** A recording, as voice messages are. */
  | 'AUDIO'
  /** Anything else that may be uploaded. */
  | 'DOCUMENT'
  /** A still or moving picture. */
  | 'IMAGE'
  /** A film, with or without sound. */
  | 'VIDEO';

/** Which check a file failed. */
export type MediaRejectionReason =
  /** The content cannot be read, or not within the limits of time and memory. */
  | 'CORRUPT'
  /** A picture in HEIC, which phones make and browsers do not show; to be sent as JPEG instead. */
  | 'HEIC_NOT_SUPPORTED'
  /** The virus scanner found something. */
  | 'MALWARE'
  /** More bytes than announced, or than its kind may have. */
  | 'TOO_LARGE'
  /** More than 50 megapixels, all frames of an animation counted. */
  | 'TOO_MANY_PIXELS'
  /** The content is not of a type that may be uploaded, or not of the type given. */
  | 'TYPE_NOT_ALLOWED';

/** Where a file stands. */
export type MediaStatus =
  /** Being checked, measured and rendered. */
  | 'PROCESSING'
  /** May be attached and shown. */
  | 'READY'
  /** Failed its checks, as `rejectionReason` says; the bytes are gone, and the entry follows after 7 days. */
  | 'REJECTED';

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

/** Names a file of a collection, with its new place. */
export type MoveMediaCollectionItemInput = {
  /** The file to put it behind; null puts it first. */
  afterMediaId?: InputMaybe<Scalars['ID']['input']>;
  /** Of a collection of the viewer's. */
  collectionId: Scalars['ID']['input'];
  /** Of a file in the collection. */
  mediaId: Scalars['ID']['input'];
};

/** The collection in its new order. */
export type MoveMediaCollectionItemPayload = {
  __typename?: 'MoveMediaCollectionItemPayload';
  /** With its `items` in the new order. */
  collection?: Maybe<MediaCollection>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Appends files in the given order; files already in it stay where they are. At most 1,000 for each collection. */
  addMediaCollectionItems?: Maybe<AddMediaCollectionItemsPayload>;
  /**
   * Last step: makes the file and starts its processing; `mediaProcessed` tells the outcome. Repeating it gives the same file
   * for a day, and `NOT_FOUND` once that file is deleted. `CONFLICT` says that the bytes are not there, or not of the size that was
   * announced; `EXPIRED` that they did not come before the link ended. Bytes that came in time can be completed for two hours more.
   */
  completeUpload?: Maybe<CompleteUploadPayload>;
  /** At most 100 collections for each person. */
  createMediaCollection?: Maybe<CreateMediaCollectionPayload>;
  /**
   * First step of an upload: reserves quota and gives a target for the bytes, which never pass through GraphQL. At most 100
   * uploads of a person may be open. One that is not completed ends two hours after its `expiresAt` and gives its quota back.
   */
  createUpload?: Maybe<CreateUploadPayload>;
  /** Deletes a collection; its files stay. */
  deleteMediaCollection?: Maybe<DeleteMediaCollectionPayload>;
  /**
   * Deletes a file for good; posts, messages, profiles and collections that show it lose it at once, and stay themselves, also
   * when nothing else is on them.
   */
  deleteMediaFile?: Maybe<DeleteMediaFilePayload>;
  /** Gives one file another place in the order. */
  moveMediaCollectionItem?: Maybe<MoveMediaCollectionItemPayload>;
  /** Takes files out of a collection; the files themselves stay. */
  removeMediaCollectionItems?: Maybe<RemoveMediaCollectionItemsPayload>;
  /** Tells the moderators of a file, with how it reads now. Nobody learns who reported. Doing it again changes nothing. */
  reportMediaFile?: Maybe<ReportMediaFilePayload>;
  /** Absent fields stay as they are, an explicit null clears `description`. */
  updateMediaCollection?: Maybe<UpdateMediaCollectionPayload>;
  /** Absent fields stay as they are, an explicit null clears one. */
  updateMediaFile?: Maybe<UpdateMediaFilePayload>;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationAddMediaCollectionItemsArgs = {
  input: AddMediaCollectionItemsInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationCompleteUploadArgs = {
  input: CompleteUploadInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationCreateMediaCollectionArgs = {
  input: CreateMediaCollectionInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationCreateUploadArgs = {
  input: CreateUploadInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationDeleteMediaCollectionArgs = {
  input: DeleteMediaCollectionInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationDeleteMediaFileArgs = {
  input: DeleteMediaFileInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationMoveMediaCollectionItemArgs = {
  input: MoveMediaCollectionItemInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationRemoveMediaCollectionItemsArgs = {
  input: RemoveMediaCollectionItemsInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationReportMediaFileArgs = {
  input: ReportMediaFileInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationUpdateMediaCollectionArgs = {
  input: UpdateMediaCollectionInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationUpdateMediaFileArgs = {
  input: UpdateMediaFileInput;
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

/** What a client can read. Nothing here changes anything, so a query may be repeated. */
export type Query = {
  __typename?: 'Query';
  /** A public collection of somebody who is not hidden from the viewer, or one of the viewer's; null otherwise. */
  mediaCollection?: Maybe<MediaCollection>;
  /**
   * A file of the viewer's, or one in a public collection that the viewer sees; null otherwise. Other files are reached through
   * what shows them.
   */
  mediaFile?: Maybe<MediaFile>;
  /** The signed-in person, read from the access token; null when signed out. */
  viewer?: Maybe<Viewer>;
};


/** What a client can read. Nothing here changes anything, so a query may be repeated. */
export type QueryMediaCollectionArgs = {
  id: Scalars['ID']['input'];
};


/** What a client can read. Nothing here changes anything, so a query may be repeated. */
export type QueryMediaFileArgs = {
  id: Scalars['ID']['input'];
};

/** Names a collection, and files to take out of it. */
export type RemoveMediaCollectionItemsInput = {
  /** Of a collection of the viewer's. */
  collectionId: Scalars['ID']['input'];
  /** 1 to 100 files; those not in the collection are no error. */
  mediaIds: Array<Scalars['ID']['input']>;
};

/** The collection, without the files. */
export type RemoveMediaCollectionItemsPayload = {
  __typename?: 'RemoveMediaCollectionItemsPayload';
  /** With its new `itemCount`. */
  collection?: Maybe<MediaCollection>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** A picture at one size. */
export type Rendition = {
  __typename?: 'Rendition';
  /** In pixels. */
  height: Scalars['Int']['output'];
  /** Of what `url` serves. */
  mimeType: Scalars['String']['output'];
  /** Signed like `MediaFile.url`, and valid as long. */
  url: Scalars['String']['output'];
  /** In pixels. */
  width: Scalars['Int']['output'];
};

/** A report of a file. */
export type ReportMediaFileInput = {
  /** Of `MediaFile.id`. */
  mediaId: Scalars['ID']['input'];
  /** More about it; at most 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Which rule is broken. */
  reason: ModerationRule;
  /** Of `MediaFile.reportToken`, as the viewer was last shown it. */
  reportToken: Scalars['String']['input'];
};

/** Says whether the report was taken; what comes of it is not told. */
export type ReportMediaFilePayload = {
  __typename?: 'ReportMediaFilePayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/**
 * What the viewer's files take up, renditions not counted: each file with its `byteSize`, and with no more than was uploaded;
 * rejected files with nothing.
 */
export type StorageUsage = {
  __typename?: 'StorageUsage';
  /** At first 5 GiB. */
  quotaBytes: Scalars['ByteCount']['output'];
  /** What is stored, with what open uploads have announced. */
  usedBytes: Scalars['ByteCount']['output'];
};

/** What a client can follow, over WebSocket (`graphql-transport-ws`) or Server-Sent Events (`graphql-sse`). */
export type Subscription = {
  __typename?: 'Subscription';
  /** One of the viewer's files has become `READY` or `REJECTED`. */
  mediaProcessed: MediaFile;
};

/** The parts of a collection to change. */
export type UpdateMediaCollectionInput = {
  /** Of a collection of the viewer's. */
  collectionId: Scalars['ID']['input'];
  /** At most 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Cannot be cleared. */
  isPublic?: InputMaybe<Scalars['Boolean']['input']>;
  /** 1 to 100 characters; cannot be cleared. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** The collection after the change. */
export type UpdateMediaCollectionPayload = {
  __typename?: 'UpdateMediaCollectionPayload';
  /** With its new `updatedAt`. */
  collection?: Maybe<MediaCollection>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** The parts of a file to change. */
export type UpdateMediaFileInput = {
  /** At most 1,000 characters; null clears it. */
  altText?: InputMaybe<Scalars['String']['input']>;
  /** Where the eye goes; of pictures only, whatever their status. Null clears it. */
  focalPoint?: InputMaybe<FocalPointInput>;
  /** Of a file of the viewer's. */
  mediaId: Scalars['ID']['input'];
};

/** The file after the change. */
export type UpdateMediaFilePayload = {
  __typename?: 'UpdateMediaFilePayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** As everybody sees it now. */
  mediaFile?: Maybe<MediaFile>;
};

/** Leave to put one file straight into object storage. */
export type Upload = {
  __typename?: 'Upload';
  /** 15 minutes after issue. */
  expiresAt: Scalars['DateTime']['output'];
  /** To be sent with the `PUT`, exactly as given. */
  headers: Array<HttpHeader>;
  /** For `completeUpload`. */
  id: Scalars['ID']['output'];
  /**
   * `PUT` the bytes here, to begin before `expiresAt`. A `PUT` that broke off can be repeated. `412` says that the bytes are
   * there already: go on with `completeUpload`.
   */
  url: Scalars['String']['output'];
};

/**
 * A person. Names, username, badge and profile picture are shown to everybody who is not blocked; the other profile fields
 * are null unless the person's privacy settings let the viewer see them. To oneself everything is visible.
 */
export type User = {
  __typename?: 'User';
  /** A UUID, in either case. The `Account` and the `Viewer` of a person have the same. */
  id: Scalars['ID']['output'];
  /** This person's public collections, newest first; none when the person is hidden from the viewer. */
  mediaCollections?: Maybe<MediaCollectionConnection>;
};


/**
 * A person. Names, username, badge and profile picture are shown to everybody who is not blocked; the other profile fields
 * are null unless the person's privacy settings let the viewer see them. To oneself everything is visible.
 */
export type UserMediaCollectionsArgs = {
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
  /** The person's user id. Null only when the one service that was asked for it is down. */
  id?: Maybe<Scalars['ID']['output']>;
  /** All of the viewer's collections, newest first. */
  mediaCollections?: Maybe<MediaCollectionConnection>;
  /** All of the viewer's files, newest first; of one kind when `kind` is given. */
  mediaFiles?: Maybe<MediaFileConnection>;
  /** What is used, and what there is. */
  storageUsage?: Maybe<StorageUsage>;
};


/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type ViewerMediaCollectionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type ViewerMediaFilesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<MediaKind>;
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
  MediaFile: MediaFile;
  User: User;
  Viewer: Viewer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  MediaFile:
    ( { __typename: 'MediaFile' }
    & GraphQLRecursivePick<FederationTypes['MediaFile'], {"id":true,"accessGrant":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddMediaCollectionItemsInput: AddMediaCollectionItemsInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AddMediaCollectionItemsPayload: ResolverTypeWrapper<Omit<AddMediaCollectionItemsPayload, 'collection'> & { collection?: Maybe<ResolversTypes['MediaCollection']> }>;
  ByteCount: ResolverTypeWrapper<Scalars['ByteCount']['output']>;
  CompleteUploadInput: CompleteUploadInput;
  CompleteUploadPayload: ResolverTypeWrapper<Omit<CompleteUploadPayload, 'mediaFile'> & { mediaFile?: Maybe<ResolversTypes['MediaFile']> }>;
  CreateMediaCollectionInput: CreateMediaCollectionInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CreateMediaCollectionPayload: ResolverTypeWrapper<Omit<CreateMediaCollectionPayload, 'collection'> & { collection?: Maybe<ResolversTypes['MediaCollection']> }>;
  CreateUploadInput: CreateUploadInput;
  CreateUploadPayload: ResolverTypeWrapper<CreateUploadPayload>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteMediaCollectionInput: DeleteMediaCollectionInput;
  DeleteMediaCollectionPayload: ResolverTypeWrapper<DeleteMediaCollectionPayload>;
  DeleteMediaFileInput: DeleteMediaFileInput;
  DeleteMediaFilePayload: ResolverTypeWrapper<Omit<DeleteMediaFilePayload, 'viewer'> & { viewer?: Maybe<ResolversTypes['Viewer']> }>;
  FocalPoint: ResolverTypeWrapper<FocalPoint>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FocalPointInput: FocalPointInput;
  HttpHeader: ResolverTypeWrapper<HttpHeader>;
  MediaCollection: ResolverTypeWrapper<CollectionRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  MediaCollectionConnection: ResolverTypeWrapper<Omit<MediaCollectionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['MediaCollectionEdge']>, nodes: Array<ResolversTypes['MediaCollection']> }>;
  MediaCollectionEdge: ResolverTypeWrapper<Omit<MediaCollectionEdge, 'node'> & { node: ResolversTypes['MediaCollection'] }>;
  MediaCollectionItemConnection: ResolverTypeWrapper<Omit<MediaCollectionItemConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['MediaCollectionItemEdge']>, nodes: Array<ResolversTypes['MediaFile']> }>;
  MediaCollectionItemEdge: ResolverTypeWrapper<Omit<MediaCollectionItemEdge, 'node'> & { node: ResolversTypes['MediaFile'] }>;
  MediaFile: ResolverTypeWrapper<MediaFileRow>;
  MediaFileConnection: ResolverTypeWrapper<MediaFilePage>;
  MediaFileEdge: ResolverTypeWrapper<Omit<MediaFileEdge, 'node'> & { node: ResolversTypes['MediaFile'] }>;
  MediaKind: MediaKind;
  MediaRejectionReason: MediaRejectionReason;
  MediaStatus: MediaStatus;
  ModerationRule: ModerationRule;
  MoveMediaCollectionItemInput: MoveMediaCollectionItemInput;
  MoveMediaCollectionItemPayload: ResolverTypeWrapper<Omit<MoveMediaCollectionItemPayload, 'collection'> & { collection?: Maybe<ResolversTypes['MediaCollection']> }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RemoveMediaCollectionItemsInput: RemoveMediaCollectionItemsInput;
  RemoveMediaCollectionItemsPayload: ResolverTypeWrapper<Omit<RemoveMediaCollectionItemsPayload, 'collection'> & { collection?: Maybe<ResolversTypes['MediaCollection']> }>;
  Rendition: ResolverTypeWrapper<Rendition>;
  ReportMediaFileInput: ReportMediaFileInput;
  ReportMediaFilePayload: ResolverTypeWrapper<ReportMediaFilePayload>;
  StorageUsage: ResolverTypeWrapper<StorageUsage>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  UpdateMediaCollectionInput: UpdateMediaCollectionInput;
  UpdateMediaCollectionPayload: ResolverTypeWrapper<Omit<UpdateMediaCollectionPayload, 'collection'> & { collection?: Maybe<ResolversTypes['MediaCollection']> }>;
  UpdateMediaFileInput: UpdateMediaFileInput;
  UpdateMediaFilePayload: ResolverTypeWrapper<Omit<UpdateMediaFilePayload, 'mediaFile'> & { mediaFile?: Maybe<ResolversTypes['MediaFile']> }>;
  Upload: ResolverTypeWrapper<Upload>;
  User: ResolverTypeWrapper<{ __typename: 'User'; id: string }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Viewer: ResolverTypeWrapper<{ id: string }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddMediaCollectionItemsInput: AddMediaCollectionItemsInput;
  ID: Scalars['ID']['output'];
  AddMediaCollectionItemsPayload: Omit<AddMediaCollectionItemsPayload, 'collection'> & { collection?: Maybe<ResolversParentTypes['MediaCollection']> };
  ByteCount: Scalars['ByteCount']['output'];
  CompleteUploadInput: CompleteUploadInput;
  CompleteUploadPayload: Omit<CompleteUploadPayload, 'mediaFile'> & { mediaFile?: Maybe<ResolversParentTypes['MediaFile']> };
  CreateMediaCollectionInput: CreateMediaCollectionInput;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
  CreateMediaCollectionPayload: Omit<CreateMediaCollectionPayload, 'collection'> & { collection?: Maybe<ResolversParentTypes['MediaCollection']> };
  CreateUploadInput: CreateUploadInput;
  CreateUploadPayload: CreateUploadPayload;
  DateTime: Scalars['DateTime']['output'];
  DeleteMediaCollectionInput: DeleteMediaCollectionInput;
  DeleteMediaCollectionPayload: DeleteMediaCollectionPayload;
  DeleteMediaFileInput: DeleteMediaFileInput;
  DeleteMediaFilePayload: Omit<DeleteMediaFilePayload, 'viewer'> & { viewer?: Maybe<ResolversParentTypes['Viewer']> };
  FocalPoint: FocalPoint;
  Float: Scalars['Float']['output'];
  FocalPointInput: FocalPointInput;
  HttpHeader: HttpHeader;
  MediaCollection: CollectionRow;
  Int: Scalars['Int']['output'];
  MediaCollectionConnection: Omit<MediaCollectionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['MediaCollectionEdge']>, nodes: Array<ResolversParentTypes['MediaCollection']> };
  MediaCollectionEdge: Omit<MediaCollectionEdge, 'node'> & { node: ResolversParentTypes['MediaCollection'] };
  MediaCollectionItemConnection: Omit<MediaCollectionItemConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['MediaCollectionItemEdge']>, nodes: Array<ResolversParentTypes['MediaFile']> };
  MediaCollectionItemEdge: Omit<MediaCollectionItemEdge, 'node'> & { node: ResolversParentTypes['MediaFile'] };
  MediaFile: MediaFileRow;
  MediaFileConnection: MediaFilePage;
  MediaFileEdge: Omit<MediaFileEdge, 'node'> & { node: ResolversParentTypes['MediaFile'] };
  MoveMediaCollectionItemInput: MoveMediaCollectionItemInput;
  MoveMediaCollectionItemPayload: Omit<MoveMediaCollectionItemPayload, 'collection'> & { collection?: Maybe<ResolversParentTypes['MediaCollection']> };
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  RemoveMediaCollectionItemsInput: RemoveMediaCollectionItemsInput;
  RemoveMediaCollectionItemsPayload: Omit<RemoveMediaCollectionItemsPayload, 'collection'> & { collection?: Maybe<ResolversParentTypes['MediaCollection']> };
  Rendition: Rendition;
  ReportMediaFileInput: ReportMediaFileInput;
  ReportMediaFilePayload: ReportMediaFilePayload;
  StorageUsage: StorageUsage;
  Subscription: Record<PropertyKey, never>;
  UpdateMediaCollectionInput: UpdateMediaCollectionInput;
  UpdateMediaCollectionPayload: Omit<UpdateMediaCollectionPayload, 'collection'> & { collection?: Maybe<ResolversParentTypes['MediaCollection']> };
  UpdateMediaFileInput: UpdateMediaFileInput;
  UpdateMediaFilePayload: Omit<UpdateMediaFilePayload, 'mediaFile'> & { mediaFile?: Maybe<ResolversParentTypes['MediaFile']> };
  Upload: Upload;
  User: { __typename: 'User'; id: string };
  UserError: UserError;
  Viewer: { id: string };
};

export type AddMediaCollectionItemsPayloadResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['AddMediaCollectionItemsPayload'] = ResolversParentTypes['AddMediaCollectionItemsPayload']> = {
  collection?: Resolver<Maybe<ResolversTypes['MediaCollection']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface ByteCountScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ByteCount'], any> {
  name: 'ByteCount';
}

export type CompleteUploadPayloadResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['CompleteUploadPayload'] = ResolversParentTypes['CompleteUploadPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  mediaFile?: Resolver<Maybe<ResolversTypes['MediaFile']>, ParentType, ContextType>;
};

export type CreateMediaCollectionPayloadResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['CreateMediaCollectionPayload'] = ResolversParentTypes['CreateMediaCollectionPayload']> = {
  collection?: Resolver<Maybe<ResolversTypes['MediaCollection']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateUploadPayloadResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['CreateUploadPayload'] = ResolversParentTypes['CreateUploadPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  upload?: Resolver<Maybe<ResolversTypes['Upload']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteMediaCollectionPayloadResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['DeleteMediaCollectionPayload'] = ResolversParentTypes['DeleteMediaCollectionPayload']> = {
  deletedCollectionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteMediaFilePayloadResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['DeleteMediaFilePayload'] = ResolversParentTypes['DeleteMediaFilePayload']> = {
  deletedMediaId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type FocalPointResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['FocalPoint'] = ResolversParentTypes['FocalPoint']> = {
  x?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  y?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type HttpHeaderResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['HttpHeader'] = ResolversParentTypes['HttpHeader']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MediaCollectionResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['MediaCollection'] = ResolversParentTypes['MediaCollection']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isPublic?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  itemCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['MediaCollectionItemConnection'], ParentType, ContextType, RequireFields<MediaCollectionItemsArgs, 'first'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type MediaCollectionConnectionResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['MediaCollectionConnection'] = ResolversParentTypes['MediaCollectionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MediaCollectionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['MediaCollection']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MediaCollectionEdgeResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['MediaCollectionEdge'] = ResolversParentTypes['MediaCollectionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MediaCollection'], ParentType, ContextType>;
};

export type MediaCollectionItemConnectionResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['MediaCollectionItemConnection'] = ResolversParentTypes['MediaCollectionItemConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MediaCollectionItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['MediaFile']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MediaCollectionItemEdgeResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['MediaCollectionItemEdge'] = ResolversParentTypes['MediaCollectionItemEdge']> = {
  addedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MediaFile'], ParentType, ContextType>;
};

export type MediaFileResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['MediaFile'] = ResolversParentTypes['MediaFile'], FederationReferenceType extends FederationReferenceTypes['MediaFile'] = FederationReferenceTypes['MediaFile']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['MediaFile']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accessGrant?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  altText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  blurhash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  byteSize?: Resolver<ResolversTypes['ByteCount'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  durationSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  filename?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  focalPoint?: Resolver<Maybe<ResolversTypes['FocalPoint']>, ParentType, ContextType>;
  height?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MediaKind'], ParentType, ContextType>;
  mimeType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  rejectionReason?: Resolver<Maybe<ResolversTypes['MediaRejectionReason']>, ParentType, ContextType>;
  removedRule?: Resolver<Maybe<ResolversTypes['ModerationRule']>, ParentType, ContextType>;
  renditions?: Resolver<Array<ResolversTypes['Rendition']>, ParentType, ContextType>;
  reportToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MediaStatus'], ParentType, ContextType>;
  thumbnailUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  urlExpiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  width?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MediaFileConnectionResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['MediaFileConnection'] = ResolversParentTypes['MediaFileConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MediaFileEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['MediaFile']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MediaFileEdgeResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['MediaFileEdge'] = ResolversParentTypes['MediaFileEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MediaFile'], ParentType, ContextType>;
};

export type MoveMediaCollectionItemPayloadResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['MoveMediaCollectionItemPayload'] = ResolversParentTypes['MoveMediaCollectionItemPayload']> = {
  collection?: Resolver<Maybe<ResolversTypes['MediaCollection']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addMediaCollectionItems?: Resolver<Maybe<ResolversTypes['AddMediaCollectionItemsPayload']>, ParentType, ContextType, RequireFields<MutationAddMediaCollectionItemsArgs, 'input'>>;
  completeUpload?: Resolver<Maybe<ResolversTypes['CompleteUploadPayload']>, ParentType, ContextType, RequireFields<MutationCompleteUploadArgs, 'input'>>;
  createMediaCollection?: Resolver<Maybe<ResolversTypes['CreateMediaCollectionPayload']>, ParentType, ContextType, RequireFields<MutationCreateMediaCollectionArgs, 'input'>>;
  createUpload?: Resolver<Maybe<ResolversTypes['CreateUploadPayload']>, ParentType, ContextType, RequireFields<MutationCreateUploadArgs, 'input'>>;
  deleteMediaCollection?: Resolver<Maybe<ResolversTypes['DeleteMediaCollectionPayload']>, ParentType, ContextType, RequireFields<MutationDeleteMediaCollectionArgs, 'input'>>;
  deleteMediaFile?: Resolver<Maybe<ResolversTypes['DeleteMediaFilePayload']>, ParentType, ContextType, RequireFields<MutationDeleteMediaFileArgs, 'input'>>;
  moveMediaCollectionItem?: Resolver<Maybe<ResolversTypes['MoveMediaCollectionItemPayload']>, ParentType, ContextType, RequireFields<MutationMoveMediaCollectionItemArgs, 'input'>>;
  removeMediaCollectionItems?: Resolver<Maybe<ResolversTypes['RemoveMediaCollectionItemsPayload']>, ParentType, ContextType, RequireFields<MutationRemoveMediaCollectionItemsArgs, 'input'>>;
  reportMediaFile?: Resolver<Maybe<ResolversTypes['ReportMediaFilePayload']>, ParentType, ContextType, RequireFields<MutationReportMediaFileArgs, 'input'>>;
  updateMediaCollection?: Resolver<Maybe<ResolversTypes['UpdateMediaCollectionPayload']>, ParentType, ContextType, RequireFields<MutationUpdateMediaCollectionArgs, 'input'>>;
  updateMediaFile?: Resolver<Maybe<ResolversTypes['UpdateMediaFilePayload']>, ParentType, ContextType, RequireFields<MutationUpdateMediaFileArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  mediaCollection?: Resolver<Maybe<ResolversTypes['MediaCollection']>, ParentType, ContextType, RequireFields<QueryMediaCollectionArgs, 'id'>>;
  mediaFile?: Resolver<Maybe<ResolversTypes['MediaFile']>, ParentType, ContextType, RequireFields<QueryMediaFileArgs, 'id'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type RemoveMediaCollectionItemsPayloadResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['RemoveMediaCollectionItemsPayload'] = ResolversParentTypes['RemoveMediaCollectionItemsPayload']> = {
  collection?: Resolver<Maybe<ResolversTypes['MediaCollection']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RenditionResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['Rendition'] = ResolversParentTypes['Rendition']> = {
  height?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mimeType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReportMediaFilePayloadResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['ReportMediaFilePayload'] = ResolversParentTypes['ReportMediaFilePayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StorageUsageResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['StorageUsage'] = ResolversParentTypes['StorageUsage']> = {
  quotaBytes?: Resolver<ResolversTypes['ByteCount'], ParentType, ContextType>;
  usedBytes?: Resolver<ResolversTypes['ByteCount'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  mediaProcessed?: SubscriptionResolver<ResolversTypes['MediaFile'], "mediaProcessed", ParentType, ContextType>;
};

export type UpdateMediaCollectionPayloadResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['UpdateMediaCollectionPayload'] = ResolversParentTypes['UpdateMediaCollectionPayload']> = {
  collection?: Resolver<Maybe<ResolversTypes['MediaCollection']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateMediaFilePayloadResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['UpdateMediaFilePayload'] = ResolversParentTypes['UpdateMediaFilePayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  mediaFile?: Resolver<Maybe<ResolversTypes['MediaFile']>, ParentType, ContextType>;
};

export type UploadResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['Upload'] = ResolversParentTypes['Upload']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  headers?: Resolver<Array<ResolversTypes['HttpHeader']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mediaCollections?: Resolver<Maybe<ResolversTypes['MediaCollectionConnection']>, ParentType, ContextType, RequireFields<UserMediaCollectionsArgs, 'first'>>;
};

export type UserErrorResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = MediaContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'], FederationReferenceType extends FederationReferenceTypes['Viewer'] = FederationReferenceTypes['Viewer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Viewer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  mediaCollections?: Resolver<Maybe<ResolversTypes['MediaCollectionConnection']>, ParentType, ContextType, RequireFields<ViewerMediaCollectionsArgs, 'first'>>;
  mediaFiles?: Resolver<Maybe<ResolversTypes['MediaFileConnection']>, ParentType, ContextType, RequireFields<ViewerMediaFilesArgs, 'first'>>;
  storageUsage?: Resolver<Maybe<ResolversTypes['StorageUsage']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = MediaContext> = {
  AddMediaCollectionItemsPayload?: AddMediaCollectionItemsPayloadResolvers<ContextType>;
  ByteCount?: GraphQLScalarType;
  CompleteUploadPayload?: CompleteUploadPayloadResolvers<ContextType>;
  CreateMediaCollectionPayload?: CreateMediaCollectionPayloadResolvers<ContextType>;
  CreateUploadPayload?: CreateUploadPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteMediaCollectionPayload?: DeleteMediaCollectionPayloadResolvers<ContextType>;
  DeleteMediaFilePayload?: DeleteMediaFilePayloadResolvers<ContextType>;
  FocalPoint?: FocalPointResolvers<ContextType>;
  HttpHeader?: HttpHeaderResolvers<ContextType>;
  MediaCollection?: MediaCollectionResolvers<ContextType>;
  MediaCollectionConnection?: MediaCollectionConnectionResolvers<ContextType>;
  MediaCollectionEdge?: MediaCollectionEdgeResolvers<ContextType>;
  MediaCollectionItemConnection?: MediaCollectionItemConnectionResolvers<ContextType>;
  MediaCollectionItemEdge?: MediaCollectionItemEdgeResolvers<ContextType>;
  MediaFile?: MediaFileResolvers<ContextType>;
  MediaFileConnection?: MediaFileConnectionResolvers<ContextType>;
  MediaFileEdge?: MediaFileEdgeResolvers<ContextType>;
  MoveMediaCollectionItemPayload?: MoveMediaCollectionItemPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RemoveMediaCollectionItemsPayload?: RemoveMediaCollectionItemsPayloadResolvers<ContextType>;
  Rendition?: RenditionResolvers<ContextType>;
  ReportMediaFilePayload?: ReportMediaFilePayloadResolvers<ContextType>;
  StorageUsage?: StorageUsageResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  UpdateMediaCollectionPayload?: UpdateMediaCollectionPayloadResolvers<ContextType>;
  UpdateMediaFilePayload?: UpdateMediaFilePayloadResolvers<ContextType>;
  Upload?: UploadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

