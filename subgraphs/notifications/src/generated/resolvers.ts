import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NotificationRow } from '../data/notifications.ts';
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

export type Comment = {
  __typename?: 'Comment';
  id: Scalars['ID']['output'];
};

export type Conversation = {
  __typename?: 'Conversation';
  id: Scalars['ID']['output'];
};

export type DeleteNotificationsInput = {
  /** 1 to 100. */
  notificationIds: Array<Scalars['ID']['input']>;
};

export type DeleteNotificationsPayload = {
  __typename?: 'DeleteNotificationsPayload';
  deletedNotificationIds?: Maybe<Array<Scalars['ID']['output']>>;
  errors: Array<UserError>;
  viewer?: Maybe<Viewer>;
};

export type FriendRequest = {
  __typename?: 'FriendRequest';
  id: Scalars['ID']['output'];
};

export type MarkAllNotificationsReadPayload = {
  __typename?: 'MarkAllNotificationsReadPayload';
  errors: Array<UserError>;
  viewer?: Maybe<Viewer>;
};

export type MarkNotificationsReadInput = {
  /** 1 to 100. */
  notificationIds: Array<Scalars['ID']['input']>;
};

export type MarkNotificationsReadPayload = {
  __typename?: 'MarkNotificationsReadPayload';
  errors: Array<UserError>;
  notifications?: Maybe<Array<Notification>>;
  viewer?: Maybe<Viewer>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Takes notifications off the list for good; unknown ids are no error. */
  deleteNotifications?: Maybe<DeleteNotificationsPayload>;
  /** Marks every notification of the viewer as read. */
  markAllNotificationsRead?: Maybe<MarkAllNotificationsReadPayload>;
  /** Marks some notifications as read; those read before are no error. */
  markNotificationsRead?: Maybe<MarkNotificationsReadPayload>;
  /** Takes what the browser's `PushSubscription.toJSON()` gives. Registering an endpoint again renews it. */
  registerPushSubscription?: Maybe<RegisterPushSubscriptionPayload>;
  /** Stops Web Push to one browser; an unknown endpoint is no error. */
  unregisterPushSubscription?: Maybe<UnregisterPushSubscriptionPayload>;
  /** Changes the given types and channels; the others stay as they are. */
  updateNotificationPreferences?: Maybe<UpdateNotificationPreferencesPayload>;
};


export type MutationDeleteNotificationsArgs = {
  input: DeleteNotificationsInput;
};


export type MutationMarkNotificationsReadArgs = {
  input: MarkNotificationsReadInput;
};


export type MutationRegisterPushSubscriptionArgs = {
  input: RegisterPushSubscriptionInput;
};


export type MutationUnregisterPushSubscriptionArgs = {
  input: UnregisterPushSubscriptionInput;
};


export type MutationUpdateNotificationPreferencesArgs = {
  input: UpdateNotificationPreferencesInput;
};

/** Something that happened and concerns the viewer. */
export type Notification = {
  __typename?: 'Notification';
  /** Who did it; null when the person is gone, and for `SECURITY`. */
  actor?: Maybe<User>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  isRead: Scalars['Boolean']['output'];
  /** One sentence in plain English, e.g. `Ann Lee commented on your post.` */
  message: Scalars['String']['output'];
  readAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it is about, as its own service shows it to the viewer; null when gone or hidden, and for `SECURITY`. */
  subject?: Maybe<NotificationSubject>;
  /** Short heading in plain English, e.g. `New comment`; push and email use the same. */
  title: Scalars['String']['output'];
  type: NotificationType;
};

export type NotificationConnection = {
  __typename?: 'NotificationConnection';
  edges: Array<NotificationEdge>;
  nodes: Array<Notification>;
  pageInfo: PageInfo;
};

export type NotificationEdge = {
  __typename?: 'NotificationEdge';
  cursor: Scalars['String']['output'];
  node: Notification;
};

