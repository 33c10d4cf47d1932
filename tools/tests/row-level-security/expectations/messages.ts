import { ownersOnly, signedIn, type Tables } from './expectation.ts'

export const messages: Tables = {
  removed_messages: {
    ...ownersOnly('sender_id', 'see'),
    fill: `insert into removed_messages (message_id, sender_id, decision_id, rule, saved, removed_at)
      select id, :ada, gen_random_uuid(), 'SPAM', '{}', now() from messages where sender_id = :ada limit 1`,
  },
  people: { kind: "case user_id when :ada then 'person' end", kinds: { person: { see: signedIn } } },
  privacy_choices: {
    kind: "case user_id when :ada then 'choice' end",
    kinds: { choice: { see: signedIn } },
    fill: "insert into privacy_choices (user_id, who_may_message, version) values (:ada, 'REQUEST', 1)",
  },
  friend_edges: {
    kind: "case when user_id = :ada then 'from the owner' when friend_id = :ada and user_id = :grace then 'to the owner' end",
    kinds: { 'from the owner': { see: 'owner' }, 'to the owner': { see: 'friend' } },
  },
  // Requests come to them by `find_mentionable` alone.
  usernames: 'closed',
  mention_choices: 'closed',
  block_edges: { kind: "case blocker_id when :ada then 'block' end", kinds: { block: { see: 'owner blocked' } } },
  media_files: ownersOnly('owner_id', 'see'),
  // The owner is admin of the group, the friend a member; the former friend and the blocked one have been in it.
  conversations: {
    kind: 'lower(type::text)',
    kinds: {
      group: { see: 'owner friend', add: 'owner', change: 'owner' },
      direct: { see: 'owner friend', add: 'owner' },
    },
  },
  conversation_participants: {
    kind: `case
      when left_at is not null and user_id = :ken then 'of the former member'
      when left_at is null and role = 'ADMIN' then 'of the admin'
      when left_at is null and user_id = :grace and (select c.type from conversations c where c.id = t.conversation_id) = 'GROUP'
        then 'of a member'
      when left_at is null and user_id = :ada then 'of the owner, direct'
    end`,
    kinds: {
      'of the admin': { see: 'owner friend', change: 'owner' },
      'of a member': { see: 'owner friend', add: 'owner friend', change: 'owner friend' },
      'of the owner, direct': { see: 'owner friend', add: 'owner friend', change: 'owner' },
      // Members may let people in again; who has left can't come back alone.
      'of the former member': { see: 'owner friend former', add: 'owner friend', change: 'owner friend' },
    },
  },
  messages: {
    kind: "case sender_id when :ada then 'of the owner' when :grace then 'of the friend' end",
    kinds: {
      'of the owner': { see: 'owner friend', add: 'owner', change: 'owner' },
      'of the friend': { see: 'owner friend', add: 'friend', change: 'friend' },
    },
  },
  message_reactions: {
    kind: "case user_id when :ada then 'of the owner' when :grace then 'of the friend' end",
    kinds: {
      'of the owner': { see: 'owner friend', add: 'owner', change: 'owner' },
      'of the friend': { see: 'owner friend', add: 'friend', change: 'friend' },
    },
  },
  message_attachments: {
    kind: "'of the owner'",
    kinds: { 'of the owner': { see: 'owner friend', add: 'owner', remove: 'owner' } },
  },
}
