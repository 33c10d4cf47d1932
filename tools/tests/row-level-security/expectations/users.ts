import { ownersOnly, type Tables, unblocked } from './expectation.ts'

const person = "case user_id when :ada then 'own' when :alan then 'of somebody away' end"

export const users: Tables = {
  removed_profile_parts: 'closed',
  // Name and badge are everybody's; a deactivated person is nobody's.
  profiles: { kind: person, kinds: { own: { see: unblocked, change: 'owner' }, 'of somebody away': {} } },
  // Under `profileVisibility`, `emailVisibility`, `phoneVisibility`: FRIENDS, FRIENDS and PRIVATE.
  profile_details: { kind: person, kinds: { own: { see: 'owner friend', change: 'owner' }, 'of somebody away': {} } },
  accounts: { kind: person, kinds: { own: { see: 'owner friend' }, 'of somebody away': {} } },
  phone_numbers: {
    kind: person,
    kinds: { own: { see: 'owner', add: 'owner', change: 'owner', remove: 'owner' }, 'of somebody away': {} },
  },
  privacy_settings: ownersOnly('user_id', 'see', 'change'),
  // Read by the search alone, which runs as the owner.
  name_entries: { ...ownersOnly('user_id', 'see', 'change'), set: 'form = 1' },
  media_files: ownersOnly('owner_id', 'see'),
  // Asked for one name at a time, by a function.
  former_usernames: 'closed',
  blocks: ownersOnly('blocker_id', 'see', 'add', 'remove'),
  mutes: ownersOnly('muter_id', 'see', 'add', 'change', 'remove'),
  recommendation_dismissals: ownersOnly('user_id', 'see', 'add', 'remove'),
  friend_requests: {
    kind: `case
      when from_id = :ada and to_id = :edsger then 'open, to the stranger'
      when from_id = :grace and to_id = :ada then 'accepted, of the friend'
      when from_id = :ken and to_id = :ada then 'accepted, of the former friend'
      when from_id = :mallory and to_id = :ada then 'accepted, of the blocked one'
    end`,
    kinds: {
      'open, to the stranger': { see: 'owner stranger', add: 'owner', change: 'owner stranger' },
      'accepted, of the friend': { see: 'owner friend' },
      'accepted, of the former friend': { see: 'owner former' },
      // What one has asked stays one's own.
      'accepted, of the blocked one': { see: 'owner blocked' },
    },
    set: "status = 'CANCELLED', answered_at = now()",
  },
  friendships: {
    kind: `case
      when :ada in (low_id, high_id) and :grace in (low_id, high_id) then 'with the friend'
      when :ada in (low_id, high_id) and :alan in (low_id, high_id) then 'with somebody away'
    end`,
    kinds: {
      // The stranger is a friend of the friend. Only whoever was asked says yes.
      'with the friend': { see: 'owner friend stranger', add: 'owner', remove: 'owner friend' },
      // What a friend's friends are is read through a function, which leaves out who is away.
      'with somebody away': { see: 'owner friend', add: 'owner', remove: 'owner' },
    },
  },
}
