import { ownersOnly, type Tables } from './expectation.ts'

const mail = 'insert into outgoing_mails (id, kind, account_id, address, send_after)'
const later = "now() + interval '1 year'"

export const auth: Tables = {
  accounts: ownersOnly('id', 'see', 'add', 'change', 'remove'),
  sessions: ownersOnly('account_id', 'see', 'add', 'change'),
  refresh_tokens: ownersOnly('account_id', 'see', 'add', 'change'),
  email_verifications: ownersOnly('account_id', 'see', 'change', 'remove'),
  password_resets: ownersOnly('account_id', 'see', 'change', 'remove'),
  // Somebody signed out may ask for a reset, and sees nothing of it.
  outgoing_mails: {
    kind: "case when account_id = :ada then 'own' when account_id is null then 'reset' end",
    kinds: {
      own: { see: 'owner', add: 'owner', remove: 'owner' },
      reset: { add: 'owner friend stranger former blocked anonymous' },
    },
    fill: `${mail} values (gen_random_uuid(), 'VERIFY_EMAIL', :ada, 'ada@example.org', ${later}),
      (gen_random_uuid(), 'PASSWORD_RESET', null, 'ada@example.org', ${later})`,
  },
  security_events: ownersOnly('account_id', 'add'),
  reserved_usernames: 'closed',
  signing_keys: 'closed',
  rate_limits: 'closed',
}
