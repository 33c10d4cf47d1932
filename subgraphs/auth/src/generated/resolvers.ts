import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AccountRow } from '../data/accounts.ts';
import type { SessionRow } from '../data/sessions.ts';
import type { AuthContext } from '../context.ts';
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

/** What a person signs in with. The public profile is `Viewer.profile`. */
export type Account = {
  __typename?: 'Account';
  /** When the person signed up. */
  createdAt: Scalars['DateTime']['output'];
  /** The sign-in address, in lower case. */
  email: Scalars['String']['output'];
  /** Null until a link mailed to `email` has been opened. */
  emailVerifiedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The same id as the person's `User`. */
  id: Scalars['ID']['output'];
  /** Sign-up counts as the first change. */
  passwordChangedAt: Scalars['DateTime']['output'];
  /** A new address that takes the place of `email` once its own link has been opened. */
  pendingEmail?: Maybe<Scalars['String']['output']>;
  /** Live sessions, most recently used first. At most 20; the next sign-in ends the least recently used. */
  sessions: Array<Session>;
  /** `DEACTIVATED` hides the person from everybody until the next sign-in. */
  status: AccountStatus;
  /** The sign-in name; unique whatever its case. */
  username: Scalars['String']['output'];
};

/** Whether an account takes part in the network. */
export type AccountStatus =
  /** In use. */
  | 'ACTIVE'
  /** Switched off by its owner and hidden from everybody; signing in switches it on again. */
  | 'DEACTIVATED';

/** What a client needs to act for a person. */
export type AuthTokens = {
  __typename?: 'AuthTokens';
  /** EdDSA-signed JWT for `Authorization: Bearer`. Its `sub` is the user id, its `sid` the session id. */
  accessToken: Scalars['String']['output'];
  /** 15 minutes after issue, unless the operator has set another lifetime. */
  accessTokenExpiresAt: Scalars['DateTime']['output'];
  /** Opaque and single-use: trade it for the next pair with `refreshSession`. */
  refreshToken: Scalars['String']['output'];
  /** 30 days after issue. */
  refreshTokenExpiresAt: Scalars['DateTime']['output'];
};

/** A new address, and the password as proof of who asks. */
export type ChangeEmailInput = {
  /** At most 254 characters. */
  newEmail: Scalars['String']['input'];
  /** The present password. */
  password: Scalars['String']['input'];
};

