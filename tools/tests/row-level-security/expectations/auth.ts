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
  // Moderators are told of by auth's own tests; none of these people is one.
  moderators: {
    ...{ kind: "case account_id when :alan then 'of somebody away' end", kinds: { 'of somebody away': {} } },
    fill: 'insert into moderators (account_id) values (:alan)',
  },
  moderation_cases: {
    kind: "case owner_id when :ada then 'against the owner' end",
    kinds: { 'against the owner': {} },
  },
  case_reports: { kind: "case reporter_id when :edsger then 'by the stranger' end", kinds: { 'by the stranger': {} } },
  case_evidence: { kind: "'words'", kinds: { words: {} } },
  moderation_decisions: ownersOnly('owner_id', 'see'),
  appeals: ownersOnly('owner_id', 'see', 'add'),
  // Somebody who appeals says so in it.
  audit_log: {
    kind: "case actor_id when :ada then 'own appeal' else 'entry' end",
    kinds: { 'own appeal': { add: 'owner' }, entry: {} },
  },
  reserved_usernames: 'closed',
  signing_keys: 'closed',
  rate_limits: 'closed',
}
