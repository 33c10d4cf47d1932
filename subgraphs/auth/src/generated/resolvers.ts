import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AccountRow } from '../data/accounts.ts';
import type { SessionRow } from '../data/sessions.ts';
import type { CaseRow } from '../data/cases.ts';
import type { EvidenceRow } from '../data/reports.ts';
import type { DecisionRow } from '../data/decisions.ts';
import type { AppealRow } from '../data/appeals.ts';
import type { AuditRow } from '../data/audit-log.ts';
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
  /** BCP 47 tag of the language in which mails and push messages come: `en` unless chosen, or `de`. */
  locale: Scalars['String']['output'];
  /** Sign-up counts as the first change. */
  passwordChangedAt: Scalars['DateTime']['output'];
  /** A new address that takes the place of `email` once its own link has been opened. */
  pendingEmail?: Maybe<Scalars['String']['output']>;
  /** Until then the person may read, but not write, by a decision of the moderators; null when free to write. */
  restrictedUntil?: Maybe<Scalars['DateTime']['output']>;
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

/** An answer to an appeal. */
export type AnswerAppealInput = {
  /** True takes the decision back. */
  accept: Scalars['Boolean']['input'];
  /** Of `ModerationAppeal.id`. */
  appealId: Scalars['ID']['input'];
};

