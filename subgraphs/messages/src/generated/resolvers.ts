import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ConversationRow } from '../data/conversations.ts';
import type { ParticipantRow } from '../data/participants.ts';
import type { MessageRow } from '../data/messages.ts';
import type { ReactionRow } from '../data/reactions.ts';
import type { MessagesContext } from '../context.ts';
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

/** Names the request to accept. */
export type AcceptMessageRequestInput = {
  /** Of a conversation that the viewer takes part in. */
  conversationId: Scalars['ID']['input'];
};

/** The conversation, and what counts unread messages. */
export type AcceptMessageRequestPayload = {
  __typename?: 'AcceptMessageRequestPayload';
  /** As the viewer has it now. */
  conversation?: Maybe<Conversation>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With the new `unreadMessageCount`. */
  viewer?: Maybe<Viewer>;
};

/** Names a group, and people to add to it. */
export type AddParticipantsInput = {
  /** Of a group that the viewer takes part in. */
  conversationId: Scalars['ID']['input'];
  /** 1 to 100 friends of the viewer. */
  userIds: Array<Scalars['ID']['input']>;
};

/** The group, with the new people. */
export type AddParticipantsPayload = {
  __typename?: 'AddParticipantsPayload';
  /** With its new `participantCount`. */
  conversation?: Maybe<Conversation>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** Names the conversation to put away. */
export type ArchiveConversationInput = {
  /** Of a conversation that the viewer takes part in. */
  conversationId: Scalars['ID']['input'];
};

/** The conversation, and what counts unread messages. */
export type ArchiveConversationPayload = {
  __typename?: 'ArchiveConversationPayload';
  /** As the viewer has it now. */
  conversation?: Maybe<Conversation>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With the new `unreadMessageCount`. */
  viewer?: Maybe<Viewer>;
};

/** Names a person of a group, with the new role. */
export type ChangeParticipantRoleInput = {
  /** Of a group whose admin the viewer is. */
  conversationId: Scalars['ID']['input'];
  /** Having it already is no error. */
  role: ParticipantRole;
  /** A participant's, the viewer's own included. */
  userId: Scalars['ID']['input'];
};

/** The person, with the new role. */
export type ChangeParticipantRolePayload = {
  __typename?: 'ChangeParticipantRolePayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** Whose role it is. */
  participant?: Maybe<Participant>;
};

/** A talk between two people or in a group; only its participants see it. */
export type Conversation = {
  __typename?: 'Conversation';
  /**
   * Whether the viewer has written as much as may wait as a request, which is 5 messages: `sendMessage` writes no more until the
   * other accepts, answers or becomes a friend. Whether the other has declined makes no difference.
   */
  awaitsAnswer: Scalars['Boolean']['output'];
  /**
   * What a client has missed that knows the conversation up to a cursor: new messages in their order, then what else has
   * changed, each as it is now and told once. A message may be told that the client knows already. Typing is not told.
   */
  changesSince: ConversationChanges;
  /** When it was opened, which may be before its first message. */
  createdAt: Scalars['DateTime']['output'];
  /** Null once that person's account is gone. */
  createdBy?: Maybe<User>;
  /**
   * The place that has been reached: `changesSince` tells what happens behind it. Take it from the answer that loads what is
   * shown, and open `conversationEvents` before asking.
   */
  cursor: Scalars['String']['output'];
  /** What the group is about; null for `DIRECT`. */
  description?: Maybe<Scalars['String']['output']>;
  /** Which of the viewer's lists it stands in; nobody else sees that. */
  folder: ConversationFolder;
  /** A UUID, in either case. */
  id: Scalars['ID']['output'];
  /** Whether its messages notify the viewer of nothing; nobody else sees that. */
  isMuted: Scalars['Boolean']['output'];
  /** When the last message was sent, or else `createdAt`. */
  lastActivityAt: Scalars['DateTime']['output'];
  /** The newest one, be it deleted; null before the first. */
  lastMessage?: Maybe<Message>;
  /** Oldest first. Takes `first` and `after` or `last` and `before`, not both; gives the last 20 when it gets neither. */
  messages: MessageConnection;
  /** When that ends by itself; null when it does not, and while it is not muted. */
  mutedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** The group's name; null for `DIRECT`. */
  name?: Maybe<Scalars['String']['output']>;
  /** The viewer included. */
  participantCount: Scalars['Int']['output'];
  /** In the order they joined. */
  participants: ParticipantConnection;
  /** Never changes. */
  type: ConversationType;
  /**
   * Messages by others behind the viewer's read marker, without those that are deleted or were sent before the viewer was last
   * added.
   */
  unreadCount: Scalars['Int']['output'];
  /**
   * Whether `sendMessage` may write here. False in a `DIRECT` conversation that is closed: either person has blocked the other,
   * the other's account is away, or the other lets only friends begin one and has not accepted this one. Nor while `awaitsAnswer`.
   * No event tells of that.
   */
  viewerCanSend: Scalars['Boolean']['output'];
  /** The viewer's own role. */
  viewerRole: ParticipantRole;
};


/** A talk between two people or in a group; only its participants see it. */
export type ConversationChangesSinceArgs = {
  cursor: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A talk between two people or in a group; only its participants see it. */
export type ConversationMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A talk between two people or in a group; only its participants see it. */
export type ConversationParticipantsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The name, the description, the participants or a role changed. */
export type ConversationChanged = {
  __typename?: 'ConversationChanged';
  /** As it is after the change. */
  conversation: Conversation;
  /** For `Conversation.changesSince`: behind this event, and behind all that came before it on the stream. */
  cursor: Scalars['String']['output'];
};

/** A page of what has happened in a conversation behind a cursor. */
export type ConversationChanges = {
  __typename?: 'ConversationChanges';
  /** The place behind these events, for the next page or the next gap. */
  cursor: Scalars['String']['output'];
  /** To be applied as those of `conversationEvents` are. */
  events: Array<ConversationEvent>;
  /** Whether more is to be asked for from `cursor` on. */
  hasMore: Scalars['Boolean']['output'];
  /**
   * The gap cannot be told in events: the conversation is to be loaded anew, with its cursor. So it is when people became hidden
   * from the viewer or are so no more, by a block or with an account, and when somebody's account was deleted.
   */
  isTooOld: Scalars['Boolean']['output'];
};

/** A page of conversations. */
export type ConversationConnection = {
  __typename?: 'ConversationConnection';
  /** With a cursor and what else belongs to the place in the list. */
  edges: Array<ConversationEdge>;
  /** The same without cursors. */
  nodes: Array<Conversation>;
  /** Tells whether there is another page, and how to ask for it. */
  pageInfo: PageInfo;
};

/** A place in a list of conversations. */
export type ConversationEdge = {
  __typename?: 'ConversationEdge';
  /** For `after`, to go on behind this place. */
  cursor: Scalars['String']['output'];
  /** The conversation at this place. */
  node: Conversation;
};

/** What can happen in a conversation. Clients must expect new members. */
export type ConversationEvent = ConversationChanged | ConversationRead | MessageAdded | MessageChanged | TypingChanged;

/** The lists that a person's conversations stand in. */
export type ConversationFolder =
  /** Put away by the viewer. A message brings one back: the viewer's own always, another's unless it is muted. */
  | 'ARCHIVE'
  /** Where they are at first. */
  | 'INBOX'
  /**
   * A first message of somebody who is no friend, where the viewer has `WhoMayMessage.REQUEST`. Such a conversation notifies the
   * viewer of nothing and counts nowhere, `messageAdded` leaves it out, and whoever wrote does not learn that it was read, until
   * the viewer accepts it, writes in it, or becomes a friend.
   */
  | 'REQUESTS';

/** What a person has done with a conversation for themselves. */
export type ConversationPlaceChanged = {
  __typename?: 'ConversationPlaceChanged';
  /** As the viewer has it now; null when they have declined it, or are out of it. */
  conversation?: Maybe<Conversation>;
  /** Of the conversation, for caches to forget it where it is null. */
  conversationId: Scalars['ID']['output'];
  /** With the new `unreadMessageCount` and `messageRequestCount`. */
  viewer?: Maybe<Viewer>;
};

/** Someone's read marker moved. */
export type ConversationRead = {
  __typename?: 'ConversationRead';
  /** For `Conversation.changesSince`: behind this event, and behind all that came before it on the stream. */
  cursor: Scalars['String']['output'];
  /** Whose marker moved. */
  participant: Participant;
};

/** How many people a conversation is for. */
export type ConversationType =
  /** Between two people; there is one for each pair. */
  | 'DIRECT'
  /** Named, with 2 to 250 participants. */
  | 'GROUP';

/** The name and the first people of a group. */
export type CreateGroupConversationInput = {
  /** At most 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** 1 to 249 friends; the viewer is added. */
  participantIds: Array<Scalars['ID']['input']>;
};

/** The new group. */
export type CreateGroupConversationPayload = {
  __typename?: 'CreateGroupConversationPayload';
  /** With the viewer as its `ADMIN`. */
  conversation?: Maybe<Conversation>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** Names the request to decline. */
export type DeclineMessageRequestInput = {
  /** Of a conversation among the viewer's `REQUESTS`. */
  conversationId: Scalars['ID']['input'];
};

/** Names the conversation that the viewer sees no more. */
export type DeclineMessageRequestPayload = {
  __typename?: 'DeclineMessageRequestPayload';
  /** For caches to forget. */
  declinedConversationId?: Maybe<Scalars['ID']['output']>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** Names a message of the viewer. */
export type DeleteMessageInput = {
  /** Of a message of the viewer's. */
  messageId: Scalars['ID']['input'];
};

/** The message, without its content. */
export type DeleteMessagePayload = {
  __typename?: 'DeleteMessagePayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** What is left of the message. */
  message?: Maybe<Message>;
};

/** Names a message of the viewer, with its new text. */
export type EditMessageInput = {
  /** 1 to 5,000 characters. */
  content: Scalars['String']['input'];
  /** Of a message of the viewer's. */
  messageId: Scalars['ID']['input'];
};

/** The message after the change. */
export type EditMessagePayload = {
  __typename?: 'EditMessagePayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** As the others see it now. */
  message?: Maybe<Message>;
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

/** Names a group of the viewer. */
export type LeaveConversationInput = {
  /** Of a group that the viewer takes part in; a `DIRECT` conversation cannot be left. */
  conversationId: Scalars['ID']['input'];
};

/** Names the group that the viewer sees no more. */
export type LeaveConversationPayload = {
  __typename?: 'LeaveConversationPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** For caches to forget. */
  leftConversationId?: Maybe<Scalars['ID']['output']>;
};

/** An address of the web. */
export type Link = {
  __typename?: 'Link';
  /** Of `http` or `https`, complete and without a user name or password. */
  url: Scalars['String']['output'];
};

/** Names a conversation, and the last message that was read. */
export type MarkConversationReadInput = {
  /** Of a conversation that the viewer takes part in. */
  conversationId: Scalars['ID']['input'];
  /** The last message that was read. */
  upToMessageId: Scalars['ID']['input'];
};

/** What counts unread messages, with its new counts. */
export type MarkConversationReadPayload = {
  __typename?: 'MarkConversationReadPayload';
  /** With its new `unreadCount`. */
  conversation?: Maybe<Conversation>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With the new `unreadMessageCount`. */
  viewer?: Maybe<Viewer>;
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

/** One message. A deleted one keeps its place and loses its content. */
export type Message = {
  __typename?: 'Message';
  /** Plain text, the caption when there is media; empty when deleted. */
  content: Scalars['String']['output'];
  /** The conversation it was sent in. */
  conversation: Conversation;
  /** Until when `viewerCanEdit` stays true; null when it is false. */
  editableUntil?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Where `content` leads: its links, its `#hashtags`, and the people whom it mentions, in order. The first 200 of a text, and
   * of people the first 30. See `Post.facets`.
   */
  facets: Array<Facet>;
  /** A UUID, in either case. */
  id: Scalars['ID']['output'];
  /** The key it was sent with, to match an optimistic row; null for everybody but its sender. */
  idempotencyKey?: Maybe<Scalars['String']['output']>;
  /** Whether its sender has deleted it; it has neither text nor media then. */
  isDeleted: Scalars['Boolean']['output'];
  /** Whether its text was changed after it was sent. */
  isEdited: Scalars['Boolean']['output'];
  /** Whether moderators have removed it; then `isDeleted` is true as well, and it may come back. */
  isRemoved: Scalars['Boolean']['output'];
  /** At most 10 files, as private as the conversation; empty when deleted. */
  media: Array<Maybe<MediaFile>>;
  /**
   * One entry for each type in use, most frequent first; empty when the message is deleted. As `reactions`, without people who
   * are hidden from the viewer.
   */
  reactionCounts: Array<ReactionCount>;
  /** Who reacted, newest first; of one type when `type` is given. People hidden from the viewer are left out. */
  reactions: ReactionConnection;
  /**
   * The participants whose `lastReadMessage` is this message or a later one, without its sender and without people hidden from
   * the viewer.
   */
  readBy: ParticipantConnection;
  /** Which rule it broke, where it is removed; null to everybody but its sender. */
  removedRule?: Maybe<ModerationRule>;
  /** The earlier message of the same conversation that this one answers. */
  replyTo?: Maybe<Message>;
  /** Null once the sender's account is gone. */
  sender?: Maybe<User>;
  /** When the service took it; the order of a conversation. */
  sentAt: Scalars['DateTime']['output'];
  /** As its sender gave it; never changes. */
  type: MessageType;
  /** Whether `deleteMessage` has anything to delete: the message is the viewer's own, and not deleted. */
  viewerCanDelete: Scalars['Boolean']['output'];
  /**
   * Whether `editMessage` may change its text: it is the viewer's own, not deleted, less than 24 hours old, and in a conversation
   * that the viewer may write in.
   */
  viewerCanEdit: Scalars['Boolean']['output'];
  /**
   * Whether the viewer has blocked whoever sent it, so that a client folds it, here and where it is quoted or previewed, until the
   * viewer wants to read it. Blocks of others have no say in it.
   */
  viewerHasBlockedSender: Scalars['Boolean']['output'];
  /** The viewer's own reaction, if any. */
  viewerReaction?: Maybe<ReactionType>;
};


/** One message. A deleted one keeps its place and loses its content. */
export type MessageReactionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  type?: InputMaybe<ReactionType>;
};


/** One message. A deleted one keeps its place and loses its content. */
export type MessageReadByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A message was sent. */
export type MessageAdded = {
  __typename?: 'MessageAdded';
  /** For `Conversation.changesSince`: behind this event, and behind all that came before it on the stream. */
  cursor: Scalars['String']['output'];
  /** With its sender's `idempotencyKey`, to the sender alone. */
  message: Message;
};

/** A message was edited or deleted, or has other reactions. */
export type MessageChanged = {
  __typename?: 'MessageChanged';
  /** For `Conversation.changesSince`: behind this event, and behind all that came before it on the stream. */
  cursor: Scalars['String']['output'];
  /** As it is after the change. */
  message: Message;
};

/** A page of messages. */
export type MessageConnection = {
  __typename?: 'MessageConnection';
  /** With a cursor and what else belongs to the place in the list. */
  edges: Array<MessageEdge>;
  /** The same without cursors. */
  nodes: Array<Message>;
  /** Tells whether there is another page, and how to ask for it. */
  pageInfo: PageInfo;
};

/** A place in a list of messages. */
export type MessageEdge = {
  __typename?: 'MessageEdge';
  /** For `after`, to go on behind this place. */
  cursor: Scalars['String']['output'];
  /** The message at this place. */
  node: Message;
};

/** What a message mainly carries. */
export type MessageType =
  /** Videos, documents or other files. */
  | 'FILE'
  /** Pictures. */
  | 'IMAGE'
  /** Words only. */
  | 'TEXT'
  /** One voice recording. */
  | 'VOICE';

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
  /** Takes a conversation out of the viewer's `REQUESTS` into the `INBOX`; one that is not there is no error. */
  acceptMessageRequest?: Maybe<AcceptMessageRequestPayload>;
  /**
   * Adds friends of the viewer to a group; they see its earlier messages. People already in it are no error. Whoever was in it
   * before, and has blocked somebody who is, cannot be added again, as if they were no friend.
   */
  addParticipants?: Maybe<AddParticipantsPayload>;
  /** Puts a conversation into the viewer's `ARCHIVE`, until there is a new message; the others see nothing of that. */
  archiveConversation?: Maybe<ArchiveConversationPayload>;
  /** Admins only; the last admin whose account is active cannot step down while others are in the group. */
  changeParticipantRole?: Maybe<ChangeParticipantRolePayload>;
  /** Opens a group with the viewer as its admin. */
  createGroupConversation?: Maybe<CreateGroupConversationPayload>;
  /**
   * Takes a conversation out of the viewer's `REQUESTS`: the viewer sees it no more, whatever else is written, until the viewer
   * starts it by `startDirectConversation`. Whoever wrote is not told.
   */
  declineMessageRequest?: Maybe<DeclineMessageRequestPayload>;
  /**
   * Deletes one's own message for everybody, whatever stands between the viewer and the others; after leaving, too, when
   * `message` is null.
   */
  deleteMessage?: Maybe<DeleteMessagePayload>;
  /**
   * Changes the text of one's own message, within 24 hours. `NOT_ALLOWED` in a direct conversation that is closed, as for
   * `sendMessage`.
   */
  editMessage?: Maybe<EditMessagePayload>;
  /** Leaves a group. When the last active admin goes, the longest-standing active member becomes admin. */
  leaveConversation?: Maybe<LeaveConversationPayload>;
  /**
   * Moves the viewer's read marker forward; never back, and not in a conversation among the `REQUESTS`. The others see it (`readBy`, `ConversationRead`), except people hidden
   * from the viewer.
   */
  markConversationRead?: Maybe<MarkConversationReadPayload>;
  /** Its messages notify the viewer of nothing from now on, in no channel; they count as unread still. The last call counts. */
  muteConversation?: Maybe<MuteConversationPayload>;
  /** Takes the viewer's reaction back; having none is no error. Also after a block, and after leaving, when `message` is null. */
  removeMessageReaction?: Maybe<RemoveMessageReactionPayload>;
  /** Admins only; to go oneself, use `leaveConversation`. */
  removeParticipant?: Maybe<RemoveParticipantPayload>;
  /** Tells the moderators of a message, with how it reads now. Nobody learns who reported. Doing it again changes nothing. */
  reportMessage?: Maybe<ReportMessagePayload>;
  /**
   * Sends exactly once for each `idempotencyKey`, however often it is called. `NOT_ALLOWED` in a direct conversation that is
   * closed: either person has blocked the other, or the other's account is away. `LIMIT_REACHED` while it `awaitsAnswer`.
   */
  sendMessage?: Maybe<SendMessagePayload>;
  /** Sets the viewer's one reaction to a message, in place of an earlier one, where the viewer may write. */
  setMessageReaction?: Maybe<SetMessageReactionPayload>;
  /**
   * Tells the other participants. It ends with the viewer's next message, when the viewer leaves, and after 6 seconds unless
   * it is repeated. Who is hidden from the viewer is told nothing.
   */
  setTyping?: Maybe<SetTypingPayload>;
  /**
   * Finds or opens the one direct conversation with a person. The other sees it once a message has been sent, be it among the
   * `REQUESTS`.
   */
  startDirectConversation?: Maybe<StartDirectConversationPayload>;
  /** Takes a conversation out of the viewer's `ARCHIVE`; one that is not there is no error. */
  unarchiveConversation?: Maybe<UnarchiveConversationPayload>;
  /** Its messages notify the viewer again; one that is not muted is no error. */
  unmuteConversation?: Maybe<UnmuteConversationPayload>;
  /** Admins only. Absent fields stay as they are, an explicit null clears `description`. */
  updateGroupConversation?: Maybe<UpdateGroupConversationPayload>;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationAcceptMessageRequestArgs = {
  input: AcceptMessageRequestInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationAddParticipantsArgs = {
  input: AddParticipantsInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationArchiveConversationArgs = {
  input: ArchiveConversationInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationChangeParticipantRoleArgs = {
  input: ChangeParticipantRoleInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationCreateGroupConversationArgs = {
  input: CreateGroupConversationInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationDeclineMessageRequestArgs = {
  input: DeclineMessageRequestInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationDeleteMessageArgs = {
  input: DeleteMessageInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationEditMessageArgs = {
  input: EditMessageInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationLeaveConversationArgs = {
  input: LeaveConversationInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationMarkConversationReadArgs = {
  input: MarkConversationReadInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationMuteConversationArgs = {
  input: MuteConversationInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationRemoveMessageReactionArgs = {
  input: RemoveMessageReactionInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationRemoveParticipantArgs = {
  input: RemoveParticipantInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationReportMessageArgs = {
  input: ReportMessageInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationSendMessageArgs = {
  input: SendMessageInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationSetMessageReactionArgs = {
  input: SetMessageReactionInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationSetTypingArgs = {
  input: SetTypingInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationStartDirectConversationArgs = {
  input: StartDirectConversationInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationUnarchiveConversationArgs = {
  input: UnarchiveConversationInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationUnmuteConversationArgs = {
  input: UnmuteConversationInput;
};


/** What a client can change. A payload has `errors` for what a person can mend, and they are empty on success. */
export type MutationUpdateGroupConversationArgs = {
  input: UpdateGroupConversationInput;
};

/** Names the conversation to mute. */
export type MuteConversationInput = {
  /** Of a conversation that the viewer takes part in. */
  conversationId: Scalars['ID']['input'];
  /** Later than now; for good when it is absent or null. */
  until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The conversation, muted. */
export type MuteConversationPayload = {
  __typename?: 'MuteConversationPayload';
  /** As the viewer has it now. */
  conversation?: Maybe<Conversation>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
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

/** A person's place in a conversation. */
export type Participant = {
  __typename?: 'Participant';
  /** Names the place, not the person; the same when somebody leaves and is added again. */
  id: Scalars['ID']['output'];
  /** When the person was last added, or opened the conversation. */
  joinedAt: Scalars['DateTime']['output'];
  /** When the read marker last moved; null for a person hidden from the viewer. */
  lastReadAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Read receipt: the person has read this message and, as far as they see them, all before it. Only the person moves it, also
   * to messages from before they joined; being added, or added again, reads nothing. Null for a person hidden from the viewer.
   */
  lastReadMessage?: Maybe<Message>;
  /** Always `MEMBER` in a `DIRECT` conversation. */
  role: ParticipantRole;
  /** Null once the person's account is gone. */
  user?: Maybe<User>;
};

/** A page of participants. */
export type ParticipantConnection = {
  __typename?: 'ParticipantConnection';
  /** With a cursor and what else belongs to the place in the list. */
  edges: Array<ParticipantEdge>;
  /** The same without cursors. */
  nodes: Array<Participant>;
  /** Tells whether there is another page, and how to ask for it. */
  pageInfo: PageInfo;
};

/** A place in a list of participants. */
export type ParticipantEdge = {
  __typename?: 'ParticipantEdge';
  /** For `after`, to go on behind this place. */
  cursor: Scalars['String']['output'];
  /** The participant at this place. */
  node: Participant;
};

/** What a participant may do in a group. */
export type ParticipantRole =
  /**
   * May also rename the group, remove people and change roles. A group has an active admin as long as anybody in it is active:
   * when the last one leaves, deactivates or deletes the account, the active member who has been in it longest becomes one. A
   * person who comes back is admin again, beside the heir.
   */
  | 'ADMIN'
  /** May write, and add people. */
  | 'MEMBER';

/** What a client can read. Nothing here changes anything, so a query may be repeated. */
export type Query = {
  __typename?: 'Query';
  /** A conversation that the viewer takes part in; null otherwise. */
  conversation?: Maybe<Conversation>;
  /** The signed-in person, read from the access token; null when signed out. */
  viewer?: Maybe<Viewer>;
};


/** What a client can read. Nothing here changes anything, so a query may be repeated. */
export type QueryConversationArgs = {
  id: Scalars['ID']['input'];
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

/** Names the message that the viewer reacts to no more. */
export type RemoveMessageReactionInput = {
  /** Of a message that the viewer has seen. */
  messageId: Scalars['ID']['input'];
};

/** What the viewer reacted to. */
export type RemoveMessageReactionPayload = {
  __typename?: 'RemoveMessageReactionPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With its new counts. */
  message?: Maybe<Message>;
};

/** Names a group, and one of its people. */
export type RemoveParticipantInput = {
  /** Of a group whose admin the viewer is. */
  conversationId: Scalars['ID']['input'];
  /** Of another participant. */
  userId: Scalars['ID']['input'];
};

/** The group, without the person. */
export type RemoveParticipantPayload = {
  __typename?: 'RemoveParticipantPayload';
  /** With its new `participantCount`. */
  conversation?: Maybe<Conversation>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** A report of a message. */
export type ReportMessageInput = {
  /** Of `Message.id`. */
  messageId: Scalars['ID']['input'];
  /** More about it; at most 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Which rule is broken. */
  reason: ModerationRule;
};

/** Says whether the report was taken; what comes of it is not told. */
export type ReportMessagePayload = {
  __typename?: 'ReportMessagePayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** A message as its sender writes it. */
export type SendMessageInput = {
  /** At most 5,000 characters; needed for `TEXT`, a caption otherwise. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** Of a conversation that the viewer takes part in. */
  conversationId: Scalars['ID']['input'];
  /** A UUID of the client's making. */
  idempotencyKey: Scalars['String']['input'];
  /** 1 to 10 ready files of the viewer's that fit `type`; none for `TEXT`, one audio file for `VOICE`. */
  mediaIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** A message of the same conversation. */
  replyToId?: InputMaybe<Scalars['ID']['input']>;
  /** Decides what `content` and `mediaIds` must be. */
  type?: MessageType;
};

/** The message, be it sent by this call or an earlier one of the same key. */
export type SendMessagePayload = {
  __typename?: 'SendMessagePayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With the `idempotencyKey` that it was sent with. */
  message?: Maybe<Message>;
};

/** A reaction, and the message it is to. */
export type SetMessageReactionInput = {
  /** Of a conversation that the viewer may write in. */
  messageId: Scalars['ID']['input'];
  /** Takes the place of an earlier one. */
  type: ReactionType;
};

/** What the viewer reacts to. */
export type SetMessageReactionPayload = {
  __typename?: 'SetMessageReactionPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With its new counts. */
  message?: Maybe<Message>;
};

/** Names a conversation, and whether the viewer types in it. */
export type SetTypingInput = {
  /** Of a conversation that the viewer takes part in. */
  conversationId: Scalars['ID']['input'];
  /** False ends it before the 6 seconds are over. */
  isTyping: Scalars['Boolean']['input'];
};

/** Says whether the others were told. */
export type SetTypingPayload = {
  __typename?: 'SetTypingPayload';
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** Names the other person. */
export type StartDirectConversationInput = {
  /** Anybody the viewer can see; `NOT_FOUND` when either has blocked the other. */
  userId: Scalars['ID']['input'];
};

/** The conversation of the two, be it new or not. */
export type StartDirectConversationPayload = {
  __typename?: 'StartDirectConversationPayload';
  /** The same for both people, however often it is started. */
  conversation?: Maybe<Conversation>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** What a client can follow, over WebSocket (`graphql-transport-ws`) or Server-Sent Events (`graphql-sse`). */
export type Subscription = {
  __typename?: 'Subscription';
  /** Everything that happens in one conversation while it is open; ends when the viewer leaves it. */
  conversationEvents: ConversationEvent;
  /**
   * The viewer has put a conversation into another folder, muted it or no more, on this device or another. That a message moves
   * one is told by `messageAdded`, and that a mute ends by itself by nothing.
   */
  conversationPlaceChanged: ConversationPlaceChanged;
  /**
   * A message has been sent in any of the viewer's conversations but those among the `REQUESTS`, be it by the viewer on another
   * device.
   */
  messageAdded: Message;
};


/** What a client can follow, over WebSocket (`graphql-transport-ws`) or Server-Sent Events (`graphql-sse`). */
export type SubscriptionConversationEventsArgs = {
  conversationId: Scalars['ID']['input'];
};

/** A hashtag. It has a page when public posts carry it. */
export type TagRef = {
  __typename?: 'TagRef';
  /** For `tag(name:)`; the text has it as its writer spelt it. */
  name: Scalars['String']['output'];
};

/** Someone began or stopped typing. */
export type TypingChanged = {
  __typename?: 'TypingChanged';
  /** For `Conversation.changesSince`: behind this event, and behind all that came before it on the stream. */
  cursor: Scalars['String']['output'];
  /** Ends by itself: with the person's message, when the person leaves, and at `until`. */
  isTyping: Scalars['Boolean']['output'];
  /**
   * When it lapses unless the person goes on, which is told by another event; null when it has ended. A client that shows typing
   * until then, or until a message of the person comes, needs no event that ends it.
   */
  until?: Maybe<Scalars['DateTime']['output']>;
  /** Never the viewer. */
  user?: Maybe<User>;
};

/** Names the conversation to take out of the archive. */
export type UnarchiveConversationInput = {
  /** Of a conversation that the viewer takes part in. */
  conversationId: Scalars['ID']['input'];
};

/** The conversation, and what counts unread messages. */
export type UnarchiveConversationPayload = {
  __typename?: 'UnarchiveConversationPayload';
  /** As the viewer has it now. */
  conversation?: Maybe<Conversation>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
  /** With the new `unreadMessageCount`. */
  viewer?: Maybe<Viewer>;
};

/** Names the conversation to hear of again. */
export type UnmuteConversationInput = {
  /** Of a conversation that the viewer takes part in. */
  conversationId: Scalars['ID']['input'];
};

/** The conversation, not muted. */
export type UnmuteConversationPayload = {
  __typename?: 'UnmuteConversationPayload';
  /** As the viewer has it now. */
  conversation?: Maybe<Conversation>;
  /** Why nothing has changed; empty when it was carried out. */
  errors: Array<UserError>;
};

/** The parts of a group to change. */
export type UpdateGroupConversationInput = {
  /** Of a group whose admin the viewer is. */
  conversationId: Scalars['ID']['input'];
  /** At most 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 100 characters; cannot be cleared. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** The group after the change. */
export type UpdateGroupConversationPayload = {
  __typename?: 'UpdateGroupConversationPayload';
  /** As its people see it now. */
  conversation?: Maybe<Conversation>;
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
  /**
   * Whether the viewer may begin a direct conversation with the person, and write in it; false for the viewer, and where the
   * person lets only friends begin one. Null when signed out.
   */
  viewerCanMessage?: Maybe<Scalars['Boolean']['output']>;
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
  /** Last active first. */
  conversations?: Maybe<ConversationConnection>;
  /** The person's user id. Null only when the one service that was asked for it is down. */
  id?: Maybe<Scalars['ID']['output']>;
  /** Conversations among the `REQUESTS`; 100 stands for that many and more. */
  messageRequestCount?: Maybe<Scalars['Int']['output']>;
  /** Unread messages in all conversations of the `INBOX` together; deleted ones are not counted. */
  unreadMessageCount?: Maybe<Scalars['Int']['output']>;
};


/** Everything private to the signed-in person. Each service adds its part; a part is null while its service is down. */
export type ViewerConversationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  folder?: ConversationFolder;
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
  Conversation: Conversation;
  Message: Message;
  User: User;
  Viewer: Viewer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Conversation:
    ( { __typename: 'Conversation' }
    & GraphQLRecursivePick<FederationTypes['Conversation'], {"id":true}> );
  Message:
    ( { __typename: 'Message' }
    & GraphQLRecursivePick<FederationTypes['Message'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  ConversationEvent:
    | ( Omit<ConversationChanged, 'conversation'> & { conversation: _RefType['Conversation'] } )
    | ( Omit<ConversationRead, 'participant'> & { participant: _RefType['Participant'] } )
    | ( Omit<MessageAdded, 'message'> & { message: _RefType['Message'] } )
    | ( Omit<MessageChanged, 'message'> & { message: _RefType['Message'] } )
    | ( Omit<TypingChanged, 'user'> & { user?: Maybe<_RefType['User']> } )
  ;
  FacetTarget:
    | ( Link )
    | ( { userId: string } )
    | ( TagRef )
  ;
};


/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptMessageRequestInput: AcceptMessageRequestInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AcceptMessageRequestPayload: ResolverTypeWrapper<Omit<AcceptMessageRequestPayload, 'conversation' | 'viewer'> & { conversation?: Maybe<ResolversTypes['Conversation']>, viewer?: Maybe<ResolversTypes['Viewer']> }>;
  AddParticipantsInput: AddParticipantsInput;
  AddParticipantsPayload: ResolverTypeWrapper<Omit<AddParticipantsPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  ArchiveConversationInput: ArchiveConversationInput;
  ArchiveConversationPayload: ResolverTypeWrapper<Omit<ArchiveConversationPayload, 'conversation' | 'viewer'> & { conversation?: Maybe<ResolversTypes['Conversation']>, viewer?: Maybe<ResolversTypes['Viewer']> }>;
  ChangeParticipantRoleInput: ChangeParticipantRoleInput;
  ChangeParticipantRolePayload: ResolverTypeWrapper<Omit<ChangeParticipantRolePayload, 'participant'> & { participant?: Maybe<ResolversTypes['Participant']> }>;
  Conversation: ResolverTypeWrapper<ConversationRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ConversationChanged: ResolverTypeWrapper<Omit<ConversationChanged, 'conversation'> & { conversation: ResolversTypes['Conversation'] }>;
  ConversationChanges: ResolverTypeWrapper<Omit<ConversationChanges, 'events'> & { events: Array<ResolversTypes['ConversationEvent']> }>;
  ConversationConnection: ResolverTypeWrapper<Omit<ConversationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ConversationEdge']>, nodes: Array<ResolversTypes['Conversation']> }>;
  ConversationEdge: ResolverTypeWrapper<Omit<ConversationEdge, 'node'> & { node: ResolversTypes['Conversation'] }>;
  ConversationEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ConversationEvent']>;
  ConversationFolder: ConversationFolder;
  ConversationPlaceChanged: ResolverTypeWrapper<Omit<ConversationPlaceChanged, 'conversation' | 'viewer'> & { conversation?: Maybe<ResolversTypes['Conversation']>, viewer?: Maybe<ResolversTypes['Viewer']> }>;
  ConversationRead: ResolverTypeWrapper<Omit<ConversationRead, 'participant'> & { participant: ResolversTypes['Participant'] }>;
  ConversationType: ConversationType;
  CreateGroupConversationInput: CreateGroupConversationInput;
  CreateGroupConversationPayload: ResolverTypeWrapper<Omit<CreateGroupConversationPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeclineMessageRequestInput: DeclineMessageRequestInput;
  DeclineMessageRequestPayload: ResolverTypeWrapper<DeclineMessageRequestPayload>;
  DeleteMessageInput: DeleteMessageInput;
  DeleteMessagePayload: ResolverTypeWrapper<Omit<DeleteMessagePayload, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  EditMessageInput: EditMessageInput;
  EditMessagePayload: ResolverTypeWrapper<Omit<EditMessagePayload, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  Facet: ResolverTypeWrapper<Omit<Facet, 'target'> & { target: ResolversTypes['FacetTarget'] }>;
  FacetTarget: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['FacetTarget']>;
  LeaveConversationInput: LeaveConversationInput;
  LeaveConversationPayload: ResolverTypeWrapper<LeaveConversationPayload>;
  Link: ResolverTypeWrapper<Link>;
  MarkConversationReadInput: MarkConversationReadInput;
  MarkConversationReadPayload: ResolverTypeWrapper<Omit<MarkConversationReadPayload, 'conversation' | 'viewer'> & { conversation?: Maybe<ResolversTypes['Conversation']>, viewer?: Maybe<ResolversTypes['Viewer']> }>;
  MediaFile: ResolverTypeWrapper<{ __typename: 'MediaFile'; id: string; accessGrant: string }>;
  Mention: ResolverTypeWrapper<{ userId: string }>;
  Message: ResolverTypeWrapper<MessageRow>;
  MessageAdded: ResolverTypeWrapper<Omit<MessageAdded, 'message'> & { message: ResolversTypes['Message'] }>;
  MessageChanged: ResolverTypeWrapper<Omit<MessageChanged, 'message'> & { message: ResolversTypes['Message'] }>;
  MessageConnection: ResolverTypeWrapper<Omit<MessageConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['MessageEdge']>, nodes: Array<ResolversTypes['Message']> }>;
  MessageEdge: ResolverTypeWrapper<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>;
  MessageType: MessageType;
  ModerationRule: ModerationRule;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MuteConversationInput: MuteConversationInput;
  MuteConversationPayload: ResolverTypeWrapper<Omit<MuteConversationPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Participant: ResolverTypeWrapper<ParticipantRow>;
  ParticipantConnection: ResolverTypeWrapper<Omit<ParticipantConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ParticipantEdge']>, nodes: Array<ResolversTypes['Participant']> }>;
  ParticipantEdge: ResolverTypeWrapper<Omit<ParticipantEdge, 'node'> & { node: ResolversTypes['Participant'] }>;
  ParticipantRole: ParticipantRole;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Reaction: ResolverTypeWrapper<ReactionRow>;
  ReactionConnection: ResolverTypeWrapper<Omit<ReactionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ReactionEdge']>, nodes: Array<ResolversTypes['Reaction']> }>;
  ReactionCount: ResolverTypeWrapper<ReactionCount>;
  ReactionEdge: ResolverTypeWrapper<Omit<ReactionEdge, 'node'> & { node: ResolversTypes['Reaction'] }>;
  ReactionType: ReactionType;
  RemoveMessageReactionInput: RemoveMessageReactionInput;
  RemoveMessageReactionPayload: ResolverTypeWrapper<Omit<RemoveMessageReactionPayload, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  RemoveParticipantInput: RemoveParticipantInput;
  RemoveParticipantPayload: ResolverTypeWrapper<Omit<RemoveParticipantPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  ReportMessageInput: ReportMessageInput;
  ReportMessagePayload: ResolverTypeWrapper<ReportMessagePayload>;
  SendMessageInput: SendMessageInput;
  SendMessagePayload: ResolverTypeWrapper<Omit<SendMessagePayload, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  SetMessageReactionInput: SetMessageReactionInput;
  SetMessageReactionPayload: ResolverTypeWrapper<Omit<SetMessageReactionPayload, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  SetTypingInput: SetTypingInput;
  SetTypingPayload: ResolverTypeWrapper<SetTypingPayload>;
  StartDirectConversationInput: StartDirectConversationInput;
  StartDirectConversationPayload: ResolverTypeWrapper<Omit<StartDirectConversationPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TagRef: ResolverTypeWrapper<TagRef>;
  TypingChanged: ResolverTypeWrapper<Omit<TypingChanged, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  UnarchiveConversationInput: UnarchiveConversationInput;
  UnarchiveConversationPayload: ResolverTypeWrapper<Omit<UnarchiveConversationPayload, 'conversation' | 'viewer'> & { conversation?: Maybe<ResolversTypes['Conversation']>, viewer?: Maybe<ResolversTypes['Viewer']> }>;
  UnmuteConversationInput: UnmuteConversationInput;
  UnmuteConversationPayload: ResolverTypeWrapper<Omit<UnmuteConversationPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  UpdateGroupConversationInput: UpdateGroupConversationInput;
  UpdateGroupConversationPayload: ResolverTypeWrapper<Omit<UpdateGroupConversationPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  User: ResolverTypeWrapper<{ __typename: 'User'; id: string }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Viewer: ResolverTypeWrapper<{ id: string }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptMessageRequestInput: AcceptMessageRequestInput;
  ID: Scalars['ID']['output'];
  AcceptMessageRequestPayload: Omit<AcceptMessageRequestPayload, 'conversation' | 'viewer'> & { conversation?: Maybe<ResolversParentTypes['Conversation']>, viewer?: Maybe<ResolversParentTypes['Viewer']> };
  AddParticipantsInput: AddParticipantsInput;
  AddParticipantsPayload: Omit<AddParticipantsPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  ArchiveConversationInput: ArchiveConversationInput;
  ArchiveConversationPayload: Omit<ArchiveConversationPayload, 'conversation' | 'viewer'> & { conversation?: Maybe<ResolversParentTypes['Conversation']>, viewer?: Maybe<ResolversParentTypes['Viewer']> };
  ChangeParticipantRoleInput: ChangeParticipantRoleInput;
  ChangeParticipantRolePayload: Omit<ChangeParticipantRolePayload, 'participant'> & { participant?: Maybe<ResolversParentTypes['Participant']> };
  Conversation: ConversationRow;
  Boolean: Scalars['Boolean']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  ConversationChanged: Omit<ConversationChanged, 'conversation'> & { conversation: ResolversParentTypes['Conversation'] };
  ConversationChanges: Omit<ConversationChanges, 'events'> & { events: Array<ResolversParentTypes['ConversationEvent']> };
  ConversationConnection: Omit<ConversationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ConversationEdge']>, nodes: Array<ResolversParentTypes['Conversation']> };
  ConversationEdge: Omit<ConversationEdge, 'node'> & { node: ResolversParentTypes['Conversation'] };
  ConversationEvent: ResolversUnionTypes<ResolversParentTypes>['ConversationEvent'];
  ConversationPlaceChanged: Omit<ConversationPlaceChanged, 'conversation' | 'viewer'> & { conversation?: Maybe<ResolversParentTypes['Conversation']>, viewer?: Maybe<ResolversParentTypes['Viewer']> };
  ConversationRead: Omit<ConversationRead, 'participant'> & { participant: ResolversParentTypes['Participant'] };
  CreateGroupConversationInput: CreateGroupConversationInput;
  CreateGroupConversationPayload: Omit<CreateGroupConversationPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  DateTime: Scalars['DateTime']['output'];
  DeclineMessageRequestInput: DeclineMessageRequestInput;
  DeclineMessageRequestPayload: DeclineMessageRequestPayload;
  DeleteMessageInput: DeleteMessageInput;
  DeleteMessagePayload: Omit<DeleteMessagePayload, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  EditMessageInput: EditMessageInput;
  EditMessagePayload: Omit<EditMessagePayload, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  Facet: Omit<Facet, 'target'> & { target: ResolversParentTypes['FacetTarget'] };
  FacetTarget: ResolversUnionTypes<ResolversParentTypes>['FacetTarget'];
  LeaveConversationInput: LeaveConversationInput;
  LeaveConversationPayload: LeaveConversationPayload;
  Link: Link;
  MarkConversationReadInput: MarkConversationReadInput;
  MarkConversationReadPayload: Omit<MarkConversationReadPayload, 'conversation' | 'viewer'> & { conversation?: Maybe<ResolversParentTypes['Conversation']>, viewer?: Maybe<ResolversParentTypes['Viewer']> };
  MediaFile: { __typename: 'MediaFile'; id: string; accessGrant: string };
  Mention: { userId: string };
  Message: MessageRow;
  MessageAdded: Omit<MessageAdded, 'message'> & { message: ResolversParentTypes['Message'] };
  MessageChanged: Omit<MessageChanged, 'message'> & { message: ResolversParentTypes['Message'] };
  MessageConnection: Omit<MessageConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['MessageEdge']>, nodes: Array<ResolversParentTypes['Message']> };
  MessageEdge: Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] };
  Mutation: Record<PropertyKey, never>;
  MuteConversationInput: MuteConversationInput;
  MuteConversationPayload: Omit<MuteConversationPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  PageInfo: PageInfo;
  Participant: ParticipantRow;
  ParticipantConnection: Omit<ParticipantConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ParticipantEdge']>, nodes: Array<ResolversParentTypes['Participant']> };
  ParticipantEdge: Omit<ParticipantEdge, 'node'> & { node: ResolversParentTypes['Participant'] };
  Query: Record<PropertyKey, never>;
  Reaction: ReactionRow;
  ReactionConnection: Omit<ReactionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ReactionEdge']>, nodes: Array<ResolversParentTypes['Reaction']> };
  ReactionCount: ReactionCount;
  ReactionEdge: Omit<ReactionEdge, 'node'> & { node: ResolversParentTypes['Reaction'] };
  RemoveMessageReactionInput: RemoveMessageReactionInput;
  RemoveMessageReactionPayload: Omit<RemoveMessageReactionPayload, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  RemoveParticipantInput: RemoveParticipantInput;
  RemoveParticipantPayload: Omit<RemoveParticipantPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  ReportMessageInput: ReportMessageInput;
  ReportMessagePayload: ReportMessagePayload;
  SendMessageInput: SendMessageInput;
  SendMessagePayload: Omit<SendMessagePayload, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  SetMessageReactionInput: SetMessageReactionInput;
  SetMessageReactionPayload: Omit<SetMessageReactionPayload, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  SetTypingInput: SetTypingInput;
  SetTypingPayload: SetTypingPayload;
  StartDirectConversationInput: StartDirectConversationInput;
  StartDirectConversationPayload: Omit<StartDirectConversationPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  Subscription: Record<PropertyKey, never>;
  TagRef: TagRef;
  TypingChanged: Omit<TypingChanged, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  UnarchiveConversationInput: UnarchiveConversationInput;
  UnarchiveConversationPayload: Omit<UnarchiveConversationPayload, 'conversation' | 'viewer'> & { conversation?: Maybe<ResolversParentTypes['Conversation']>, viewer?: Maybe<ResolversParentTypes['Viewer']> };
  UnmuteConversationInput: UnmuteConversationInput;
  UnmuteConversationPayload: Omit<UnmuteConversationPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  UpdateGroupConversationInput: UpdateGroupConversationInput;
  UpdateGroupConversationPayload: Omit<UpdateGroupConversationPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  User: { __typename: 'User'; id: string };
  UserError: UserError;
  Viewer: { id: string };
};

export type AcceptMessageRequestPayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['AcceptMessageRequestPayload'] = ResolversParentTypes['AcceptMessageRequestPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type AddParticipantsPayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['AddParticipantsPayload'] = ResolversParentTypes['AddParticipantsPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ArchiveConversationPayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['ArchiveConversationPayload'] = ResolversParentTypes['ArchiveConversationPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type ChangeParticipantRolePayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['ChangeParticipantRolePayload'] = ResolversParentTypes['ChangeParticipantRolePayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  participant?: Resolver<Maybe<ResolversTypes['Participant']>, ParentType, ContextType>;
};

export type ConversationResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['Conversation'] = ResolversParentTypes['Conversation'], FederationReferenceType extends FederationReferenceTypes['Conversation'] = FederationReferenceTypes['Conversation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Conversation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  awaitsAnswer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  changesSince?: Resolver<ResolversTypes['ConversationChanges'], ParentType, ContextType, RequireFields<ConversationChangesSinceArgs, 'cursor' | 'first'>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  folder?: Resolver<ResolversTypes['ConversationFolder'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isMuted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastActivityAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastMessage?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, Partial<ConversationMessagesArgs>>;
  mutedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  participantCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  participants?: Resolver<ResolversTypes['ParticipantConnection'], ParentType, ContextType, RequireFields<ConversationParticipantsArgs, 'first'>>;
  type?: Resolver<ResolversTypes['ConversationType'], ParentType, ContextType>;
  unreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanSend?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerRole?: Resolver<ResolversTypes['ParticipantRole'], ParentType, ContextType>;
};

export type ConversationChangedResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['ConversationChanged'] = ResolversParentTypes['ConversationChanged']> = {
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationChangesResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['ConversationChanges'] = ResolversParentTypes['ConversationChanges']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  events?: Resolver<Array<ResolversTypes['ConversationEvent']>, ParentType, ContextType>;
  hasMore?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isTooOld?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ConversationConnectionResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['ConversationConnection'] = ResolversParentTypes['ConversationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ConversationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Conversation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConversationEdgeResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['ConversationEdge'] = ResolversParentTypes['ConversationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type ConversationEventResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['ConversationEvent'] = ResolversParentTypes['ConversationEvent']> = {
  __resolveType: TypeResolveFn<'ConversationChanged' | 'ConversationRead' | 'MessageAdded' | 'MessageChanged' | 'TypingChanged', ParentType, ContextType>;
};

export type ConversationPlaceChangedResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['ConversationPlaceChanged'] = ResolversParentTypes['ConversationPlaceChanged']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  conversationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type ConversationReadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['ConversationRead'] = ResolversParentTypes['ConversationRead']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  participant?: Resolver<ResolversTypes['Participant'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateGroupConversationPayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['CreateGroupConversationPayload'] = ResolversParentTypes['CreateGroupConversationPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeclineMessageRequestPayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['DeclineMessageRequestPayload'] = ResolversParentTypes['DeclineMessageRequestPayload']> = {
  declinedConversationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteMessagePayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['DeleteMessagePayload'] = ResolversParentTypes['DeleteMessagePayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
};

export type EditMessagePayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['EditMessagePayload'] = ResolversParentTypes['EditMessagePayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
};

export type FacetResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  end?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['FacetTarget'], ParentType, ContextType>;
};

export type FacetTargetResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['FacetTarget'] = ResolversParentTypes['FacetTarget']> = {
  __resolveType: TypeResolveFn<'Link' | 'Mention' | 'TagRef', ParentType, ContextType>;
};

export type LeaveConversationPayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['LeaveConversationPayload'] = ResolversParentTypes['LeaveConversationPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  leftConversationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type LinkResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['Link'] = ResolversParentTypes['Link']> = {
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MarkConversationReadPayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['MarkConversationReadPayload'] = ResolversParentTypes['MarkConversationReadPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type MediaFileResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['MediaFile'] = ResolversParentTypes['MediaFile']> = {
  accessGrant?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MentionResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['Mention'] = ResolversParentTypes['Mention']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message'], FederationReferenceType extends FederationReferenceTypes['Message'] = FederationReferenceTypes['Message']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Message']> | FederationReferenceType, FederationReferenceType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
  editableUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  facets?: Resolver<Array<ResolversTypes['Facet']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  idempotencyKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isDeleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isEdited?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isRemoved?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  media?: Resolver<Array<Maybe<ResolversTypes['MediaFile']>>, ParentType, ContextType>;
  reactionCounts?: Resolver<Array<ResolversTypes['ReactionCount']>, ParentType, ContextType>;
  reactions?: Resolver<ResolversTypes['ReactionConnection'], ParentType, ContextType, RequireFields<MessageReactionsArgs, 'first'>>;
  readBy?: Resolver<ResolversTypes['ParticipantConnection'], ParentType, ContextType, RequireFields<MessageReadByArgs, 'first'>>;
  removedRule?: Resolver<Maybe<ResolversTypes['ModerationRule']>, ParentType, ContextType>;
  replyTo?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  sender?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['MessageType'], ParentType, ContextType>;
  viewerCanDelete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanEdit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerHasBlockedSender?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerReaction?: Resolver<Maybe<ResolversTypes['ReactionType']>, ParentType, ContextType>;
};

export type MessageAddedResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['MessageAdded'] = ResolversParentTypes['MessageAdded']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageChangedResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['MessageChanged'] = ResolversParentTypes['MessageChanged']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageConnectionResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['MessageConnection'] = ResolversParentTypes['MessageConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Message']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MessageEdgeResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['MessageEdge'] = ResolversParentTypes['MessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptMessageRequest?: Resolver<Maybe<ResolversTypes['AcceptMessageRequestPayload']>, ParentType, ContextType, RequireFields<MutationAcceptMessageRequestArgs, 'input'>>;
  addParticipants?: Resolver<Maybe<ResolversTypes['AddParticipantsPayload']>, ParentType, ContextType, RequireFields<MutationAddParticipantsArgs, 'input'>>;
  archiveConversation?: Resolver<Maybe<ResolversTypes['ArchiveConversationPayload']>, ParentType, ContextType, RequireFields<MutationArchiveConversationArgs, 'input'>>;
  changeParticipantRole?: Resolver<Maybe<ResolversTypes['ChangeParticipantRolePayload']>, ParentType, ContextType, RequireFields<MutationChangeParticipantRoleArgs, 'input'>>;
  createGroupConversation?: Resolver<Maybe<ResolversTypes['CreateGroupConversationPayload']>, ParentType, ContextType, RequireFields<MutationCreateGroupConversationArgs, 'input'>>;
  declineMessageRequest?: Resolver<Maybe<ResolversTypes['DeclineMessageRequestPayload']>, ParentType, ContextType, RequireFields<MutationDeclineMessageRequestArgs, 'input'>>;
  deleteMessage?: Resolver<Maybe<ResolversTypes['DeleteMessagePayload']>, ParentType, ContextType, RequireFields<MutationDeleteMessageArgs, 'input'>>;
  editMessage?: Resolver<Maybe<ResolversTypes['EditMessagePayload']>, ParentType, ContextType, RequireFields<MutationEditMessageArgs, 'input'>>;
  leaveConversation?: Resolver<Maybe<ResolversTypes['LeaveConversationPayload']>, ParentType, ContextType, RequireFields<MutationLeaveConversationArgs, 'input'>>;
  markConversationRead?: Resolver<Maybe<ResolversTypes['MarkConversationReadPayload']>, ParentType, ContextType, RequireFields<MutationMarkConversationReadArgs, 'input'>>;
  muteConversation?: Resolver<Maybe<ResolversTypes['MuteConversationPayload']>, ParentType, ContextType, RequireFields<MutationMuteConversationArgs, 'input'>>;
  removeMessageReaction?: Resolver<Maybe<ResolversTypes['RemoveMessageReactionPayload']>, ParentType, ContextType, RequireFields<MutationRemoveMessageReactionArgs, 'input'>>;
  removeParticipant?: Resolver<Maybe<ResolversTypes['RemoveParticipantPayload']>, ParentType, ContextType, RequireFields<MutationRemoveParticipantArgs, 'input'>>;
  reportMessage?: Resolver<Maybe<ResolversTypes['ReportMessagePayload']>, ParentType, ContextType, RequireFields<MutationReportMessageArgs, 'input'>>;
  sendMessage?: Resolver<Maybe<ResolversTypes['SendMessagePayload']>, ParentType, ContextType, RequireFields<MutationSendMessageArgs, 'input'>>;
  setMessageReaction?: Resolver<Maybe<ResolversTypes['SetMessageReactionPayload']>, ParentType, ContextType, RequireFields<MutationSetMessageReactionArgs, 'input'>>;
  setTyping?: Resolver<Maybe<ResolversTypes['SetTypingPayload']>, ParentType, ContextType, RequireFields<MutationSetTypingArgs, 'input'>>;
  startDirectConversation?: Resolver<Maybe<ResolversTypes['StartDirectConversationPayload']>, ParentType, ContextType, RequireFields<MutationStartDirectConversationArgs, 'input'>>;
  unarchiveConversation?: Resolver<Maybe<ResolversTypes['UnarchiveConversationPayload']>, ParentType, ContextType, RequireFields<MutationUnarchiveConversationArgs, 'input'>>;
  unmuteConversation?: Resolver<Maybe<ResolversTypes['UnmuteConversationPayload']>, ParentType, ContextType, RequireFields<MutationUnmuteConversationArgs, 'input'>>;
  updateGroupConversation?: Resolver<Maybe<ResolversTypes['UpdateGroupConversationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateGroupConversationArgs, 'input'>>;
};

export type MuteConversationPayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['MuteConversationPayload'] = ResolversParentTypes['MuteConversationPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ParticipantResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['Participant'] = ResolversParentTypes['Participant']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastReadAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastReadMessage?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['ParticipantRole'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type ParticipantConnectionResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['ParticipantConnection'] = ResolversParentTypes['ParticipantConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ParticipantEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Participant']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ParticipantEdgeResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['ParticipantEdge'] = ResolversParentTypes['ParticipantEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Participant'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType, RequireFields<QueryConversationArgs, 'id'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type ReactionResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['Reaction'] = ResolversParentTypes['Reaction']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ReactionType'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type ReactionConnectionResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['ReactionConnection'] = ResolversParentTypes['ReactionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReactionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Reaction']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReactionCountResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['ReactionCount'] = ResolversParentTypes['ReactionCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ReactionType'], ParentType, ContextType>;
};

export type ReactionEdgeResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['ReactionEdge'] = ResolversParentTypes['ReactionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Reaction'], ParentType, ContextType>;
};

export type RemoveMessageReactionPayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['RemoveMessageReactionPayload'] = ResolversParentTypes['RemoveMessageReactionPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
};

export type RemoveParticipantPayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['RemoveParticipantPayload'] = ResolversParentTypes['RemoveParticipantPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReportMessagePayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['ReportMessagePayload'] = ResolversParentTypes['ReportMessagePayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SendMessagePayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['SendMessagePayload'] = ResolversParentTypes['SendMessagePayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
};

export type SetMessageReactionPayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['SetMessageReactionPayload'] = ResolversParentTypes['SetMessageReactionPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
};

export type SetTypingPayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['SetTypingPayload'] = ResolversParentTypes['SetTypingPayload']> = {
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StartDirectConversationPayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['StartDirectConversationPayload'] = ResolversParentTypes['StartDirectConversationPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  conversationEvents?: SubscriptionResolver<ResolversTypes['ConversationEvent'], "conversationEvents", ParentType, ContextType, RequireFields<SubscriptionConversationEventsArgs, 'conversationId'>>;
  conversationPlaceChanged?: SubscriptionResolver<ResolversTypes['ConversationPlaceChanged'], "conversationPlaceChanged", ParentType, ContextType>;
  messageAdded?: SubscriptionResolver<ResolversTypes['Message'], "messageAdded", ParentType, ContextType>;
};

export type TagRefResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['TagRef'] = ResolversParentTypes['TagRef']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TypingChangedResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['TypingChanged'] = ResolversParentTypes['TypingChanged']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isTyping?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnarchiveConversationPayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['UnarchiveConversationPayload'] = ResolversParentTypes['UnarchiveConversationPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type UnmuteConversationPayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['UnmuteConversationPayload'] = ResolversParentTypes['UnmuteConversationPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateGroupConversationPayloadResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['UpdateGroupConversationPayload'] = ResolversParentTypes['UpdateGroupConversationPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  viewerCanMessage?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = MessagesContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'], FederationReferenceType extends FederationReferenceTypes['Viewer'] = FederationReferenceTypes['Viewer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Viewer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  conversations?: Resolver<Maybe<ResolversTypes['ConversationConnection']>, ParentType, ContextType, RequireFields<ViewerConversationsArgs, 'first' | 'folder'>>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  messageRequestCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  unreadMessageCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = MessagesContext> = {
  AcceptMessageRequestPayload?: AcceptMessageRequestPayloadResolvers<ContextType>;
  AddParticipantsPayload?: AddParticipantsPayloadResolvers<ContextType>;
  ArchiveConversationPayload?: ArchiveConversationPayloadResolvers<ContextType>;
  ChangeParticipantRolePayload?: ChangeParticipantRolePayloadResolvers<ContextType>;
  Conversation?: ConversationResolvers<ContextType>;
  ConversationChanged?: ConversationChangedResolvers<ContextType>;
  ConversationChanges?: ConversationChangesResolvers<ContextType>;
  ConversationConnection?: ConversationConnectionResolvers<ContextType>;
  ConversationEdge?: ConversationEdgeResolvers<ContextType>;
  ConversationEvent?: ConversationEventResolvers<ContextType>;
  ConversationPlaceChanged?: ConversationPlaceChangedResolvers<ContextType>;
  ConversationRead?: ConversationReadResolvers<ContextType>;
  CreateGroupConversationPayload?: CreateGroupConversationPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeclineMessageRequestPayload?: DeclineMessageRequestPayloadResolvers<ContextType>;
  DeleteMessagePayload?: DeleteMessagePayloadResolvers<ContextType>;
  EditMessagePayload?: EditMessagePayloadResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetTarget?: FacetTargetResolvers<ContextType>;
  LeaveConversationPayload?: LeaveConversationPayloadResolvers<ContextType>;
  Link?: LinkResolvers<ContextType>;
  MarkConversationReadPayload?: MarkConversationReadPayloadResolvers<ContextType>;
  MediaFile?: MediaFileResolvers<ContextType>;
  Mention?: MentionResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  MessageAdded?: MessageAddedResolvers<ContextType>;
  MessageChanged?: MessageChangedResolvers<ContextType>;
  MessageConnection?: MessageConnectionResolvers<ContextType>;
  MessageEdge?: MessageEdgeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MuteConversationPayload?: MuteConversationPayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Participant?: ParticipantResolvers<ContextType>;
  ParticipantConnection?: ParticipantConnectionResolvers<ContextType>;
  ParticipantEdge?: ParticipantEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Reaction?: ReactionResolvers<ContextType>;
  ReactionConnection?: ReactionConnectionResolvers<ContextType>;
  ReactionCount?: ReactionCountResolvers<ContextType>;
  ReactionEdge?: ReactionEdgeResolvers<ContextType>;
  RemoveMessageReactionPayload?: RemoveMessageReactionPayloadResolvers<ContextType>;
  RemoveParticipantPayload?: RemoveParticipantPayloadResolvers<ContextType>;
  ReportMessagePayload?: ReportMessagePayloadResolvers<ContextType>;
  SendMessagePayload?: SendMessagePayloadResolvers<ContextType>;
  SetMessageReactionPayload?: SetMessageReactionPayloadResolvers<ContextType>;
  SetTypingPayload?: SetTypingPayloadResolvers<ContextType>;
  StartDirectConversationPayload?: StartDirectConversationPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TagRef?: TagRefResolvers<ContextType>;
  TypingChanged?: TypingChangedResolvers<ContextType>;
  UnarchiveConversationPayload?: UnarchiveConversationPayloadResolvers<ContextType>;
  UnmuteConversationPayload?: UnmuteConversationPayloadResolvers<ContextType>;
  UpdateGroupConversationPayload?: UpdateGroupConversationPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

