import { ownersOnly, signedIn, type Tables } from './expectation.ts'

export const notifications: Tables = {
  // Names alone, which are in every text; addresses are for the owner role.
  people: { kind: "case user_id when :ada then 'person' end", kinds: { person: { see: signedIn } } },
  block_edges: 'closed',
  friend_edges: 'closed',
  mutes: 'closed',
  muted_posts: ownersOnly('user_id', 'see', 'add', 'remove'),
  posts: 'closed',
  deliveries: 'closed',
  retractions: 'closed',
  vapid_keys: 'closed',
  conversation_marks: 'closed',
  notifications: ownersOnly('user_id', 'see', 'change', 'remove'),
  notification_groups: ownersOnly('user_id', 'see'),
  notification_preferences: ownersOnly('user_id', 'see', 'add', 'change', 'remove'),
  delivery_settings: {
    ...ownersOnly('user_id', 'see', 'add', 'change'),
    fill: 'insert into delivery_settings (user_id) values (:ada)',
  },
  mail_stops: {
    ...ownersOnly('user_id', 'see', 'remove'),
    fill: "insert into mail_stops (user_id, reason) values (:ada, 'BOUNCED')",
  },
  push_subscriptions: ownersOnly('user_id', 'see', 'add', 'change', 'remove'),
}