/** The case, with the answered appeal. */
export type AnswerAppealPayload = {
  __typename?: 'AnswerAppealPayload';
  /** As it is now. */
  case?: Maybe<ModerationCase>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** An objection. */
export type AppealDecisionInput = {
  /** Of `ModerationDecision.id`. */
  decisionId: Scalars['ID']['input'];
  /** Why the decision is wrong; 1 to 2,000 characters. */
  statement: Scalars['String']['input'];
};

/** The decision, with its appeal. */
export type AppealDecisionPayload = {
  __typename?: 'AppealDecisionPayload';
  /** As it is now. */
  decision?: Maybe<ModerationDecision>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** How an appeal stands. */
export type AppealStatus =
  /** The decision is taken back. */
  | 'ACCEPTED'
  /** It waits for an answer. */
  | 'OPEN'
  /** The decision stands. */
  | 'REJECTED';

/** An objection to a suspension. */
export type AppealSuspensionInput = {
  /** Why the decision is wrong; 1 to 2,000 characters. */
  statement: Scalars['String']['input'];
  /** Of `Suspension.appealToken`. */
  token: Scalars['String']['input'];
};

/** Says whether the appeal was taken. */
export type AppealSuspensionPayload = {
  __typename?: 'AppealSuspensionPayload';
  /** The suspension, with its appeal. */
  decision?: Maybe<ModerationDecision>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** One thing that was done in moderation. */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  /** What was done, a word such as `DECIDED` or `ROLE_GRANTED`. Clients must expect new ones. */
  action: Scalars['String']['output'];
  /** Who did it; null for the operator's command, and when hidden from the viewer or gone. */
  actor?: Maybe<User>;
  /** When it was done. */
  at: Scalars['DateTime']['output'];
  /** The case that it was done in; null for roles. */
  caseId?: Maybe<Scalars['ID']['output']>;
  /** More about it, a word: the action of a decision, the answer to an appeal. */
  detail?: Maybe<Scalars['String']['output']>;
  /** A UUID, of this entry alone. */
  id: Scalars['ID']['output'];
};

/** A page of the audit log. */
export type AuditEntryConnection = {
  __typename?: 'AuditEntryConnection';
  /** Each with its cursor. */
  edges: Array<AuditEntryEdge>;
  /** The same without cursors. */
  nodes: Array<AuditEntry>;
  /** Where the page starts and ends. */
  pageInfo: PageInfo;
};

/** One entry of the page. */
export type AuditEntryEdge = {
  __typename?: 'AuditEntryEdge';
  /** For `after`: the next page follows this entry. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  node: AuditEntry;
};

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

/** A language that there are texts in. */
export type ChangeLocaleInput = {
  /** Its BCP 47 tag: `en` or `de`; a region changes nothing, as in `de-AT`. */
  locale: Scalars['String']['input'];
};

/** The account with its new language. */
export type ChangeLocalePayload = {
  __typename?: 'ChangeLocalePayload';
  /** The viewer's own. */
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

/** A decision about a case. */
export type DecideModerationCaseInput = {
  /** What is done. */
  action: ModerationAction;
  /** Of `ModerationCase.id`. */
  caseId: Scalars['ID']['input'];
  /** What the person is told besides; at most 1,000 characters. */
  explanation?: InputMaybe<Scalars['String']['input']>;
  /** Of a restriction: for how many hours, 1 to 8,760. */
  restrictForHours?: InputMaybe<Scalars['Int']['input']>;
  /** Which rule was broken; needed unless nothing is done. */
  rule?: InputMaybe<ModerationRule>;
};

/** The case, decided. */
export type DecideModerationCasePayload = {
  __typename?: 'DecideModerationCasePayload';
  /** As it is now. */
  case?: Maybe<ModerationCase>;
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

/** What moderators work with. It shows of private things what was reported, and nothing else; nobody sees cases of their own. */
export type Moderation = {
  __typename?: 'Moderation';
  /** What moderators have done, newest first. Nobody can change or remove an entry. */
  auditLog?: Maybe<AuditEntryConnection>;
  /** One case; null when there is none, or it is about the viewer. */
  case?: Maybe<ModerationCase>;
  /** Cases of one queue; what waits longest comes first. */
  cases?: Maybe<ModerationCaseConnection>;
};


/** What moderators work with. It shows of private things what was reported, and nothing else; nobody sees cases of their own. */
export type ModerationAuditLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What moderators work with. It shows of private things what was reported, and nothing else; nobody sees cases of their own. */
export type ModerationCaseArgs = {
  id: Scalars['ID']['input'];
};


/** What moderators work with. It shows of private things what was reported, and nothing else; nobody sees cases of their own. */
export type ModerationCasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  queue?: ModerationQueue;
  takenByViewer?: Scalars['Boolean']['input'];
};

/** What a moderator decides, from the mildest. */
export type ModerationAction =
  /** Nothing is wrong with it. */
  | 'NO_ACTION'
  /** It is taken away from everybody; of a person, what they wrote on their profile and its pictures. */
  | 'REMOVE'
  /** A thing is removed as by `REMOVE`, and its author may read but not write for a time. */
  | 'RESTRICT'
  /** A thing is removed as by `REMOVE`, and its author's account is closed to them and hidden from everybody. */
  | 'SUSPEND';

/** A person's objection to a decision; there is one at most. */
export type ModerationAppeal = {
  __typename?: 'ModerationAppeal';
  /** When it was answered; null before. */
  answeredAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was sent. */
  createdAt: Scalars['DateTime']['output'];
  /** For `answerAppeal`. */
  id: Scalars['ID']['output'];
  /** What the person wrote. */
  statement: Scalars['String']['output'];
  /** How it stands. */
  status: AppealStatus;
  /** Whether the viewer may answer it: a moderator whom it is not about, and not the one who decided while there is another. */
  viewerCanAnswer: Scalars['Boolean']['output'];
};

/** All reports of one thing, until a decision about it. What is reported after that is a new case. */
export type ModerationCase = {
  __typename?: 'ModerationCase';
  /** The moderator who has taken it; null when nobody has, or when hidden from the viewer. */
  assignee?: Maybe<User>;
  /** When it was decided; null before. */
  closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What was decided; null before. */
  decision?: Maybe<ModerationDecision>;
  /** How the thing read when it was reported; each wording once, and none once `evidenceEndsAt` has passed. */
  evidence: Array<ModerationEvidence>;
  /**
   * When what the evidence shows and the reports say is deleted; null before a decision. That is the day after the last one on which the
   * decision may be appealed, or 30 days after there was nothing to appeal or the appeal was answered. An open appeal keeps it.
   */
  evidenceEndsAt?: Maybe<Scalars['DateTime']['output']>;
  /** For `takeModerationCase` and `decideModerationCase`. */
  id: Scalars['ID']['output'];
  /** Whether the viewer has taken it. */
  isTakenByViewer: Scalars['Boolean']['output'];
  /** Of the latest report. */
  lastReportedAt: Scalars['DateTime']['output'];
  /** Of the first report. */
  openedAt: Scalars['DateTime']['output'];
  /** Whose it is; null when hidden from the moderator, or suspended. */
  owner?: Maybe<User>;
  /** How many people have reported it. */
  reportCount: Scalars['Int']['output'];
  /** The newest hundred. Who reported is shown to nobody. */
  reports: Array<ModerationReport>;
  /** Its id, by which its own service knows it; a moderator may not see it there. */
  subjectId: Scalars['ID']['output'];
  /** What kind of thing was reported. */
  subjectType: ModerationSubjectType;
};

/** A page of cases. */
export type ModerationCaseConnection = {
  __typename?: 'ModerationCaseConnection';
  /** Each with its cursor. */
  edges: Array<ModerationCaseEdge>;
  /** The same without cursors. */
  nodes: Array<ModerationCase>;
  /** Where the page starts and ends. */
  pageInfo: PageInfo;
};

/** One entry of the page. */
export type ModerationCaseEdge = {
  __typename?: 'ModerationCaseEdge';
  /** For `after`: the next page follows this entry. */
  cursor: Scalars['String']['output'];
  /** The case. */
  node: ModerationCase;
};

/** What a moderator decided. It is shown to moderators and to the person it is about, never with the moderator's name. */
export type ModerationDecision = {
  __typename?: 'ModerationDecision';
  /** What was done. */
  action: ModerationAction;
  /** What the person answered; null when nothing. */
  appeal?: Maybe<ModerationAppeal>;
  /** When it was decided. */
  decidedAt: Scalars['DateTime']['output'];
  /** What the moderator wrote to the person. */
  explanation?: Maybe<Scalars['String']['output']>;
  /** A UUID, in either case; for `appealDecision`. */
  id: Scalars['ID']['output'];
  /** Of a restriction: until when. */
  restrictedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** When an appeal took it back; null while it stands. */
  reversedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Which rule was broken; null with `NO_ACTION`. */
  rule?: Maybe<ModerationRule>;
  /** The id of that thing. */
  subjectId: Scalars['ID']['output'];
  /** What kind of thing it is about. */
  subjectType: ModerationSubjectType;
  /** Whether the viewer may appeal: once, within 183 days, against a decision that stands. */
  viewerCanAppeal: Scalars['Boolean']['output'];
};

/** A page of decisions. */
export type ModerationDecisionConnection = {
  __typename?: 'ModerationDecisionConnection';
  /** Each with its cursor. */
  edges: Array<ModerationDecisionEdge>;
  /** The same without cursors. */
  nodes: Array<ModerationDecision>;
  /** Where the page starts and ends. */
  pageInfo: PageInfo;
};

/** One entry of the page. */
export type ModerationDecisionEdge = {
  __typename?: 'ModerationDecisionEdge';
  /** For `after`: the next page follows this entry. */
  cursor: Scalars['String']['output'];
  /** The decision. */
  node: ModerationDecision;
};

/** How a thing read at the moment of a report. */
export type ModerationEvidence = {
  __typename?: 'ModerationEvidence';
  /** When it was reported so. */
  capturedAt: Scalars['DateTime']['output'];
  /** A UUID, of this wording alone. */
  id: Scalars['ID']['output'];
  /** Its files and pictures, also those that moderators have removed; null where one has been deleted. */
  media: Array<Maybe<MediaFile>>;
  /** Its words: of a file its name and description, of a person what the profile says. */
  text?: Maybe<Scalars['String']['output']>;
};

/** Which cases a moderator looks at. */
export type ModerationQueue =
  /** Those whose decision is appealed. */
  | 'APPEALED'
  /** Those that are decided. */
  | 'CLOSED'
  /** Those that wait for a decision. */
  | 'OPEN';

/** One person's report. */
export type ModerationReport = {
  __typename?: 'ModerationReport';
  /** A UUID, of this report alone. */
  id: Scalars['ID']['output'];
  /** What the person wrote about it. */
  note?: Maybe<Scalars['String']['output']>;
  /** Which rule the person says is broken. */
  reason: ModerationRule;
  /** When it was sent. */
  reportedAt: Scalars['DateTime']['output'];
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

/** What can be reported. */
export type ModerationSubjectType =
  /** A comment on a post. */
  | 'COMMENT'
  /** A file. */
  | 'MEDIA_FILE'
  /** A message of a conversation. */
  | 'MESSAGE'
  /** A post. */
  | 'POST'
  /** A person, by what their profile shows. */
  | 'USER';

/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Answers an appeal; accepting it takes the decision back, and what it took away comes back. For moderators; who made the decision may answer only where there is no other. */
  answerAppeal?: Maybe<AnswerAppealPayload>;
  /** Objects to a decision about something of the viewer's, once. */
  appealDecision?: Maybe<AppealDecisionPayload>;
  /** Objects to the suspension of an account, with the token that its refused sign-in gave. Needs no sign-in. */
  appealSuspension?: Maybe<AppealSuspensionPayload>;
  /** Asks for another address; it takes effect with `verifyEmail`. The present address is told. */
  changeEmail?: Maybe<ChangeEmailPayload>;
  /** Changes the language of mails and push messages. What others see stays as it is. */
  changeLocale?: Maybe<ChangeLocalePayload>;
  /** Changes the password and ends every other session. */
  changePassword?: Maybe<ChangePasswordPayload>;
  /** Takes effect at once; the old name stays reserved for 30 days. At most five names may be given up a day. */
  changeUsername?: Maybe<ChangeUsernamePayload>;
  /** Hides the account and its content, and ends every session. Nothing is deleted. */
  deactivateAccount?: Maybe<DeactivateAccountPayload>;
  /**
   * Decides a case that nobody else has taken, and closes it. What is decided takes effect in all services and in open streams
   * within moments, and the person is told which rule was broken. For moderators.
   */
  decideModerationCase?: Maybe<DecideModerationCasePayload>;
  /** Deletes the account for good; every service erases what it holds about the person. */
  deleteAccount?: Maybe<DeleteAccountPayload>;
  /**
   * Trades a refresh token for a fresh pair. Repeating the call within 30 seconds gives the same pair, so racing tabs are
   * safe; reuse after that ends the session.
   */
  refreshSession?: Maybe<RefreshSessionPayload>;
  /** Gives a case back to the queue. For the moderator who has taken it. */
  releaseModerationCase?: Maybe<ReleaseModerationCasePayload>;
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
  /** Takes a case of the queue, so that no two moderators work on it. For moderators. */
  takeModerationCase?: Maybe<TakeModerationCasePayload>;
  /** Confirms the address that a mailed token was sent to, be it the first one or a changed one. Needs no sign-in. */
  verifyEmail?: Maybe<VerifyEmailPayload>;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationAnswerAppealArgs = {
  input: AnswerAppealInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationAppealDecisionArgs = {
  input: AppealDecisionInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationAppealSuspensionArgs = {
  input: AppealSuspensionInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationChangeEmailArgs = {
  input: ChangeEmailInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationChangeLocaleArgs = {
  input: ChangeLocaleInput;
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
export type MutationDecideModerationCaseArgs = {
  input: DecideModerationCaseInput;
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
export type MutationReleaseModerationCaseArgs = {
  input: ReleaseModerationCaseInput;
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
export type MutationTakeModerationCaseArgs = {
  input: TakeModerationCaseInput;
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

/** Names a case that the viewer has taken. */
export type ReleaseModerationCaseInput = {
  /** Of `ModerationCase.id`. */
  caseId: Scalars['ID']['input'];
};

/** The case, taken by nobody. */
export type ReleaseModerationCasePayload = {
  __typename?: 'ReleaseModerationCasePayload';
  /** As it is now. */
  case?: Maybe<ModerationCase>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
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
  /** Set with `NOT_ALLOWED`: the password is right, and the account is suspended. */
  suspension?: Maybe<Suspension>;
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
  /** The language of what is sent to the person, e.g. that of their browser, `de-AT`; English where there are no texts in it. */
  locale?: InputMaybe<Scalars['String']['input']>;
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

/** Why an account is closed to its person. */
export type Suspension = {
  __typename?: 'Suspension';
  /** For `appealSuspension`, for an hour; null when there has been an appeal. */
  appealToken?: Maybe<Scalars['String']['output']>;
  /** What was decided, and which rule was broken. */
  decision: ModerationDecision;
};

/** Names a case of the queue. */
export type TakeModerationCaseInput = {
  /** Of `ModerationCase.id`. */
  caseId: Scalars['ID']['input'];
};

/** The case, taken by the viewer. */
export type TakeModerationCasePayload = {
  __typename?: 'TakeModerationCasePayload';
  /** As it is now. */
  case?: Maybe<ModerationCase>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
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
  /** What moderators work with; null to everybody who is none. The role is granted by the operator, `pnpm moderators grant`. */
  moderation?: Maybe<Moderation>;
  /** What moderators have decided against the viewer, newest first. Cases that ended without action are not among them. */
  moderationDecisions?: Maybe<ModerationDecisionConnection>;
};


/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type ViewerModerationDecisionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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
  ModerationDecision: ModerationDecision;
  Viewer: Viewer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  ModerationDecision:
    ( { __typename: 'ModerationDecision' }
    & GraphQLRecursivePick<FederationTypes['ModerationDecision'], {"id":true}> );
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
  AnswerAppealInput: AnswerAppealInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AnswerAppealPayload: ResolverTypeWrapper<Omit<AnswerAppealPayload, 'case'> & { case?: Maybe<ResolversTypes['ModerationCase']> }>;
  AppealDecisionInput: AppealDecisionInput;
  AppealDecisionPayload: ResolverTypeWrapper<Omit<AppealDecisionPayload, 'decision'> & { decision?: Maybe<ResolversTypes['ModerationDecision']> }>;
  AppealStatus: AppealStatus;
  AppealSuspensionInput: AppealSuspensionInput;
  AppealSuspensionPayload: ResolverTypeWrapper<Omit<AppealSuspensionPayload, 'decision'> & { decision?: Maybe<ResolversTypes['ModerationDecision']> }>;
  AuditEntry: ResolverTypeWrapper<AuditRow>;
  AuditEntryConnection: ResolverTypeWrapper<Omit<AuditEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['AuditEntryEdge']>, nodes: Array<ResolversTypes['AuditEntry']> }>;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  AuthTokens: ResolverTypeWrapper<AuthTokens>;
  ChangeEmailInput: ChangeEmailInput;
  ChangeEmailPayload: ResolverTypeWrapper<Omit<ChangeEmailPayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  ChangeLocaleInput: ChangeLocaleInput;
  ChangeLocalePayload: ResolverTypeWrapper<Omit<ChangeLocalePayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: ResolverTypeWrapper<Omit<ChangePasswordPayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  ChangeUsernameInput: ChangeUsernameInput;
  ChangeUsernamePayload: ResolverTypeWrapper<Omit<ChangeUsernamePayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeactivateAccountInput: DeactivateAccountInput;
  DeactivateAccountPayload: ResolverTypeWrapper<Omit<DeactivateAccountPayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  DecideModerationCaseInput: DecideModerationCaseInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  DecideModerationCasePayload: ResolverTypeWrapper<Omit<DecideModerationCasePayload, 'case'> & { case?: Maybe<ResolversTypes['ModerationCase']> }>;
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountPayload: ResolverTypeWrapper<DeleteAccountPayload>;
  MediaFile: ResolverTypeWrapper<MediaFile>;
  Moderation: ResolverTypeWrapper<{ id: string }>;
  ModerationAction: ModerationAction;
  ModerationAppeal: ResolverTypeWrapper<AppealRow>;
  ModerationCase: ResolverTypeWrapper<CaseRow>;
  ModerationCaseConnection: ResolverTypeWrapper<Omit<ModerationCaseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ModerationCaseEdge']>, nodes: Array<ResolversTypes['ModerationCase']> }>;
  ModerationCaseEdge: ResolverTypeWrapper<Omit<ModerationCaseEdge, 'node'> & { node: ResolversTypes['ModerationCase'] }>;
  ModerationDecision: ResolverTypeWrapper<DecisionRow>;
  ModerationDecisionConnection: ResolverTypeWrapper<Omit<ModerationDecisionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ModerationDecisionEdge']>, nodes: Array<ResolversTypes['ModerationDecision']> }>;
  ModerationDecisionEdge: ResolverTypeWrapper<Omit<ModerationDecisionEdge, 'node'> & { node: ResolversTypes['ModerationDecision'] }>;
  ModerationEvidence: ResolverTypeWrapper<EvidenceRow>;
  ModerationQueue: ModerationQueue;
  ModerationReport: ResolverTypeWrapper<ModerationReport>;
  ModerationRule: ModerationRule;
  ModerationSubjectType: ModerationSubjectType;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: ResolverTypeWrapper<RefreshSessionPayload>;
  ReleaseModerationCaseInput: ReleaseModerationCaseInput;
  ReleaseModerationCasePayload: ResolverTypeWrapper<Omit<ReleaseModerationCasePayload, 'case'> & { case?: Maybe<ResolversTypes['ModerationCase']> }>;
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
  SignInPayload: ResolverTypeWrapper<Omit<SignInPayload, 'account' | 'suspension'> & { account?: Maybe<ResolversTypes['Account']>, suspension?: Maybe<ResolversTypes['Suspension']> }>;
  SignOutPayload: ResolverTypeWrapper<SignOutPayload>;
  SignUpInput: SignUpInput;
  SignUpPayload: ResolverTypeWrapper<Omit<SignUpPayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  Suspension: ResolverTypeWrapper<Omit<Suspension, 'decision'> & { decision: ResolversTypes['ModerationDecision'] }>;
  TakeModerationCaseInput: TakeModerationCaseInput;
  TakeModerationCasePayload: ResolverTypeWrapper<Omit<TakeModerationCasePayload, 'case'> & { case?: Maybe<ResolversTypes['ModerationCase']> }>;
  User: ResolverTypeWrapper<{ id: string }>;
  UserError: ResolverTypeWrapper<UserError>;
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
  AnswerAppealInput: AnswerAppealInput;
  Boolean: Scalars['Boolean']['output'];
  AnswerAppealPayload: Omit<AnswerAppealPayload, 'case'> & { case?: Maybe<ResolversParentTypes['ModerationCase']> };
  AppealDecisionInput: AppealDecisionInput;
  AppealDecisionPayload: Omit<AppealDecisionPayload, 'decision'> & { decision?: Maybe<ResolversParentTypes['ModerationDecision']> };
  AppealSuspensionInput: AppealSuspensionInput;
  AppealSuspensionPayload: Omit<AppealSuspensionPayload, 'decision'> & { decision?: Maybe<ResolversParentTypes['ModerationDecision']> };
  AuditEntry: AuditRow;
  AuditEntryConnection: Omit<AuditEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['AuditEntryEdge']>, nodes: Array<ResolversParentTypes['AuditEntry']> };
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AuthTokens: AuthTokens;
  ChangeEmailInput: ChangeEmailInput;
  ChangeEmailPayload: Omit<ChangeEmailPayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  ChangeLocaleInput: ChangeLocaleInput;
  ChangeLocalePayload: Omit<ChangeLocalePayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: Omit<ChangePasswordPayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  ChangeUsernameInput: ChangeUsernameInput;
  ChangeUsernamePayload: Omit<ChangeUsernamePayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  DateTime: Scalars['DateTime']['output'];
  DeactivateAccountInput: DeactivateAccountInput;
  DeactivateAccountPayload: Omit<DeactivateAccountPayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  DecideModerationCaseInput: DecideModerationCaseInput;
  Int: Scalars['Int']['output'];
  DecideModerationCasePayload: Omit<DecideModerationCasePayload, 'case'> & { case?: Maybe<ResolversParentTypes['ModerationCase']> };
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountPayload: DeleteAccountPayload;
  MediaFile: MediaFile;
  Moderation: { id: string };
  ModerationAppeal: AppealRow;
  ModerationCase: CaseRow;
  ModerationCaseConnection: Omit<ModerationCaseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ModerationCaseEdge']>, nodes: Array<ResolversParentTypes['ModerationCase']> };
  ModerationCaseEdge: Omit<ModerationCaseEdge, 'node'> & { node: ResolversParentTypes['ModerationCase'] };
  ModerationDecision: DecisionRow;
  ModerationDecisionConnection: Omit<ModerationDecisionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ModerationDecisionEdge']>, nodes: Array<ResolversParentTypes['ModerationDecision']> };
  ModerationDecisionEdge: Omit<ModerationDecisionEdge, 'node'> & { node: ResolversParentTypes['ModerationDecision'] };
  ModerationEvidence: EvidenceRow;
  ModerationReport: ModerationReport;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: RefreshSessionPayload;
  ReleaseModerationCaseInput: ReleaseModerationCaseInput;
  ReleaseModerationCasePayload: Omit<ReleaseModerationCasePayload, 'case'> & { case?: Maybe<ResolversParentTypes['ModerationCase']> };
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
  SignInPayload: Omit<SignInPayload, 'account' | 'suspension'> & { account?: Maybe<ResolversParentTypes['Account']>, suspension?: Maybe<ResolversParentTypes['Suspension']> };
  SignOutPayload: SignOutPayload;
  SignUpInput: SignUpInput;
  SignUpPayload: Omit<SignUpPayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  Suspension: Omit<Suspension, 'decision'> & { decision: ResolversParentTypes['ModerationDecision'] };
  TakeModerationCaseInput: TakeModerationCaseInput;
  TakeModerationCasePayload: Omit<TakeModerationCasePayload, 'case'> & { case?: Maybe<ResolversParentTypes['ModerationCase']> };
  User: { id: string };
  UserError: UserError;
  VerifyEmailInput: VerifyEmailInput;
  VerifyEmailPayload: VerifyEmailPayload;
  Viewer: { id: string };
};

export type AccountResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  emailVerifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  locale?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  passwordChangedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  pendingEmail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  restrictedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  sessions?: Resolver<Array<ResolversTypes['Session']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AccountStatus'], ParentType, ContextType>;
  username?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AnswerAppealPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['AnswerAppealPayload'] = ResolversParentTypes['AnswerAppealPayload']> = {
  case?: Resolver<Maybe<ResolversTypes['ModerationCase']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AppealDecisionPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['AppealDecisionPayload'] = ResolversParentTypes['AppealDecisionPayload']> = {
  decision?: Resolver<Maybe<ResolversTypes['ModerationDecision']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AppealSuspensionPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['AppealSuspensionPayload'] = ResolversParentTypes['AppealSuspensionPayload']> = {
  decision?: Resolver<Maybe<ResolversTypes['ModerationDecision']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  caseId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
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

export type ChangeLocalePayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ChangeLocalePayload'] = ResolversParentTypes['ChangeLocalePayload']> = {
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

export type DecideModerationCasePayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['DecideModerationCasePayload'] = ResolversParentTypes['DecideModerationCasePayload']> = {
  case?: Resolver<Maybe<ResolversTypes['ModerationCase']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteAccountPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['DeleteAccountPayload'] = ResolversParentTypes['DeleteAccountPayload']> = {
  deletedUserId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MediaFileResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['MediaFile'] = ResolversParentTypes['MediaFile']> = {
  accessGrant?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ModerationResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['Moderation'] = ResolversParentTypes['Moderation']> = {
  auditLog?: Resolver<Maybe<ResolversTypes['AuditEntryConnection']>, ParentType, ContextType, RequireFields<ModerationAuditLogArgs, 'first'>>;
  case?: Resolver<Maybe<ResolversTypes['ModerationCase']>, ParentType, ContextType, RequireFields<ModerationCaseArgs, 'id'>>;
  cases?: Resolver<Maybe<ResolversTypes['ModerationCaseConnection']>, ParentType, ContextType, RequireFields<ModerationCasesArgs, 'first' | 'queue' | 'takenByViewer'>>;
};

export type ModerationAppealResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ModerationAppeal'] = ResolversParentTypes['ModerationAppeal']> = {
  answeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AppealStatus'], ParentType, ContextType>;
  viewerCanAnswer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ModerationCaseResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ModerationCase'] = ResolversParentTypes['ModerationCase']> = {
  assignee?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['ModerationDecision']>, ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['ModerationEvidence']>, ParentType, ContextType>;
  evidenceEndsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isTakenByViewer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastReportedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  reportCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reports?: Resolver<Array<ResolversTypes['ModerationReport']>, ParentType, ContextType>;
  subjectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subjectType?: Resolver<ResolversTypes['ModerationSubjectType'], ParentType, ContextType>;
};

export type ModerationCaseConnectionResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ModerationCaseConnection'] = ResolversParentTypes['ModerationCaseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ModerationCaseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ModerationCase']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ModerationCaseEdgeResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ModerationCaseEdge'] = ResolversParentTypes['ModerationCaseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ModerationCase'], ParentType, ContextType>;
};

export type ModerationDecisionResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ModerationDecision'] = ResolversParentTypes['ModerationDecision'], FederationReferenceType extends FederationReferenceTypes['ModerationDecision'] = FederationReferenceTypes['ModerationDecision']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ModerationDecision']> | FederationReferenceType, FederationReferenceType, ContextType>;
  action?: Resolver<ResolversTypes['ModerationAction'], ParentType, ContextType>;
  appeal?: Resolver<Maybe<ResolversTypes['ModerationAppeal']>, ParentType, ContextType>;
  decidedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  explanation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  restrictedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reversedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['ModerationRule']>, ParentType, ContextType>;
  subjectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subjectType?: Resolver<ResolversTypes['ModerationSubjectType'], ParentType, ContextType>;
  viewerCanAppeal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ModerationDecisionConnectionResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ModerationDecisionConnection'] = ResolversParentTypes['ModerationDecisionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ModerationDecisionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ModerationDecision']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ModerationDecisionEdgeResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ModerationDecisionEdge'] = ResolversParentTypes['ModerationDecisionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ModerationDecision'], ParentType, ContextType>;
};

export type ModerationEvidenceResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ModerationEvidence'] = ResolversParentTypes['ModerationEvidence']> = {
  capturedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  media?: Resolver<Array<Maybe<ResolversTypes['MediaFile']>>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ModerationReportResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ModerationReport'] = ResolversParentTypes['ModerationReport']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['ModerationRule'], ParentType, ContextType>;
  reportedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  answerAppeal?: Resolver<Maybe<ResolversTypes['AnswerAppealPayload']>, ParentType, ContextType, RequireFields<MutationAnswerAppealArgs, 'input'>>;
  appealDecision?: Resolver<Maybe<ResolversTypes['AppealDecisionPayload']>, ParentType, ContextType, RequireFields<MutationAppealDecisionArgs, 'input'>>;
  appealSuspension?: Resolver<Maybe<ResolversTypes['AppealSuspensionPayload']>, ParentType, ContextType, RequireFields<MutationAppealSuspensionArgs, 'input'>>;
  changeEmail?: Resolver<Maybe<ResolversTypes['ChangeEmailPayload']>, ParentType, ContextType, RequireFields<MutationChangeEmailArgs, 'input'>>;
  changeLocale?: Resolver<Maybe<ResolversTypes['ChangeLocalePayload']>, ParentType, ContextType, RequireFields<MutationChangeLocaleArgs, 'input'>>;
  changePassword?: Resolver<Maybe<ResolversTypes['ChangePasswordPayload']>, ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  changeUsername?: Resolver<Maybe<ResolversTypes['ChangeUsernamePayload']>, ParentType, ContextType, RequireFields<MutationChangeUsernameArgs, 'input'>>;
  deactivateAccount?: Resolver<Maybe<ResolversTypes['DeactivateAccountPayload']>, ParentType, ContextType, RequireFields<MutationDeactivateAccountArgs, 'input'>>;
  decideModerationCase?: Resolver<Maybe<ResolversTypes['DecideModerationCasePayload']>, ParentType, ContextType, RequireFields<MutationDecideModerationCaseArgs, 'input'>>;
  deleteAccount?: Resolver<Maybe<ResolversTypes['DeleteAccountPayload']>, ParentType, ContextType, RequireFields<MutationDeleteAccountArgs, 'input'>>;
  refreshSession?: Resolver<Maybe<ResolversTypes['RefreshSessionPayload']>, ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  releaseModerationCase?: Resolver<Maybe<ResolversTypes['ReleaseModerationCasePayload']>, ParentType, ContextType, RequireFields<MutationReleaseModerationCaseArgs, 'input'>>;
  requestPasswordReset?: Resolver<Maybe<ResolversTypes['RequestPasswordResetPayload']>, ParentType, ContextType, RequireFields<MutationRequestPasswordResetArgs, 'input'>>;
  resendEmailVerification?: Resolver<Maybe<ResolversTypes['ResendEmailVerificationPayload']>, ParentType, ContextType>;
  resetPassword?: Resolver<Maybe<ResolversTypes['ResetPasswordPayload']>, ParentType, ContextType, RequireFields<MutationResetPasswordArgs, 'input'>>;
  revokeOtherSessions?: Resolver<Maybe<ResolversTypes['RevokeOtherSessionsPayload']>, ParentType, ContextType>;
  revokeSession?: Resolver<Maybe<ResolversTypes['RevokeSessionPayload']>, ParentType, ContextType, RequireFields<MutationRevokeSessionArgs, 'input'>>;
  signIn?: Resolver<Maybe<ResolversTypes['SignInPayload']>, ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  signOut?: Resolver<Maybe<ResolversTypes['SignOutPayload']>, ParentType, ContextType>;
  signUp?: Resolver<Maybe<ResolversTypes['SignUpPayload']>, ParentType, ContextType, RequireFields<MutationSignUpArgs, 'input'>>;
  takeModerationCase?: Resolver<Maybe<ResolversTypes['TakeModerationCasePayload']>, ParentType, ContextType, RequireFields<MutationTakeModerationCaseArgs, 'input'>>;
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

export type ReleaseModerationCasePayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ReleaseModerationCasePayload'] = ResolversParentTypes['ReleaseModerationCasePayload']> = {
  case?: Resolver<Maybe<ResolversTypes['ModerationCase']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
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
  suspension?: Resolver<Maybe<ResolversTypes['Suspension']>, ParentType, ContextType>;
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

export type SuspensionResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['Suspension'] = ResolversParentTypes['Suspension']> = {
  appealToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['ModerationDecision'], ParentType, ContextType>;
};

export type TakeModerationCasePayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['TakeModerationCasePayload'] = ResolversParentTypes['TakeModerationCasePayload']> = {
  case?: Resolver<Maybe<ResolversTypes['ModerationCase']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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
  moderation?: Resolver<Maybe<ResolversTypes['Moderation']>, ParentType, ContextType>;
  moderationDecisions?: Resolver<Maybe<ResolversTypes['ModerationDecisionConnection']>, ParentType, ContextType, RequireFields<ViewerModerationDecisionsArgs, 'first'>>;
};

export type Resolvers<ContextType = AuthContext> = {
  Account?: AccountResolvers<ContextType>;
  AnswerAppealPayload?: AnswerAppealPayloadResolvers<ContextType>;
  AppealDecisionPayload?: AppealDecisionPayloadResolvers<ContextType>;
  AppealSuspensionPayload?: AppealSuspensionPayloadResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  AuthTokens?: AuthTokensResolvers<ContextType>;
  ChangeEmailPayload?: ChangeEmailPayloadResolvers<ContextType>;
  ChangeLocalePayload?: ChangeLocalePayloadResolvers<ContextType>;
  ChangePasswordPayload?: ChangePasswordPayloadResolvers<ContextType>;
  ChangeUsernamePayload?: ChangeUsernamePayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeactivateAccountPayload?: DeactivateAccountPayloadResolvers<ContextType>;
  DecideModerationCasePayload?: DecideModerationCasePayloadResolvers<ContextType>;
  DeleteAccountPayload?: DeleteAccountPayloadResolvers<ContextType>;
  MediaFile?: MediaFileResolvers<ContextType>;
  Moderation?: ModerationResolvers<ContextType>;
  ModerationAppeal?: ModerationAppealResolvers<ContextType>;
  ModerationCase?: ModerationCaseResolvers<ContextType>;
  ModerationCaseConnection?: ModerationCaseConnectionResolvers<ContextType>;
  ModerationCaseEdge?: ModerationCaseEdgeResolvers<ContextType>;
  ModerationDecision?: ModerationDecisionResolvers<ContextType>;
  ModerationDecisionConnection?: ModerationDecisionConnectionResolvers<ContextType>;
  ModerationDecisionEdge?: ModerationDecisionEdgeResolvers<ContextType>;
  ModerationEvidence?: ModerationEvidenceResolvers<ContextType>;
  ModerationReport?: ModerationReportResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RefreshSessionPayload?: RefreshSessionPayloadResolvers<ContextType>;
  ReleaseModerationCasePayload?: ReleaseModerationCasePayloadResolvers<ContextType>;
  RequestPasswordResetPayload?: RequestPasswordResetPayloadResolvers<ContextType>;
  ResendEmailVerificationPayload?: ResendEmailVerificationPayloadResolvers<ContextType>;
  ResetPasswordPayload?: ResetPasswordPayloadResolvers<ContextType>;
  RevokeOtherSessionsPayload?: RevokeOtherSessionsPayloadResolvers<ContextType>;
  RevokeSessionPayload?: RevokeSessionPayloadResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SignInPayload?: SignInPayloadResolvers<ContextType>;
  SignOutPayload?: SignOutPayloadResolvers<ContextType>;
  SignUpPayload?: SignUpPayloadResolvers<ContextType>;
  Suspension?: SuspensionResolvers<ContextType>;
  TakeModerationCasePayload?: TakeModerationCasePayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VerifyEmailPayload?: VerifyEmailPayloadResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