/** The account, with the new address as its `pendingEmail`. */
export type ChangeEmailPayload = {
  __typename?: 'ChangeEmailPayload';
  /** The viewer's own; `email` stays until the new address is verified. */
  account?: Maybe<Account>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** The present password and the one to take its place. */
export type ChangePasswordInput = {
  /** Proof of who asks. */
  currentPassword: Scalars['String']['input'];
  /** 10 to 128 characters; passwords that are easy to guess are refused. */
  newPassword: Scalars['String']['input'];
};

/** The account, with the current session alone. */
export type ChangePasswordPayload = {
  __typename?: 'ChangePasswordPayload';
  /** The viewer's own, with its new `passwordChangedAt`. */
  account?: Maybe<Account>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** A new sign-in name. */
export type ChangeUsernameInput = {
  /** 3 to 50 letters, digits or underscores; case does not count. */
  username: Scalars['String']['input'];
};

/** The account under its new name. */
export type ChangeUsernamePayload = {
  __typename?: 'ChangeUsernamePayload';
  /** The viewer's own. */
  account?: Maybe<Account>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** The password as proof of who asks. */
export type DeactivateAccountInput = {
  /** The present password. */
  password: Scalars['String']['input'];
};

/** The account as it is now: `DEACTIVATED`. */
export type DeactivateAccountPayload = {
  __typename?: 'DeactivateAccountPayload';
  /** The viewer's own; signing in brings it back. */
  account?: Maybe<Account>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** The password as proof of who asks. */
export type DeleteAccountInput = {
  /** The present password. */
  password: Scalars['String']['input'];
};

/** Names the account that is gone. */
export type DeleteAccountPayload = {
  __typename?: 'DeleteAccountPayload';
  /** The id of the former `User`, for caches to forget. */
  deletedUserId?: Maybe<Scalars['ID']['output']>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Asks for another address; it takes effect with `verifyEmail`. The present address is told. */
  changeEmail?: Maybe<ChangeEmailPayload>;
  /** Changes the password and ends every other session. */
  changePassword?: Maybe<ChangePasswordPayload>;
  /** Takes effect at once; the old name stays reserved for 30 days. At most five names may be given up a day. */
  changeUsername?: Maybe<ChangeUsernamePayload>;
  /** Hides the account and its content, and ends every session. Nothing is deleted. */
  deactivateAccount?: Maybe<DeactivateAccountPayload>;
  /** Deletes the account for good; every service erases what it holds about the person. */
  deleteAccount?: Maybe<DeleteAccountPayload>;
  /**
   * Trades a refresh token for a fresh pair. Repeating the call within 30 seconds gives the same pair, so racing tabs are
   * safe; reuse after that ends the session.
   */
  refreshSession?: Maybe<RefreshSessionPayload>;
  /** Mails a reset link when the address is known. Answers the same, and as fast, when it is not. */
  requestPasswordReset?: Maybe<RequestPasswordResetPayload>;
  /** Mails a new link to the address that waits for verification; earlier links stop working. */
  resendEmailVerification?: Maybe<ResendEmailVerificationPayload>;
  /** Sets a new password with a mailed token and ends every session. */
  resetPassword?: Maybe<ResetPasswordPayload>;
  /** Ends every session of the viewer but the current one. */
  revokeOtherSessions?: Maybe<RevokeOtherSessionsPayload>;
  /** Ends one of the viewer's sessions. */
  revokeSession?: Maybe<RevokeSessionPayload>;
  /** Signs in with email or username; brings a deactivated account back. */
  signIn?: Maybe<SignInPayload>;
  /** Ends the current session. */
  signOut?: Maybe<SignOutPayload>;
  /** Creates an account, signs it in and mails a verification link. The profile follows within moments. */
  signUp?: Maybe<SignUpPayload>;
  /** Confirms the address that a mailed token was sent to, be it the first one or a changed one. Needs no sign-in. */
  verifyEmail?: Maybe<VerifyEmailPayload>;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationChangeEmailArgs = {
  input: ChangeEmailInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationChangeUsernameArgs = {
  input: ChangeUsernameInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationDeactivateAccountArgs = {
  input: DeactivateAccountInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationDeleteAccountArgs = {
  input: DeleteAccountInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationRequestPasswordResetArgs = {
  input: RequestPasswordResetInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationRevokeSessionArgs = {
  input: RevokeSessionInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationSignInArgs = {
  input: SignInInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationSignUpArgs = {
  input: SignUpInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationVerifyEmailArgs = {
  input: VerifyEmailInput;
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
  /** Whether a username can be registered now. Case does not count; reserved and malformed names are never available. */
  usernameAvailable?: Maybe<Scalars['Boolean']['output']>;
  /** The signed-in person, read from the access token; null when signed out. */
  viewer?: Maybe<Viewer>;
};


/** What a client can read. Nothing here changes anything, so a query may be repeated. */
export type QueryUsernameAvailableArgs = {
  username: Scalars['String']['input'];
};

/** The last refresh token of a session. */
export type RefreshSessionInput = {
  /** The one that came last. */
  refreshToken: Scalars['String']['input'];
};

/** The next tokens of the same session. */
export type RefreshSessionPayload = {
  __typename?: 'RefreshSessionPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** To be kept in the place of the old pair. */
  tokens?: Maybe<AuthTokens>;
};

/** The address to mail the link to. */
export type RequestPasswordResetInput = {
  /** An account's present address; case does not count. */
  email: Scalars['String']['input'];
};

/** Empty `errors` do not tell whether there is an account. */
export type RequestPasswordResetPayload = {
  __typename?: 'RequestPasswordResetPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** Says whether a mail is on its way. */
export type ResendEmailVerificationPayload = {
  __typename?: 'ResendEmailVerificationPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** The token of a mailed link, and the password to set. */
export type ResetPasswordInput = {
  /** 10 to 128 characters; passwords that are easy to guess are refused. */
  newPassword: Scalars['String']['input'];
  /** From the mailed link; single-use, valid for 1 hour. */
  token: Scalars['String']['input'];
};

/** Says whether the password is set; signing in is the next step. */
export type ResetPasswordPayload = {
  __typename?: 'ResetPasswordPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** The account, with the current session alone. */
export type RevokeOtherSessionsPayload = {
  __typename?: 'RevokeOtherSessionsPayload';
  /** The viewer's own, with the sessions that are left. */
  account?: Maybe<Account>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** Names one of `Account.sessions`, be it the current one. */
export type RevokeSessionInput = {
  /** Of `Session.id`. */
  sessionId: Scalars['ID']['input'];
};

/** The account, without the session that has ended. */
export type RevokeSessionPayload = {
  __typename?: 'RevokeSessionPayload';
  /** The viewer's own, with the sessions that are left. */
  account?: Maybe<Account>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** One signed-in device, with its own chain of refresh tokens. */
export type Session = {
  __typename?: 'Session';
  /** When the person signed in. */
  createdAt: Scalars['DateTime']['output'];
  /** 30 days after the last refresh. */
  expiresAt: Scalars['DateTime']['output'];
  /** For `revokeSession`; the `sid` of its access tokens. */
  id: Scalars['ID']['output'];
  /** Address of the last refresh. */
  ipAddress?: Maybe<Scalars['String']['output']>;
  /** Whether this request was made with it. */
  isCurrent: Scalars['Boolean']['output'];
  /** Last sign-in or refresh. */
  lastUsedAt: Scalars['DateTime']['output'];
  /** Browser or app, as it named itself at sign-in. */
  userAgent?: Maybe<Scalars['String']['output']>;
};

/** Proof of who somebody is. */
export type SignInInput = {
  /** Email or username. */
  identifier: Scalars['String']['input'];
  /** As it was chosen: case and spaces count. */
  password: Scalars['String']['input'];
};

/** The tokens of a new session. */
export type SignInPayload = {
  __typename?: 'SignInPayload';
  /** Whose session it is. */
  account?: Maybe<Account>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** Of the new session. */
  tokens?: Maybe<AuthTokens>;
};

/** Says whether the session has ended; its access token is refused from then on. */
export type SignOutPayload = {
  __typename?: 'SignOutPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** The sign-in data of a new account, with the name of its profile. */
export type SignUpInput = {
  /** At most 254 characters; case does not count. */
  email: Scalars['String']['input'];
  /** 1 to 100 characters; handed on to the profile. */
  firstName: Scalars['String']['input'];
  /** At most 100 characters; handed on to the profile. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** 10 to 128 characters; passwords that are easy to guess are refused. */
  password: Scalars['String']['input'];
  /** 3 to 50 letters, digits or underscores; case does not count. */
  username: Scalars['String']['input'];
};

/** A new account that is signed in. */
export type SignUpPayload = {
  __typename?: 'SignUpPayload';
  /** Its email is not verified yet. */
  account?: Maybe<Account>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** Of the first session. */
  tokens?: Maybe<AuthTokens>;
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

/** The token of a mail to the address. */
export type VerifyEmailInput = {
  /** From the mailed link; single-use, valid for 24 hours. */
  token: Scalars['String']['input'];
};

/** The address that a token has confirmed. */
export type VerifyEmailPayload = {
  __typename?: 'VerifyEmailPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** The address that is now confirmed. */
  verifiedEmail?: Maybe<Scalars['String']['output']>;
};

/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type Viewer = {
  __typename?: 'Viewer';
  /** Credentials and sessions. */
  account?: Maybe<Account>;
  /** The person's user id. Null only when the one service that was asked for it is down. */
  id?: Maybe<Scalars['ID']['output']>;
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
  Viewer: Viewer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Account: ResolverTypeWrapper<AccountRow>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AccountStatus: AccountStatus;
  AuthTokens: ResolverTypeWrapper<AuthTokens>;
  ChangeEmailInput: ChangeEmailInput;
  ChangeEmailPayload: ResolverTypeWrapper<Omit<ChangeEmailPayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: ResolverTypeWrapper<Omit<ChangePasswordPayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  ChangeUsernameInput: ChangeUsernameInput;
  ChangeUsernamePayload: ResolverTypeWrapper<Omit<ChangeUsernamePayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeactivateAccountInput: DeactivateAccountInput;
  DeactivateAccountPayload: ResolverTypeWrapper<Omit<DeactivateAccountPayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountPayload: ResolverTypeWrapper<DeleteAccountPayload>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: ResolverTypeWrapper<RefreshSessionPayload>;
  RequestPasswordResetInput: RequestPasswordResetInput;
  RequestPasswordResetPayload: ResolverTypeWrapper<RequestPasswordResetPayload>;
  ResendEmailVerificationPayload: ResolverTypeWrapper<ResendEmailVerificationPayload>;
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordPayload: ResolverTypeWrapper<ResetPasswordPayload>;
  RevokeOtherSessionsPayload: ResolverTypeWrapper<Omit<RevokeOtherSessionsPayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  RevokeSessionInput: RevokeSessionInput;
  RevokeSessionPayload: ResolverTypeWrapper<Omit<RevokeSessionPayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  Session: ResolverTypeWrapper<SessionRow>;
  SignInInput: SignInInput;
  SignInPayload: ResolverTypeWrapper<Omit<SignInPayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  SignOutPayload: ResolverTypeWrapper<SignOutPayload>;
  SignUpInput: SignUpInput;
  SignUpPayload: ResolverTypeWrapper<Omit<SignUpPayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  UserError: ResolverTypeWrapper<UserError>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  UserErrorCode: UserErrorCode;
  VerifyEmailInput: VerifyEmailInput;
  VerifyEmailPayload: ResolverTypeWrapper<VerifyEmailPayload>;
  Viewer: ResolverTypeWrapper<{ id: string }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Account: AccountRow;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  AuthTokens: AuthTokens;
  ChangeEmailInput: ChangeEmailInput;
  ChangeEmailPayload: Omit<ChangeEmailPayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: Omit<ChangePasswordPayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  ChangeUsernameInput: ChangeUsernameInput;
  ChangeUsernamePayload: Omit<ChangeUsernamePayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  DateTime: Scalars['DateTime']['output'];
  DeactivateAccountInput: DeactivateAccountInput;
  DeactivateAccountPayload: Omit<DeactivateAccountPayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountPayload: DeleteAccountPayload;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Query: Record<PropertyKey, never>;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: RefreshSessionPayload;
  RequestPasswordResetInput: RequestPasswordResetInput;
  RequestPasswordResetPayload: RequestPasswordResetPayload;
  ResendEmailVerificationPayload: ResendEmailVerificationPayload;
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordPayload: ResetPasswordPayload;
  RevokeOtherSessionsPayload: Omit<RevokeOtherSessionsPayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  RevokeSessionInput: RevokeSessionInput;
  RevokeSessionPayload: Omit<RevokeSessionPayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  Session: SessionRow;
  SignInInput: SignInInput;
  SignInPayload: Omit<SignInPayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  SignOutPayload: SignOutPayload;
  SignUpInput: SignUpInput;
  SignUpPayload: Omit<SignUpPayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  UserError: UserError;
  Int: Scalars['Int']['output'];
  VerifyEmailInput: VerifyEmailInput;
  VerifyEmailPayload: VerifyEmailPayload;
  Viewer: { id: string };
};

export type AccountResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  emailVerifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  passwordChangedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  pendingEmail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sessions?: Resolver<Array<ResolversTypes['Session']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AccountStatus'], ParentType, ContextType>;
  username?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuthTokensResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['AuthTokens'] = ResolversParentTypes['AuthTokens']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refreshTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ChangeEmailPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ChangeEmailPayload'] = ResolversParentTypes['ChangeEmailPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChangePasswordPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ChangePasswordPayload'] = ResolversParentTypes['ChangePasswordPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChangeUsernamePayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ChangeUsernamePayload'] = ResolversParentTypes['ChangeUsernamePayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeactivateAccountPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['DeactivateAccountPayload'] = ResolversParentTypes['DeactivateAccountPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteAccountPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['DeleteAccountPayload'] = ResolversParentTypes['DeleteAccountPayload']> = {
  deletedUserId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  changeEmail?: Resolver<Maybe<ResolversTypes['ChangeEmailPayload']>, ParentType, ContextType, RequireFields<MutationChangeEmailArgs, 'input'>>;
  changePassword?: Resolver<Maybe<ResolversTypes['ChangePasswordPayload']>, ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  changeUsername?: Resolver<Maybe<ResolversTypes['ChangeUsernamePayload']>, ParentType, ContextType, RequireFields<MutationChangeUsernameArgs, 'input'>>;
  deactivateAccount?: Resolver<Maybe<ResolversTypes['DeactivateAccountPayload']>, ParentType, ContextType, RequireFields<MutationDeactivateAccountArgs, 'input'>>;
  deleteAccount?: Resolver<Maybe<ResolversTypes['DeleteAccountPayload']>, ParentType, ContextType, RequireFields<MutationDeleteAccountArgs, 'input'>>;
  refreshSession?: Resolver<Maybe<ResolversTypes['RefreshSessionPayload']>, ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  requestPasswordReset?: Resolver<Maybe<ResolversTypes['RequestPasswordResetPayload']>, ParentType, ContextType, RequireFields<MutationRequestPasswordResetArgs, 'input'>>;
  resendEmailVerification?: Resolver<Maybe<ResolversTypes['ResendEmailVerificationPayload']>, ParentType, ContextType>;
  resetPassword?: Resolver<Maybe<ResolversTypes['ResetPasswordPayload']>, ParentType, ContextType, RequireFields<MutationResetPasswordArgs, 'input'>>;
  revokeOtherSessions?: Resolver<Maybe<ResolversTypes['RevokeOtherSessionsPayload']>, ParentType, ContextType>;
  revokeSession?: Resolver<Maybe<ResolversTypes['RevokeSessionPayload']>, ParentType, ContextType, RequireFields<MutationRevokeSessionArgs, 'input'>>;
  signIn?: Resolver<Maybe<ResolversTypes['SignInPayload']>, ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  signOut?: Resolver<Maybe<ResolversTypes['SignOutPayload']>, ParentType, ContextType>;
  signUp?: Resolver<Maybe<ResolversTypes['SignUpPayload']>, ParentType, ContextType, RequireFields<MutationSignUpArgs, 'input'>>;
  verifyEmail?: Resolver<Maybe<ResolversTypes['VerifyEmailPayload']>, ParentType, ContextType, RequireFields<MutationVerifyEmailArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  usernameAvailable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<QueryUsernameAvailableArgs, 'username'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type RefreshSessionPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['RefreshSessionPayload'] = ResolversParentTypes['RefreshSessionPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  tokens?: Resolver<Maybe<ResolversTypes['AuthTokens']>, ParentType, ContextType>;
};

export type RequestPasswordResetPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['RequestPasswordResetPayload'] = ResolversParentTypes['RequestPasswordResetPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResendEmailVerificationPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ResendEmailVerificationPayload'] = ResolversParentTypes['ResendEmailVerificationPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResetPasswordPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ResetPasswordPayload'] = ResolversParentTypes['ResetPasswordPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokeOtherSessionsPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['RevokeOtherSessionsPayload'] = ResolversParentTypes['RevokeOtherSessionsPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokeSessionPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['RevokeSessionPayload'] = ResolversParentTypes['RevokeSessionPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SessionResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ipAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastUsedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  userAgent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SignInPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['SignInPayload'] = ResolversParentTypes['SignInPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  tokens?: Resolver<Maybe<ResolversTypes['AuthTokens']>, ParentType, ContextType>;
};

export type SignOutPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['SignOutPayload'] = ResolversParentTypes['SignOutPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SignUpPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['SignUpPayload'] = ResolversParentTypes['SignUpPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  tokens?: Resolver<Maybe<ResolversTypes['AuthTokens']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type VerifyEmailPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['VerifyEmailPayload'] = ResolversParentTypes['VerifyEmailPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  verifiedEmail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'], FederationReferenceType extends FederationReferenceTypes['Viewer'] = FederationReferenceTypes['Viewer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Viewer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = AuthContext> = {
  Account?: AccountResolvers<ContextType>;
  AuthTokens?: AuthTokensResolvers<ContextType>;
  ChangeEmailPayload?: ChangeEmailPayloadResolvers<ContextType>;
  ChangePasswordPayload?: ChangePasswordPayloadResolvers<ContextType>;
  ChangeUsernamePayload?: ChangeUsernamePayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeactivateAccountPayload?: DeactivateAccountPayloadResolvers<ContextType>;
  DeleteAccountPayload?: DeleteAccountPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RefreshSessionPayload?: RefreshSessionPayloadResolvers<ContextType>;
  RequestPasswordResetPayload?: RequestPasswordResetPayloadResolvers<ContextType>;
  ResendEmailVerificationPayload?: ResendEmailVerificationPayloadResolvers<ContextType>;
  ResetPasswordPayload?: ResetPasswordPayloadResolvers<ContextType>;
  RevokeOtherSessionsPayload?: RevokeOtherSessionsPayloadResolvers<ContextType>;
  RevokeSessionPayload?: RevokeSessionPayloadResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SignInPayload?: SignInPayloadResolvers<ContextType>;
  SignOutPayload?: SignOutPayloadResolvers<ContextType>;
  SignUpPayload?: SignUpPayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VerifyEmailPayload?: VerifyEmailPayloadResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