/** By which channels the viewer hears of one type. */
export type NotificationPreference = {
  __typename?: 'NotificationPreference';
  /** Mailed at once. */
  email: Scalars['Boolean']['output'];
  /** Listed under `Viewer.notifications`. */
  inApp: Scalars['Boolean']['output'];
  /** Sent to every push subscription of the viewer. */
  push: Scalars['Boolean']['output'];
  type: NotificationType;
};

export type NotificationPreferenceInput = {
  email?: InputMaybe<Scalars['Boolean']['input']>;
  inApp?: InputMaybe<Scalars['Boolean']['input']>;
  push?: InputMaybe<Scalars['Boolean']['input']>;
  type: NotificationType;
};

/** What a notification can be about. Clients must expect new members. */
export type NotificationSubject = Comment | Conversation | FriendRequest | Post | User;

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
  /** Someone wrote to the viewer; the subject is the `Conversation`. By default push only. */
  | 'MESSAGE'
  /** Someone commented on the viewer's post; the subject is the `Comment`. */
  | 'POST_COMMENT'
  /** Someone reacted to the viewer's post; the subject is the `Post`. */
  | 'POST_REACTION'
  /** Someone shared the viewer's post; the subject is the sharing `Post`. */
  | 'POST_SHARE'
  /** A new sign-in, or changed credentials. Email and in-app cannot be turned off. */
  | 'SECURITY';

/**
 * Where a page starts and ends. Every connection takes `first` (1 to 100, by default 20) and `after`.
 * Cursors are opaque and stay valid while rows come and go around them.
 */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

export type Post = {
  __typename?: 'Post';
  id: Scalars['ID']['output'];
};

/** A browser that gets Web Push for the viewer. */
export type PushSubscription = {
  __typename?: 'PushSubscription';
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** The last push that its push service took. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Browser, as it named itself when it registered. */
  userAgent?: Maybe<Scalars['String']['output']>;
};

export type Query = {
  __typename?: 'Query';
  /** The signed-in person, read from the access token; null when signed out. */
  viewer?: Maybe<Viewer>;
  /** The VAPID key, base64url, that a browser needs to subscribe to Web Push. */
  webPushPublicKey?: Maybe<Scalars['String']['output']>;
};

export type RegisterPushSubscriptionInput = {
  /** Authentication secret, base64url. */
  auth: Scalars['String']['input'];
  /** The `https` address of the browser's push service. */
  endpoint: Scalars['String']['input'];
  /** Public key, base64url. */
  p256dh: Scalars['String']['input'];
};

export type RegisterPushSubscriptionPayload = {
  __typename?: 'RegisterPushSubscriptionPayload';
  errors: Array<UserError>;
  pushSubscription?: Maybe<PushSubscription>;
};

export type Subscription = {
  __typename?: 'Subscription';
  /** A notification has just reached the viewer. */
  notificationAdded: Notification;
};

export type UnregisterPushSubscriptionInput = {
  /** The address that was registered. */
  endpoint: Scalars['String']['input'];
};

export type UnregisterPushSubscriptionPayload = {
  __typename?: 'UnregisterPushSubscriptionPayload';
  errors: Array<UserError>;
  unregisteredPushSubscriptionId?: Maybe<Scalars['ID']['output']>;
};

export type UpdateNotificationPreferencesInput = {
  /** 1 to 10, one for each type to change. */
  preferences: Array<NotificationPreferenceInput>;
};

export type UpdateNotificationPreferencesPayload = {
  __typename?: 'UpdateNotificationPreferencesPayload';
  errors: Array<UserError>;
  viewer?: Maybe<Viewer>;
};

export type User = {
  __typename?: 'User';
  id: Scalars['ID']['output'];
};

/**
 * An expected failure that a person can act on. The `errors` of a payload are empty when the mutation was carried out;
 * otherwise nothing has changed and the other fields are null. Faults are in the top-level `errors` instead.
 */
