import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NotificationRow } from '../data/notifications.ts';
import type { NotificationGroupRow } from '../data/notification-groups.ts';
import type { Preference } from '../data/preferences.ts';
import type { PushSubscriptionRow } from '../data/push-subscriptions.ts';
import type { NotificationsContext } from '../context.ts';
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

/**
 * A comment on a post, or a reply to a comment. A deleted comment stays as an empty tombstone while it has replies. While its
 * writer and the author of the post have blocked one another, either way, nobody else sees it.
 */
export type Comment = {
  __typename?: 'Comment';
  /** A UUID, in either case. */
  id: Scalars['ID']['output'];
};

/** A talk between two people or in a group; only its participants see it. */
export type Conversation = {
  __typename?: 'Conversation';
  /** A UUID, in either case. */
  id: Scalars['ID']['output'];
};

/** Names groups of the viewer's notifications. */
export type DeleteNotificationGroupsInput = {
  /** 1 to 100. */
  notificationGroupIds: Array<Scalars['ID']['input']>;
};

/** Names what is gone, and the viewer with the new count. */
export type DeleteNotificationGroupsPayload = {
  __typename?: 'DeleteNotificationGroupsPayload';
  /** For caches to forget. */
  deletedNotificationGroupIds?: Maybe<Array<Scalars['ID']['output']>>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With the new `unreadNotificationCount`. */
  viewer?: Maybe<Viewer>;
};

/** Names notifications of the viewer. */
export type DeleteNotificationsInput = {
  /** 1 to 100. */
  notificationIds: Array<Scalars['ID']['input']>;
};

/** Names what is gone, and the viewer with the new count. */
export type DeleteNotificationsPayload = {
  __typename?: 'DeleteNotificationsPayload';
  /** For caches to forget. */
  deletedNotificationIds?: Maybe<Array<Scalars['ID']['output']>>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With the new `unreadNotificationCount`. */
  viewer?: Maybe<Viewer>;
};

/** When mail and push go out; `notificationPreferences` say of what. News about the safety of the account go at once, always. */
export type DeliverySettings = {
  __typename?: 'DeliverySettings';
  /** How often mails come, beside those about the safety of the account. */
  emailFrequency: EmailFrequency;
  /** Why no mails go to the viewer, also those about the safety of the account; null while they do. */
  mailStop?: Maybe<MailStop>;
  /** When neither mail nor push comes; null without such hours. What happens meanwhile comes when they end. */
  quietHours?: Maybe<QuietHours>;
  /** Where quiet hours are and digests come by the clock, as IANA calls it, e.g. `Europe/Berlin`. */
  timeZone: Scalars['String']['output'];
};

/** How often mails come. Clients must expect new values. */
export type EmailFrequency =
  /** Every morning at 8, with what happened since; nothing when that is nothing. */
  | 'DAILY'
  /** When something happens; what happens at the same time comes together. */
  | 'IMMEDIATE'
  /** On Mondays at 8, with what happened since; nothing when that is nothing. */
  | 'WEEKLY';

/** One person asking another to be friends. At most one is open between two people. */
export type FriendRequest = {
  __typename?: 'FriendRequest';
  /** A UUID, in either case. */
  id: Scalars['ID']['output'];
};

/** Mails to the viewer have ended by themselves. Another address, confirmed, starts them again. */
export type MailStop = {
  __typename?: 'MailStop';
  /** What the mail server said. */
  reason: MailStopReason;
  /** Since when no mail goes out. */
  stoppedAt: Scalars['DateTime']['output'];
};

/** Why mails have ended. Clients must expect new values. */
export type MailStopReason =
  /** Mails to the address came back. */
  | 'BOUNCED'
  /** Mails were called unwanted at the address. */
  | 'COMPLAINED';

/** Says how far down the list is to be marked. */
export type MarkAllNotificationsReadInput = {
  /**
   * A notification: it and what stands below it in `Viewer.notifications` is marked, so that what comes meanwhile stays unread.
   * `NOT_FOUND` when it is gone; absent for all of them.
   */
  upToId?: InputMaybe<Scalars['ID']['input']>;
};

/** The viewer, with what is left unread. */
export type MarkAllNotificationsReadPayload = {
  __typename?: 'MarkAllNotificationsReadPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With the new `unreadNotificationCount`. */
  viewer?: Maybe<Viewer>;
};

/** Names groups of the viewer's notifications. */
export type MarkNotificationGroupsReadInput = {
  /** 1 to 100. */
  notificationGroupIds: Array<Scalars['ID']['input']>;
};

/** The groups, and the viewer with the new count. */
export type MarkNotificationGroupsReadPayload = {
  __typename?: 'MarkNotificationGroupsReadPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** Those of the given ids that there are. */
  notificationGroups?: Maybe<Array<NotificationGroup>>;
  /** With the new `unreadNotificationCount`. */
  viewer?: Maybe<Viewer>;
};

/** Names notifications of the viewer. */
export type MarkNotificationsReadInput = {
  /** 1 to 100. */
  notificationIds: Array<Scalars['ID']['input']>;
};

/** The notifications, and the viewer with the new count. */
export type MarkNotificationsReadPayload = {
  __typename?: 'MarkNotificationsReadPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** Those of the given ids that there are. */
  notifications?: Maybe<Array<Notification>>;
  /** With the new `unreadNotificationCount`. */
  viewer?: Maybe<Viewer>;
};

/** The viewer, with an unseen count of 0. */
export type MarkNotificationsSeenPayload = {
  __typename?: 'MarkNotificationsSeenPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With the new `unseenNotificationCount`. */
  viewer?: Maybe<Viewer>;
};

/** What a moderator decided. It is shown to moderators and to the person it is about, never with the moderator's name. */
export type ModerationDecision = {
  __typename?: 'ModerationDecision';
  /** A UUID, in either case; for `appealDecision`. */
  id: Scalars['ID']['output'];
};