export type UserError = {
  __typename?: 'UserError';
  code: UserErrorCode;
  /** Plain English, fit to show to a person. */
  message: Scalars['String']['output'];
  /** The input at fault, e.g. `["input", "email"]`; null when the failure concerns the mutation as a whole. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** Why a mutation was not carried out. Clients must expect new values. */
export type UserErrorCode =
  /** Its present state rules this out, e.g. accepting a request that was cancelled. */
  | 'CONFLICT'
  /** A token or link is used up or out of date. */
  | 'EXPIRED'
  /** A value is malformed or breaks a documented limit. */
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
  /** One entry for each type. */
  notificationPreferences?: Maybe<Array<NotificationPreference>>;
  /** Newest first, kept for 90 days. */
  notifications?: Maybe<NotificationConnection>;
  /** Browsers that get Web Push; at most 10. */
  pushSubscriptions?: Maybe<Array<PushSubscription>>;
  /** On all pages together. */
  unreadNotificationCount?: Maybe<Scalars['Int']['output']>;
};


/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type ViewerNotificationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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
  Viewer: Viewer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Notification:
    ( { __typename: 'Notification' }
    & GraphQLRecursivePick<FederationTypes['Notification'], {"id":true}> );
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
  DeleteNotificationsInput: DeleteNotificationsInput;
  DeleteNotificationsPayload: ResolverTypeWrapper<Omit<DeleteNotificationsPayload, 'viewer'> & { viewer?: Maybe<ResolversTypes['Viewer']> }>;
  FriendRequest: ResolverTypeWrapper<{ __typename: 'FriendRequest'; id: string }>;
  MarkAllNotificationsReadPayload: ResolverTypeWrapper<Omit<MarkAllNotificationsReadPayload, 'viewer'> & { viewer?: Maybe<ResolversTypes['Viewer']> }>;
  MarkNotificationsReadInput: MarkNotificationsReadInput;
  MarkNotificationsReadPayload: ResolverTypeWrapper<Omit<MarkNotificationsReadPayload, 'notifications' | 'viewer'> & { notifications?: Maybe<Array<ResolversTypes['Notification']>>, viewer?: Maybe<ResolversTypes['Viewer']> }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Notification: ResolverTypeWrapper<NotificationRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  NotificationConnection: ResolverTypeWrapper<Omit<NotificationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['NotificationEdge']>, nodes: Array<ResolversTypes['Notification']> }>;
  NotificationEdge: ResolverTypeWrapper<Omit<NotificationEdge, 'node'> & { node: ResolversTypes['Notification'] }>;
  NotificationPreference: ResolverTypeWrapper<Preference>;
  NotificationPreferenceInput: NotificationPreferenceInput;
  NotificationSubject: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['NotificationSubject']>;
  NotificationType: NotificationType;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Post: ResolverTypeWrapper<{ __typename: 'Post'; id: string }>;
  PushSubscription: ResolverTypeWrapper<PushSubscriptionRow>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RegisterPushSubscriptionInput: RegisterPushSubscriptionInput;
  RegisterPushSubscriptionPayload: ResolverTypeWrapper<Omit<RegisterPushSubscriptionPayload, 'pushSubscription'> & { pushSubscription?: Maybe<ResolversTypes['PushSubscription']> }>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  UnregisterPushSubscriptionInput: UnregisterPushSubscriptionInput;
  UnregisterPushSubscriptionPayload: ResolverTypeWrapper<UnregisterPushSubscriptionPayload>;
  UpdateNotificationPreferencesInput: UpdateNotificationPreferencesInput;
  UpdateNotificationPreferencesPayload: ResolverTypeWrapper<Omit<UpdateNotificationPreferencesPayload, 'viewer'> & { viewer?: Maybe<ResolversTypes['Viewer']> }>;
  User: ResolverTypeWrapper<{ __typename: 'User'; id: string }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Viewer: ResolverTypeWrapper<{ id: string }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Comment: { __typename: 'Comment'; id: string };
  ID: Scalars['ID']['output'];
  Conversation: { __typename: 'Conversation'; id: string };
  DateTime: Scalars['DateTime']['output'];
  DeleteNotificationsInput: DeleteNotificationsInput;
  DeleteNotificationsPayload: Omit<DeleteNotificationsPayload, 'viewer'> & { viewer?: Maybe<ResolversParentTypes['Viewer']> };
  FriendRequest: { __typename: 'FriendRequest'; id: string };
  MarkAllNotificationsReadPayload: Omit<MarkAllNotificationsReadPayload, 'viewer'> & { viewer?: Maybe<ResolversParentTypes['Viewer']> };
  MarkNotificationsReadInput: MarkNotificationsReadInput;
  MarkNotificationsReadPayload: Omit<MarkNotificationsReadPayload, 'notifications' | 'viewer'> & { notifications?: Maybe<Array<ResolversParentTypes['Notification']>>, viewer?: Maybe<ResolversParentTypes['Viewer']> };
  Mutation: Record<PropertyKey, never>;
  Notification: NotificationRow;
  Boolean: Scalars['Boolean']['output'];
  String: Scalars['String']['output'];
  NotificationConnection: Omit<NotificationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['NotificationEdge']>, nodes: Array<ResolversParentTypes['Notification']> };
  NotificationEdge: Omit<NotificationEdge, 'node'> & { node: ResolversParentTypes['Notification'] };
  NotificationPreference: Preference;
  NotificationPreferenceInput: NotificationPreferenceInput;
  NotificationSubject: ResolversUnionTypes<ResolversParentTypes>['NotificationSubject'];
  PageInfo: PageInfo;
  Post: { __typename: 'Post'; id: string };
  PushSubscription: PushSubscriptionRow;
  Query: Record<PropertyKey, never>;
  RegisterPushSubscriptionInput: RegisterPushSubscriptionInput;
  RegisterPushSubscriptionPayload: Omit<RegisterPushSubscriptionPayload, 'pushSubscription'> & { pushSubscription?: Maybe<ResolversParentTypes['PushSubscription']> };
  Subscription: Record<PropertyKey, never>;
  UnregisterPushSubscriptionInput: UnregisterPushSubscriptionInput;
  UnregisterPushSubscriptionPayload: UnregisterPushSubscriptionPayload;
  UpdateNotificationPreferencesInput: UpdateNotificationPreferencesInput;
  UpdateNotificationPreferencesPayload: Omit<UpdateNotificationPreferencesPayload, 'viewer'> & { viewer?: Maybe<ResolversParentTypes['Viewer']> };
  User: { __typename: 'User'; id: string };
  UserError: UserError;
  Viewer: { id: string };
  Int: Scalars['Int']['output'];
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

export type DeleteNotificationsPayloadResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['DeleteNotificationsPayload'] = ResolversParentTypes['DeleteNotificationsPayload']> = {
  deletedNotificationIds?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type FriendRequestResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['FriendRequest'] = ResolversParentTypes['FriendRequest']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MarkAllNotificationsReadPayloadResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['MarkAllNotificationsReadPayload'] = ResolversParentTypes['MarkAllNotificationsReadPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type MarkNotificationsReadPayloadResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['MarkNotificationsReadPayload'] = ResolversParentTypes['MarkNotificationsReadPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  notifications?: Resolver<Maybe<Array<ResolversTypes['Notification']>>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  deleteNotifications?: Resolver<Maybe<ResolversTypes['DeleteNotificationsPayload']>, ParentType, ContextType, RequireFields<MutationDeleteNotificationsArgs, 'input'>>;
  markAllNotificationsRead?: Resolver<Maybe<ResolversTypes['MarkAllNotificationsReadPayload']>, ParentType, ContextType>;
  markNotificationsRead?: Resolver<Maybe<ResolversTypes['MarkNotificationsReadPayload']>, ParentType, ContextType, RequireFields<MutationMarkNotificationsReadArgs, 'input'>>;
  registerPushSubscription?: Resolver<Maybe<ResolversTypes['RegisterPushSubscriptionPayload']>, ParentType, ContextType, RequireFields<MutationRegisterPushSubscriptionArgs, 'input'>>;
  unregisterPushSubscription?: Resolver<Maybe<ResolversTypes['UnregisterPushSubscriptionPayload']>, ParentType, ContextType, RequireFields<MutationUnregisterPushSubscriptionArgs, 'input'>>;
  updateNotificationPreferences?: Resolver<Maybe<ResolversTypes['UpdateNotificationPreferencesPayload']>, ParentType, ContextType, RequireFields<MutationUpdateNotificationPreferencesArgs, 'input'>>;
};

export type NotificationResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification'], FederationReferenceType extends FederationReferenceTypes['Notification'] = FederationReferenceTypes['Notification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Notification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isRead?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
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

export type NotificationPreferenceResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['NotificationPreference'] = ResolversParentTypes['NotificationPreference']> = {
  email?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  inApp?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  push?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['NotificationType'], ParentType, ContextType>;
};

export type NotificationSubjectResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['NotificationSubject'] = ResolversParentTypes['NotificationSubject']> = {
  __resolveType: TypeResolveFn<'Comment' | 'Conversation' | 'FriendRequest' | 'Post' | 'User', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PostResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['Post'] = ResolversParentTypes['Post']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export type RegisterPushSubscriptionPayloadResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['RegisterPushSubscriptionPayload'] = ResolversParentTypes['RegisterPushSubscriptionPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  pushSubscription?: Resolver<Maybe<ResolversTypes['PushSubscription']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  notificationAdded?: SubscriptionResolver<ResolversTypes['Notification'], "notificationAdded", ParentType, ContextType>;
};

export type UnregisterPushSubscriptionPayloadResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['UnregisterPushSubscriptionPayload'] = ResolversParentTypes['UnregisterPushSubscriptionPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  unregisteredPushSubscriptionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
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
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = NotificationsContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'], FederationReferenceType extends FederationReferenceTypes['Viewer'] = FederationReferenceTypes['Viewer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Viewer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  notificationPreferences?: Resolver<Maybe<Array<ResolversTypes['NotificationPreference']>>, ParentType, ContextType>;
  notifications?: Resolver<Maybe<ResolversTypes['NotificationConnection']>, ParentType, ContextType, RequireFields<ViewerNotificationsArgs, 'first' | 'unreadOnly'>>;
  pushSubscriptions?: Resolver<Maybe<Array<ResolversTypes['PushSubscription']>>, ParentType, ContextType>;
  unreadNotificationCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = NotificationsContext> = {
  Comment?: CommentResolvers<ContextType>;
  Conversation?: ConversationResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteNotificationsPayload?: DeleteNotificationsPayloadResolvers<ContextType>;
  FriendRequest?: FriendRequestResolvers<ContextType>;
  MarkAllNotificationsReadPayload?: MarkAllNotificationsReadPayloadResolvers<ContextType>;
  MarkNotificationsReadPayload?: MarkNotificationsReadPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Notification?: NotificationResolvers<ContextType>;
  NotificationConnection?: NotificationConnectionResolvers<ContextType>;
  NotificationEdge?: NotificationEdgeResolvers<ContextType>;
  NotificationPreference?: NotificationPreferenceResolvers<ContextType>;
  NotificationSubject?: NotificationSubjectResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Post?: PostResolvers<ContextType>;
  PushSubscription?: PushSubscriptionResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RegisterPushSubscriptionPayload?: RegisterPushSubscriptionPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  UnregisterPushSubscriptionPayload?: UnregisterPushSubscriptionPayloadResolvers<ContextType>;
  UpdateNotificationPreferencesPayload?: UpdateNotificationPreferencesPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