/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Takes all that stands in some groups off the list for good; unknown ids are no error. */
  deleteNotificationGroups?: Maybe<DeleteNotificationGroupsPayload>;
  /** Takes notifications off the list for good; unknown ids are no error. */
  deleteNotifications?: Maybe<DeleteNotificationsPayload>;
  /** Marks every notification of the viewer as read, or as many as a person had before them. */
  markAllNotificationsRead?: Maybe<MarkAllNotificationsReadPayload>;
  /** Marks all that stands in some groups as read; groups read before are no error. */
  markNotificationGroupsRead?: Maybe<MarkNotificationGroupsReadPayload>;
  /** Marks some notifications as read; those read before are no error. */
  markNotificationsRead?: Maybe<MarkNotificationsReadPayload>;
  /** Marks every notification of the viewer as seen, when a list of them was shown; none is read by that. */
  markNotificationsSeen?: Maybe<MarkNotificationsSeenPayload>;
  /**
   * Keeps the viewer from being notified of a post: of comments and replies below it, of reactions, and of shares of it. Again changes
   * nothing.
   */
  mutePost?: Maybe<MutePostPayload>;
  /**
   * Takes what the browser's `PushSubscription.toJSON()` gives. Registering an endpoint again renews it. It ends with the session
   * in which it was registered last.
   */
  registerPushSubscription?: Maybe<RegisterPushSubscriptionPayload>;
  /** Lets the viewer be notified of a post again; what happened meanwhile does not come later. */
  unmutePost?: Maybe<UnmutePostPayload>;
  /** Stops Web Push to one browser; an unknown endpoint is no error. */
  unregisterPushSubscription?: Maybe<UnregisterPushSubscriptionPayload>;
  /** Changes when mail and push go to the viewer. What waits to be sent follows at once. */
  updateDeliverySettings?: Maybe<UpdateDeliverySettingsPayload>;
  /** Changes the given types and channels; the others stay as they are. */
  updateNotificationPreferences?: Maybe<UpdateNotificationPreferencesPayload>;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationDeleteNotificationGroupsArgs = {
  input: DeleteNotificationGroupsInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationDeleteNotificationsArgs = {
  input: DeleteNotificationsInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationMarkAllNotificationsReadArgs = {
  input?: InputMaybe<MarkAllNotificationsReadInput>;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationMarkNotificationGroupsReadArgs = {
  input: MarkNotificationGroupsReadInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationMarkNotificationsReadArgs = {
  input: MarkNotificationsReadInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationMutePostArgs = {
  input: MutePostInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationRegisterPushSubscriptionArgs = {
  input: RegisterPushSubscriptionInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationUnmutePostArgs = {
  input: UnmutePostInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationUnregisterPushSubscriptionArgs = {
  input: UnregisterPushSubscriptionInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationUpdateDeliverySettingsArgs = {
  input: UpdateDeliverySettingsInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationUpdateNotificationPreferencesArgs = {
  input: UpdateNotificationPreferencesInput;
};

/** Names a post to mute. */
export type MutePostInput = {
  /** Of a published post that the viewer may see. */
  postId: Scalars['ID']['input'];
};

/** The post, which is muted now. */
export type MutePostPayload = {
  __typename?: 'MutePostPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With `viewerHasMuted`. */
  post?: Maybe<Post>;
};

/** A page of posts that the viewer has muted. */
export type MutedPostConnection = {
  __typename?: 'MutedPostConnection';
  /** With a cursor and what else belongs to the place in the list. */
  edges: Array<MutedPostEdge>;
  /** The same without cursors; null what has gone out of sight meanwhile. */
  nodes: Array<Maybe<Post>>;
  /** Tells whether there is another page, and how to ask for it. */
  pageInfo: PageInfo;
};

/** A place in a list of muted posts. */
export type MutedPostEdge = {
  __typename?: 'MutedPostEdge';
  /** For `after`, to go on behind this place. */
  cursor: Scalars['String']['output'];
  /** The post at this place; null when it has gone out of sight meanwhile. */
  node?: Maybe<Post>;
};

/** Something that happened and concerns the viewer. */
export type Notification = {
  __typename?: 'Notification';
  /** Who did it; null for `SECURITY`, and for `MODERATION`: no moderator is named. */
  actor?: Maybe<User>;
  /** When it happened; the order of the list. */
  createdAt: Scalars['DateTime']['output'];
  /** A UUID, in either case. */
  id: Scalars['ID']['output'];
  /** Whether it has left `unreadNotificationCount`. */
  isRead: Scalars['Boolean']['output'];
  /** One sentence in plain English, e.g. `Ann Lee commented on your post.` */
  message: Scalars['String']['output'];
  /** When it was marked as read; null before. */
  readAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the viewer saw it in a list, or read it; null before. */
  seenAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it is about, as its own service shows it to the viewer; null when gone or hidden, and for `SECURITY`. */
  subject?: Maybe<NotificationSubject>;
  /** Short heading in plain English, e.g. `New comment`; push and email say it in `Account.locale`. */
  title: Scalars['String']['output'];
  /** Decides what `subject` is. */
  type: NotificationType;
};

/** A page of notifications. */
export type NotificationConnection = {
  __typename?: 'NotificationConnection';
  /** With a cursor and what else belongs to the place in the list. */
  edges: Array<NotificationEdge>;
  /** The same without cursors. */
  nodes: Array<Notification>;
  /** Tells whether there is another page, and how to ask for it. */
  pageInfo: PageInfo;
};

/** A place in a list of notifications. */
export type NotificationEdge = {
  __typename?: 'NotificationEdge';
  /** For `after`, to go on behind this place. */
  cursor: Scalars['String']['output'];
  /** The notification at this place. */
  node: Notification;
};

/** Notifications of one type about one thing on one day. No more than the latest 100 of them are looked at. */
export type NotificationGroup = {
  __typename?: 'NotificationGroup';
  /** How many people did it; of more than 100 notifications, the people of the latest 100. */
  actorCount: Scalars['Int']['output'];
  /** How many notifications there are in it; 100 stands for more, too. */
  count: Scalars['Int']['output'];
  /** Stays the same while the group grows. */
  id: Scalars['ID']['output'];
  /** Whether all of them were read. */
  isRead: Scalars['Boolean']['output'];
  /** Whether all of them were seen. */
  isSeen: Scalars['Boolean']['output'];
  /** The latest of them, with its words. */
  latest: Notification;
  /** When the latest of them happened; the order of the list. */
  latestAt: Scalars['DateTime']['output'];
  /** Those who did it, each once, the one who did so last first; empty for `SECURITY` and `MODERATION`. */
  sampleActors: Array<Maybe<User>>;
  /** What the latest of them is about, as in `Notification.subject`. */
  subject?: Maybe<NotificationSubject>;
  /** Of all that is in it. */
  type: NotificationType;
};


/** Notifications of one type about one thing on one day. No more than the latest 100 of them are looked at. */
export type NotificationGroupSampleActorsArgs = {
  first?: Scalars['Int']['input'];
};

/** A page of groups of notifications. */
export type NotificationGroupConnection = {
  __typename?: 'NotificationGroupConnection';
  /** With a cursor and what else belongs to the place in the list. */
  edges: Array<NotificationGroupEdge>;
  /** The same without cursors. */
  nodes: Array<NotificationGroup>;
  /** Tells whether there is another page, and how to ask for it. */
  pageInfo: PageInfo;
};

/** A place in a list of groups of notifications. */
export type NotificationGroupEdge = {
  __typename?: 'NotificationGroupEdge';
  /** For `after`, to go on behind this place. */
  cursor: Scalars['String']['output'];
  /** The group at this place. */
  node: NotificationGroup;
};

/** By which channels the viewer hears of one type. */
export type NotificationPreference = {
  __typename?: 'NotificationPreference';
  /** Mailed, as often as `Viewer.deliverySettings` say. */
  email: Scalars['Boolean']['output'];
  /** Listed under `Viewer.notifications`. */
  inApp: Scalars['Boolean']['output'];
  /** Sent to every push subscription of the viewer. */
  push: Scalars['Boolean']['output'];
  /** What the channels are for. */
  type: NotificationType;
};

/** The channels of one type. Absent ones stay as they are. */
export type NotificationPreferenceInput = {
  /** Cannot be turned off for `SECURITY`. */
  email?: InputMaybe<Scalars['Boolean']['input']>;
  /** Cannot be turned off for `SECURITY` and `MODERATION`. */
  inApp?: InputMaybe<Scalars['Boolean']['input']>;
  /** Reaches every browser of `Viewer.pushSubscriptions`. */
  push?: InputMaybe<Scalars['Boolean']['input']>;
  /** At most once in a call. */
  type: NotificationType;
};

/** What a notification can be about. Clients must expect new members. */
export type NotificationSubject = Comment | Conversation | FriendRequest | ModerationDecision | Post | User;

/** What happened. Clients must expect new values. */
export type NotificationType =
  /** Someone reacted to the viewer's comment; the subject is the `Comment`. */
  | 'COMMENT_REACTION'
  /** Someone replied to the viewer's comment; the subject is the `Comment`. */
  | 'COMMENT_REPLY'
  /** Someone accepted the viewer's request; the subject is the `User`. */
  | 'FRIEND_ACCEPTED'
  /** Someone asks to be friends; the subject is the `FriendRequest`. */
  | 'FRIEND_REQUEST'
  /** Someone added the viewer to a group; the subject is the `Conversation`. */
  | 'GROUP_ADDED'
  /**
   * Someone named the viewer in a text; the subject is the `Post`, the `Comment`, or the `Conversation` of the message. Of a
   * comment or share that one is told of anyway, and of a message, one is told once.
   */
  | 'MENTION'
  /** Someone wrote to the viewer; the subject is the `Conversation`. By default push only. */
  | 'MESSAGE'
  /**
   * A moderator has decided about something of the viewer's, or about their appeal; the subject is the `ModerationDecision`. In-app
   * cannot be turned off.
   */
  | 'MODERATION'
  /** Someone commented on the viewer's post; the subject is the `Comment`. */
  | 'POST_COMMENT'
  /** Someone reacted to the viewer's post; the subject is the `Post`. */
  | 'POST_REACTION'
  /** Someone shared the viewer's post; the subject is the sharing `Post`. */
  | 'POST_SHARE'
  /** A new sign-in, or a changed password, e-mail address or user name. Email and in-app cannot be turned off. */
  | 'SECURITY';

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

/** Something a person published, or drafted. Who sees it is decided by `privacyLevel`, and by blocks. */
export type Post = {
  __typename?: 'Post';
  /** A UUID, in either case. */
  id: Scalars['ID']['output'];
  /** Whether the viewer wants no notifications about it, nor about what happens below it; null for a draft, and when signed out. */
  viewerHasMuted?: Maybe<Scalars['Boolean']['output']>;
};

/** A browser that gets Web Push for the viewer. */
export type PushSubscription = {
  __typename?: 'PushSubscription';
  /** When it was registered first. */
  createdAt: Scalars['DateTime']['output'];
  /** Stays the same when its endpoint is registered again. */
  id: Scalars['ID']['output'];
  /** The last push that its push service took. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Browser, as it named itself when it registered. */
  userAgent?: Maybe<Scalars['String']['output']>;
};

/** What a client can read. Nothing here changes anything, so a query may be repeated. */
export type Query = {
  __typename?: 'Query';
  /** The signed-in person, read from the access token; null when signed out. */
  viewer?: Maybe<Viewer>;
  /**
   * The VAPID key, base64url, that a browser needs to subscribe to Web Push. It changes about once a year; a browser that has
   * subscribed with the one before still gets messages, and should subscribe anew when it can.
   */
  webPushPublicKey?: Maybe<Scalars['String']['output']>;
};

/** A part of each day, by the clock of `DeliverySettings.timeZone`. It may go past midnight. */
export type QuietHours = {
  __typename?: 'QuietHours';
  /** The first minute of it, e.g. `22:00`. */
  from: Scalars['String']['output'];
  /** The first minute after it, e.g. `07:00`. */
  until: Scalars['String']['output'];
};

/** A part of each day, by the clock of the person's time zone. */
export type QuietHoursInput = {
  /** The first minute of it, e.g. `22:00`. */
  from: Scalars['String']['input'];
  /** The first minute after it, e.g. `07:00`; an earlier time is one of the next day. */
  until: Scalars['String']['input'];
};

/** What a browser's `PushSubscription.toJSON()` gives, in one level. */
export type RegisterPushSubscriptionInput = {
  /** The `Query.webPushPublicKey` that the browser has subscribed with; the present one unless given. */
  applicationServerKey?: InputMaybe<Scalars['String']['input']>;
  /** Authentication secret, base64url. */
  auth: Scalars['String']['input'];
  /** The public `https` address of the browser's push service, on port 443. */
  endpoint: Scalars['String']['input'];
  /** Public key, base64url. */
  p256dh: Scalars['String']['input'];
};

/** The browser as it is registered. */
export type RegisterPushSubscriptionPayload = {
  __typename?: 'RegisterPushSubscriptionPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** The earlier one, when its endpoint is registered again. */
  pushSubscription?: Maybe<PushSubscription>;
};

/** What a client can follow, over WebSocket (`graphql-transport-ws`) or Server-Sent Events (`graphql-sse`). */
export type Subscription = {
  __typename?: 'Subscription';
  /** A notification has just reached the viewer. */
  notificationAdded: Notification;
  /**
   * Something that the viewer's badges count has changed: notifications were added, read or taken back; messages arrived, were
   * deleted, or were read on another device; a friend request was opened or closed. Select `unreadNotificationCount`,
   * `unreadMessageCount` and the like. Changes that come close together are told once.
   */
  viewerChanged: Viewer;
};

/** Names a post that the viewer has muted. */
export type UnmutePostInput = {
  /** Of a post that the viewer has muted, be it out of sight by now. */
  postId: Scalars['ID']['input'];
};

/** The post, which is muted no more. */
export type UnmutePostPayload = {
  __typename?: 'UnmutePostPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** Null when the viewer may not see it. */
  post?: Maybe<Post>;
};

/** Names a browser by its address. */
export type UnregisterPushSubscriptionInput = {
  /** The address that was registered. */
  endpoint: Scalars['String']['input'];
};

/** Names the registration that is gone. */
export type UnregisterPushSubscriptionPayload = {
  __typename?: 'UnregisterPushSubscriptionPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** Null when no browser had the address. */
  unregisteredPushSubscriptionId?: Maybe<Scalars['ID']['output']>;
};

/** What to change of when mail and push go out. What is absent stays as it is. */
export type UpdateDeliverySettingsInput = {
  /** How often mails come. */
  emailFrequency?: InputMaybe<EmailFrequency>;
  /** Null turns them off. */
  quietHours?: InputMaybe<QuietHoursInput>;
  /** True ends `DeliverySettings.mailStop`: mails go out again. */
  resumesMails?: InputMaybe<Scalars['Boolean']['input']>;
  /** As IANA calls it, e.g. `Europe/Berlin`; `Intl.DateTimeFormat().resolvedOptions().timeZone` in a browser. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** The viewer, with the settings after the change. */
export type UpdateDeliverySettingsPayload = {
  __typename?: 'UpdateDeliverySettingsPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With the new `deliverySettings`. */
  viewer?: Maybe<Viewer>;
};

/** The types to change, each with its channels. */
export type UpdateNotificationPreferencesInput = {
  /** 1 to 10, one for each type to change. */
  preferences: Array<NotificationPreferenceInput>;
};

/** The viewer, with all preferences after the change. */
export type UpdateNotificationPreferencesPayload = {
  __typename?: 'UpdateNotificationPreferencesPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With the new `notificationPreferences`. */
  viewer?: Maybe<Viewer>;
};

/**
 * A person. Names, username, badge and profile picture are shown to everybody who is not blocked; the other profile fields
 * are null unless the person's privacy settings let the viewer see them. To oneself everything is visible.
 */
export type User = {
  __typename?: 'User';
  /** A UUID, in either case. The `Account` and the `Viewer` of a person have the same. */
  id: Scalars['ID']['output'];
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
  /** When mail and push go to the viewer. */
  deliverySettings?: Maybe<DeliverySettings>;
  /** The person's user id. Null only when the one service that was asked for it is down. */
  id?: Maybe<Scalars['ID']['output']>;
  /** Posts that the viewer has muted and may still see, last muted first. */
  mutedPosts?: Maybe<MutedPostConnection>;
  /**
   * `notifications` with what is alike in one place: of one type, about one thing (all comments on a post, all shares of it), on
   * one day in UTC. In the order of the latest in each.
   */
  notificationGroups?: Maybe<NotificationGroupConnection>;
  /** One entry for each type. */
  notificationPreferences?: Maybe<Array<NotificationPreference>>;
  /**
   * Newest first, kept for 90 days. While the viewer may not see who did something, or what it is about, it is neither here
   * nor in `unreadNotificationCount`.
   */
  notifications?: Maybe<NotificationConnection>;
  /** Browsers that get Web Push; at most 10. */
  pushSubscriptions?: Maybe<Array<PushSubscription>>;
  /** How many of `notifications` are unread, on all pages together. */
  unreadNotificationCount?: Maybe<Scalars['Int']['output']>;
  /** How many of `notifications` the viewer has not seen yet, on all pages together: what a badge shows. */
  unseenNotificationCount?: Maybe<Scalars['Int']['output']>;
};


/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type ViewerMutedPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type ViewerNotificationGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  types?: InputMaybe<Array<NotificationType>>;
};


/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type ViewerNotificationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  types?: InputMaybe<Array<NotificationType>>;
  unreadOnly?: Scalars['Boolean']['input'];
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
  Notification: Notification;
  Post: Post;
  Viewer: Viewer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Notification:
    ( { __typename: 'Notification' }
    & GraphQLRecursivePick<FederationTypes['Notification'], {"id":true}> );
  Post:
    ( { __typename: 'Post' }
    & GraphQLRecursivePick<FederationTypes['Post'], {"id":true}> );
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  NotificationSubject:
    | ( { __typename: 'Comment'; id: string } )
    | ( { __typename: 'Conversation'; id: string } )
    | ( { __typename: 'FriendRequest'; id: string } )
    | ( ModerationDecision )
    | ( { __typename: 'Post'; id: string } )
    | ( { __typename: 'User'; id: string } )
  ;
};


/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Comment: ResolverTypeWrapper<{ __typename: 'Comment'; id: string }>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Conversation: ResolverTypeWrapper<{ __typename: 'Conversation'; id: string }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteNotificationGroupsInput: DeleteNotificationGroupsInput;
  DeleteNotificationGroupsPayload: ResolverTypeWrapper<Omit<DeleteNotificationGroupsPayload, 'viewer'> & { viewer?: Maybe<ResolversTypes['Viewer']> }>;
  DeleteNotificationsInput: DeleteNotificationsInput;
  DeleteNotificationsPayload: ResolverTypeWrapper<Omit<DeleteNotificationsPayload, 'viewer'> & { viewer?: Maybe<ResolversTypes['Viewer']> }>;
  DeliverySettings: ResolverTypeWrapper<DeliverySettings>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  EmailFrequency: EmailFrequency;
  FriendRequest: ResolverTypeWrapper<{ __typename: 'FriendRequest'; id: string }>;
  MailStop: ResolverTypeWrapper<MailStop>;
  MailStopReason: MailStopReason;
  MarkAllNotificationsReadInput: MarkAllNotificationsReadInput;
  MarkAllNotificationsReadPayload: ResolverTypeWrapper<Omit<MarkAllNotificationsReadPayload, 'viewer'> & { viewer?: Maybe<ResolversTypes['Viewer']> }>;
  MarkNotificationGroupsReadInput: MarkNotificationGroupsReadInput;
  MarkNotificationGroupsReadPayload: ResolverTypeWrapper<Omit<MarkNotificationGroupsReadPayload, 'notificationGroups' | 'viewer'> & { notificationGroups?: Maybe<Array<ResolversTypes['NotificationGroup']>>, viewer?: Maybe<ResolversTypes['Viewer']> }>;
  MarkNotificationsReadInput: MarkNotificationsReadInput;
  MarkNotificationsReadPayload: ResolverTypeWrapper<Omit<MarkNotificationsReadPayload, 'notifications' | 'viewer'> & { notifications?: Maybe<Array<ResolversTypes['Notification']>>, viewer?: Maybe<ResolversTypes['Viewer']> }>;
  MarkNotificationsSeenPayload: ResolverTypeWrapper<Omit<MarkNotificationsSeenPayload, 'viewer'> & { viewer?: Maybe<ResolversTypes['Viewer']> }>;
  ModerationDecision: ResolverTypeWrapper<ModerationDecision>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MutePostInput: MutePostInput;
  MutePostPayload: ResolverTypeWrapper<Omit<MutePostPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  MutedPostConnection: ResolverTypeWrapper<Omit<MutedPostConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['MutedPostEdge']>, nodes: Array<Maybe<ResolversTypes['Post']>> }>;
  MutedPostEdge: ResolverTypeWrapper<Omit<MutedPostEdge, 'node'> & { node?: Maybe<ResolversTypes['Post']> }>;
  Notification: ResolverTypeWrapper<NotificationRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  NotificationConnection: ResolverTypeWrapper<Omit<NotificationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['NotificationEdge']>, nodes: Array<ResolversTypes['Notification']> }>;
  NotificationEdge: ResolverTypeWrapper<Omit<NotificationEdge, 'node'> & { node: ResolversTypes['Notification'] }>;
  NotificationGroup: ResolverTypeWrapper<NotificationGroupRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  NotificationGroupConnection: ResolverTypeWrapper<Omit<NotificationGroupConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['NotificationGroupEdge']>, nodes: Array<ResolversTypes['NotificationGroup']> }>;
  NotificationGroupEdge: ResolverTypeWrapper<Omit<NotificationGroupEdge, 'node'> & { node: ResolversTypes['NotificationGroup'] }>;
  NotificationPreference: ResolverTypeWrapper<Preference>;
  NotificationPreferenceInput: NotificationPreferenceInput;
  NotificationSubject: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['NotificationSubject']>;
  NotificationType: NotificationType;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Post: ResolverTypeWrapper<{ __typename: 'Post'; id: string }>;
  PushSubscription: ResolverTypeWrapper<PushSubscriptionRow>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuietHours: ResolverTypeWrapper<QuietHours>;
  QuietHoursInput: QuietHoursInput;
  RegisterPushSubscriptionInput: RegisterPushSubscriptionInput;
  RegisterPushSubscriptionPayload: ResolverTypeWrapper<Omit<RegisterPushSubscriptionPayload, 'pushSubscription'> & { pushSubscription?: Maybe<ResolversTypes['PushSubscription']> }>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  UnmutePostInput: UnmutePostInput;
  UnmutePostPayload: ResolverTypeWrapper<Omit<UnmutePostPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  UnregisterPushSubscriptionInput: UnregisterPushSubscriptionInput;
  UnregisterPushSubscriptionPayload: ResolverTypeWrapper<UnregisterPushSubscriptionPayload>;
  UpdateDeliverySettingsInput: UpdateDeliverySettingsInput;
  UpdateDeliverySettingsPayload: ResolverTypeWrapper<Omit<UpdateDeliverySettingsPayload, 'viewer'> & { viewer?: Maybe<ResolversTypes['Viewer']> }>;
  UpdateNotificationPreferencesInput: UpdateNotificationPreferencesInput;
  UpdateNotificationPreferencesPayload: ResolverTypeWrapper<Omit<UpdateNotificationPreferencesPayload, 'viewer'> & { viewer?: Maybe<ResolversTypes['Viewer']> }>;
  User: ResolverTypeWrapper<{ __typename: 'User'; id: string }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Viewer: ResolverTypeWrapper<{ id: string }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Comment: { __typename: 'Comment'; id: string };
  ID: Scalars['ID']['output'];
  Conversation: { __typename: 'Conversation'; id: string };
  DateTime: Scalars['DateTime']['output'];
  DeleteNotificationGroupsInput: DeleteNotificationGroupsInput;
  DeleteNotificationGroupsPayload: Omit<DeleteNotificationGroupsPayload, 'viewer'> & { viewer?: Maybe<ResolversParentTypes['Viewer']> };
  DeleteNotificationsInput: DeleteNotificationsInput;
  DeleteNotificationsPayload: Omit<DeleteNotificationsPayload, 'viewer'> & { viewer?: Maybe<ResolversParentTypes['Viewer']> };
  DeliverySettings: DeliverySettings;
  String: Scalars['String']['output'];
  FriendRequest: { __typename: 'FriendRequest'; id: string };
  MailStop: MailStop;
  MarkAllNotificationsReadInput: MarkAllNotificationsReadInput;
  MarkAllNotificationsReadPayload: Omit<MarkAllNotificationsReadPayload, 'viewer'> & { viewer?: Maybe<ResolversParentTypes['Viewer']> };
  MarkNotificationGroupsReadInput: MarkNotificationGroupsReadInput;
  MarkNotificationGroupsReadPayload: Omit<MarkNotificationGroupsReadPayload, 'notificationGroups' | 'viewer'> & { notificationGroups?: Maybe<Array<ResolversParentTypes['NotificationGroup']>>, viewer?: Maybe<ResolversParentTypes['Viewer']> };
  MarkNotificationsReadInput: MarkNotificationsReadInput;
  MarkNotificationsReadPayload: Omit<MarkNotificationsReadPayload, 'notifications' | 'viewer'> & { notifications?: Maybe<Array<ResolversParentTypes['Notification']>>, viewer?: Maybe<ResolversParentTypes['Viewer']> };
  MarkNotificationsSeenPayload: Omit<MarkNotificationsSeenPayload, 'viewer'> & { viewer?: Maybe<ResolversParentTypes['Viewer']> };
  ModerationDecision: ModerationDecision;
  Mutation: Record<PropertyKey, never>;
  MutePostInput: MutePostInput;
  MutePostPayload: Omit<MutePostPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  MutedPostConnection: Omit<MutedPostConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['MutedPostEdge']>, nodes: Array<Maybe<ResolversParentTypes['Post']>> };
  MutedPostEdge: Omit<MutedPostEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Post']> };
  Notification: NotificationRow;
  Boolean: Scalars['Boolean']['output'];
  NotificationConnection: Omit<NotificationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['NotificationEdge']>, nodes: Array<ResolversParentTypes['Notification']> };
  NotificationEdge: Omit<NotificationEdge, 'node'> & { node: ResolversParentTypes['Notification'] };
  NotificationGroup: NotificationGroupRow;
  Int: Scalars['Int']['output'];
  NotificationGroupConnection: Omit<NotificationGroupConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['NotificationGroupEdge']>, nodes: Array<ResolversParentTypes['NotificationGroup']> };
  NotificationGroupEdge: Omit<NotificationGroupEdge, 'node'> & { node: ResolversParentTypes['NotificationGroup'] };
  NotificationPreference: Preference;
  NotificationPreferenceInput: NotificationPreferenceInput;
  NotificationSubject: ResolversUnionTypes<ResolversParentTypes>['NotificationSubject'];
  PageInfo: PageInfo;
  Post: { __typename: 'Post'; id: string };
  PushSubscription: PushSubscriptionRow;
  Query: Record<PropertyKey, never>;
  QuietHours: QuietHours;
  QuietHoursInput: QuietHoursInput;
  RegisterPushSubscriptionInput: RegisterPushSubscriptionInput;
  RegisterPushSubscriptionPayload: Omit<RegisterPushSubscriptionPayload, 'pushSubscription'> & { pushSubscription?: Maybe<ResolversParentTypes['PushSubscription']> };
  Subscription: Record<PropertyKey, never>;
  UnmutePostInput: UnmutePostInput;
  UnmutePostPayload: Omit<UnmutePostPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  UnregisterPushSubscriptionInput: UnregisterPushSubscriptionInput;
  UnregisterPushSubscriptionPayload: UnregisterPushSubscriptionPayload;
  UpdateDeliverySettingsInput: UpdateDeliverySettingsInput;
  UpdateDeliverySettingsPayload: Omit<UpdateDeliverySettingsPayload, 'viewer'> & { viewer?: Maybe<ResolversParentTypes['Viewer']> };
  UpdateNotificationPreferencesInput: UpdateNotificationPreferencesInput;
  UpdateNotificationPreferencesPayload: Omit<UpdateNotificationPreferencesPayload, 'viewer'> & { viewer?: Maybe<ResolversParentTypes['Viewer']> };
  User: { __typename: 'User'; id: string };
  UserError: UserError;
  Viewer: { id: string };
};

export type CommentResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['Comment'] = ResolversParentTypes['Comment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['Conversation'] = ResolversParentTypes['Conversation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteNotificationGroupsPayloadResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['DeleteNotificationGroupsPayload'] = ResolversParentTypes['DeleteNotificationGroupsPayload']> = {
  deletedNotificationGroupIds?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type DeleteNotificationsPayloadResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['DeleteNotificationsPayload'] = ResolversParentTypes['DeleteNotificationsPayload']> = {
  deletedNotificationIds?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type DeliverySettingsResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['DeliverySettings'] = ResolversParentTypes['DeliverySettings']> = {
  emailFrequency?: Resolver<ResolversTypes['EmailFrequency'], ParentType, ContextType>;
  mailStop?: Resolver<Maybe<ResolversTypes['MailStop']>, ParentType, ContextType>;
  quietHours?: Resolver<Maybe<ResolversTypes['QuietHours']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FriendRequestResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['FriendRequest'] = ResolversParentTypes['FriendRequest']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MailStopResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['MailStop'] = ResolversParentTypes['MailStop']> = {
  reason?: Resolver<ResolversTypes['MailStopReason'], ParentType, ContextType>;
  stoppedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type MarkAllNotificationsReadPayloadResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['MarkAllNotificationsReadPayload'] = ResolversParentTypes['MarkAllNotificationsReadPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type MarkNotificationGroupsReadPayloadResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['MarkNotificationGroupsReadPayload'] = ResolversParentTypes['MarkNotificationGroupsReadPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  notificationGroups?: Resolver<Maybe<Array<ResolversTypes['NotificationGroup']>>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type MarkNotificationsReadPayloadResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['MarkNotificationsReadPayload'] = ResolversParentTypes['MarkNotificationsReadPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  notifications?: Resolver<Maybe<Array<ResolversTypes['Notification']>>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type MarkNotificationsSeenPayloadResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['MarkNotificationsSeenPayload'] = ResolversParentTypes['MarkNotificationsSeenPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type ModerationDecisionResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['ModerationDecision'] = ResolversParentTypes['ModerationDecision']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  deleteNotificationGroups?: Resolver<Maybe<ResolversTypes['DeleteNotificationGroupsPayload']>, ParentType, ContextType, RequireFields<MutationDeleteNotificationGroupsArgs, 'input'>>;
  deleteNotifications?: Resolver<Maybe<ResolversTypes['DeleteNotificationsPayload']>, ParentType, ContextType, RequireFields<MutationDeleteNotificationsArgs, 'input'>>;
  markAllNotificationsRead?: Resolver<Maybe<ResolversTypes['MarkAllNotificationsReadPayload']>, ParentType, ContextType, Partial<MutationMarkAllNotificationsReadArgs>>;
  markNotificationGroupsRead?: Resolver<Maybe<ResolversTypes['MarkNotificationGroupsReadPayload']>, ParentType, ContextType, RequireFields<MutationMarkNotificationGroupsReadArgs, 'input'>>;
  markNotificationsRead?: Resolver<Maybe<ResolversTypes['MarkNotificationsReadPayload']>, ParentType, ContextType, RequireFields<MutationMarkNotificationsReadArgs, 'input'>>;
  markNotificationsSeen?: Resolver<Maybe<ResolversTypes['MarkNotificationsSeenPayload']>, ParentType, ContextType>;
  mutePost?: Resolver<Maybe<ResolversTypes['MutePostPayload']>, ParentType, ContextType, RequireFields<MutationMutePostArgs, 'input'>>;
  registerPushSubscription?: Resolver<Maybe<ResolversTypes['RegisterPushSubscriptionPayload']>, ParentType, ContextType, RequireFields<MutationRegisterPushSubscriptionArgs, 'input'>>;
  unmutePost?: Resolver<Maybe<ResolversTypes['UnmutePostPayload']>, ParentType, ContextType, RequireFields<MutationUnmutePostArgs, 'input'>>;
  unregisterPushSubscription?: Resolver<Maybe<ResolversTypes['UnregisterPushSubscriptionPayload']>, ParentType, ContextType, RequireFields<MutationUnregisterPushSubscriptionArgs, 'input'>>;
  updateDeliverySettings?: Resolver<Maybe<ResolversTypes['UpdateDeliverySettingsPayload']>, ParentType, ContextType, RequireFields<MutationUpdateDeliverySettingsArgs, 'input'>>;
  updateNotificationPreferences?: Resolver<Maybe<ResolversTypes['UpdateNotificationPreferencesPayload']>, ParentType, ContextType, RequireFields<MutationUpdateNotificationPreferencesArgs, 'input'>>;
};

export type MutePostPayloadResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['MutePostPayload'] = ResolversParentTypes['MutePostPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
};

export type MutedPostConnectionResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['MutedPostConnection'] = ResolversParentTypes['MutedPostConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MutedPostEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Post']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MutedPostEdgeResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['MutedPostEdge'] = ResolversParentTypes['MutedPostEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification'], FederationReferenceType extends FederationReferenceTypes['Notification'] = FederationReferenceTypes['Notification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Notification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isRead?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  seenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['NotificationSubject']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['NotificationType'], ParentType, ContextType>;
};

export type NotificationConnectionResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['NotificationConnection'] = ResolversParentTypes['NotificationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['NotificationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Notification']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type NotificationEdgeResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['NotificationEdge'] = ResolversParentTypes['NotificationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
};

export type NotificationGroupResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['NotificationGroup'] = ResolversParentTypes['NotificationGroup']> = {
  actorCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isRead?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isSeen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  latest?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
  latestAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sampleActors?: Resolver<Array<Maybe<ResolversTypes['User']>>, ParentType, ContextType, RequireFields<NotificationGroupSampleActorsArgs, 'first'>>;
  subject?: Resolver<Maybe<ResolversTypes['NotificationSubject']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['NotificationType'], ParentType, ContextType>;
};

export type NotificationGroupConnectionResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['NotificationGroupConnection'] = ResolversParentTypes['NotificationGroupConnection']> = {
  edges?: Resolver<Array<ResolversTypes['NotificationGroupEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['NotificationGroup']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type NotificationGroupEdgeResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['NotificationGroupEdge'] = ResolversParentTypes['NotificationGroupEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['NotificationGroup'], ParentType, ContextType>;
};

export type NotificationPreferenceResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['NotificationPreference'] = ResolversParentTypes['NotificationPreference']> = {
  email?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  inApp?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  push?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['NotificationType'], ParentType, ContextType>;
};

export type NotificationSubjectResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['NotificationSubject'] = ResolversParentTypes['NotificationSubject']> = {
  __resolveType: TypeResolveFn<'Comment' | 'Conversation' | 'FriendRequest' | 'ModerationDecision' | 'Post' | 'User', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PostResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['Post'] = ResolversParentTypes['Post'], FederationReferenceType extends FederationReferenceTypes['Post'] = FederationReferenceTypes['Post']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Post']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  viewerHasMuted?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PushSubscriptionResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['PushSubscription'] = ResolversParentTypes['PushSubscription']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userAgent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  webPushPublicKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QuietHoursResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['QuietHours'] = ResolversParentTypes['QuietHours']> = {
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RegisterPushSubscriptionPayloadResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['RegisterPushSubscriptionPayload'] = ResolversParentTypes['RegisterPushSubscriptionPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  pushSubscription?: Resolver<Maybe<ResolversTypes['PushSubscription']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  notificationAdded?: SubscriptionResolver<ResolversTypes['Notification'], "notificationAdded", ParentType, ContextType>;
  viewerChanged?: SubscriptionResolver<ResolversTypes['Viewer'], "viewerChanged", ParentType, ContextType>;
};

export type UnmutePostPayloadResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['UnmutePostPayload'] = ResolversParentTypes['UnmutePostPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
};

export type UnregisterPushSubscriptionPayloadResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['UnregisterPushSubscriptionPayload'] = ResolversParentTypes['UnregisterPushSubscriptionPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  unregisteredPushSubscriptionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type UpdateDeliverySettingsPayloadResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['UpdateDeliverySettingsPayload'] = ResolversParentTypes['UpdateDeliverySettingsPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type UpdateNotificationPreferencesPayloadResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['UpdateNotificationPreferencesPayload'] = ResolversParentTypes['UpdateNotificationPreferencesPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'], FederationReferenceType extends FederationReferenceTypes['Viewer'] = FederationReferenceTypes['Viewer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Viewer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  deliverySettings?: Resolver<Maybe<ResolversTypes['DeliverySettings']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  mutedPosts?: Resolver<Maybe<ResolversTypes['MutedPostConnection']>, ParentType, ContextType, RequireFields<ViewerMutedPostsArgs, 'first'>>;
  notificationGroups?: Resolver<Maybe<ResolversTypes['NotificationGroupConnection']>, ParentType, ContextType, RequireFields<ViewerNotificationGroupsArgs, 'first'>>;
  notificationPreferences?: Resolver<Maybe<Array<ResolversTypes['NotificationPreference']>>, ParentType, ContextType>;
  notifications?: Resolver<Maybe<ResolversTypes['NotificationConnection']>, ParentType, ContextType, RequireFields<ViewerNotificationsArgs, 'first' | 'unreadOnly'>>;
  pushSubscriptions?: Resolver<Maybe<Array<ResolversTypes['PushSubscription']>>, ParentType, ContextType>;
  unreadNotificationCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  unseenNotificationCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = NotificationsContext> = {
  Comment?: CommentResolvers<ContextType>;
  Conversation?: ConversationResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteNotificationGroupsPayload?: DeleteNotificationGroupsPayloadResolvers<ContextType>;
  DeleteNotificationsPayload?: DeleteNotificationsPayloadResolvers<ContextType>;
  DeliverySettings?: DeliverySettingsResolvers<ContextType>;
  FriendRequest?: FriendRequestResolvers<ContextType>;
  MailStop?: MailStopResolvers<ContextType>;
  MarkAllNotificationsReadPayload?: MarkAllNotificationsReadPayloadResolvers<ContextType>;
  MarkNotificationGroupsReadPayload?: MarkNotificationGroupsReadPayloadResolvers<ContextType>;
  MarkNotificationsReadPayload?: MarkNotificationsReadPayloadResolvers<ContextType>;
  MarkNotificationsSeenPayload?: MarkNotificationsSeenPayloadResolvers<ContextType>;
  ModerationDecision?: ModerationDecisionResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MutePostPayload?: MutePostPayloadResolvers<ContextType>;
  MutedPostConnection?: MutedPostConnectionResolvers<ContextType>;
  MutedPostEdge?: MutedPostEdgeResolvers<ContextType>;
  Notification?: NotificationResolvers<ContextType>;
  NotificationConnection?: NotificationConnectionResolvers<ContextType>;
  NotificationEdge?: NotificationEdgeResolvers<ContextType>;
  NotificationGroup?: NotificationGroupResolvers<ContextType>;
  NotificationGroupConnection?: NotificationGroupConnectionResolvers<ContextType>;
  NotificationGroupEdge?: NotificationGroupEdgeResolvers<ContextType>;
  NotificationPreference?: NotificationPreferenceResolvers<ContextType>;
  NotificationSubject?: NotificationSubjectResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Post?: PostResolvers<ContextType>;
  PushSubscription?: PushSubscriptionResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuietHours?: QuietHoursResolvers<ContextType>;
  RegisterPushSubscriptionPayload?: RegisterPushSubscriptionPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  UnmutePostPayload?: UnmutePostPayloadResolvers<ContextType>;
  UnregisterPushSubscriptionPayload?: UnregisterPushSubscriptionPayloadResolvers<ContextType>;
  UpdateDeliverySettingsPayload?: UpdateDeliverySettingsPayloadResolvers<ContextType>;
  UpdateNotificationPreferencesPayload?: UpdateNotificationPreferencesPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

