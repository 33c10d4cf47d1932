import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table email_verifications (
      id uuid primary key,
      account_id uuid not null references accounts (id) on delete cascade,
      email text not null,
      token_hash bytea not null constraint email_verifications_hash_length check (octet_length(token_hash) = 32),
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz(3) not null,
      used_at timestamptz(3)
    )
  `.execute(db)
  await sql`
    create table password_resets (
      id uuid primary key,
      account_id uuid not null references accounts (id) on delete cascade,
      token_hash bytea not null constraint password_resets_hash_length check (octet_length(token_hash) = 32),
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz(3) not null,
      used_at timestamptz(3)
    )
  `.execute(db)
  for (const table of ['email_verifications', 'password_resets']) {
    const name = sql.ref(table)
    const index = (what: string) => sql.ref(`${table}_${what}`)
    // The one row behind a mailed token.
    await sql`create unique index ${index('token_hash')} on ${name} (token_hash)`.execute(db)
    // At most one live link an account. The next one replaces it.
    await sql`create unique index ${index('live')} on ${name} (account_id) where used_at is null`.execute(db)
    // Foreign key: an account's links, used ones too.
    await sql`create index ${index('account_id')} on ${name} (account_id)`.execute(db)
    // Clean-up: links past their time.
    await sql`create index ${index('expires_at')} on ${name} (expires_at)`.execute(db)
    await sql`grant select, update (used_at), delete on ${name} to auth_app`.execute(db)
  }

  // Mails to send. A row holds no link: the token is made when the mail is, and only its hash is stored.
  await sql`
    create table outgoing_mails (
      id uuid primary key,
      kind text not null constraint outgoing_mails_kind_known
        check (kind in ('VERIFY_EMAIL', 'CONFIRM_NEW_EMAIL', 'EMAIL_CHANGE_NOTICE', 'PASSWORD_RESET')),
      account_id uuid references accounts (id) on delete cascade,
      address text not null,
      attempts integer not null default 0,
      send_after timestamptz(3) not null default now(),
      created_at timestamptz(3) not null default now(),
      -- A reset is asked for by an address alone; whose it is shows when the mail is made.
      constraint outgoing_mails_recipient check (account_id is not null or kind = 'PASSWORD_RESET')
    )
  `.execute(db)
  // The mailer: what is due, oldest first.
  await sql`create index outgoing_mails_send_after on outgoing_mails (send_after)`.execute(db)
  // Foreign key, and taking back mails that a newer one replaces.
  await sql`create index outgoing_mails_account_id on outgoing_mails (account_id)`.execute(db)
  await sql`grant insert, delete, select (id, kind, account_id) on outgoing_mails to auth_app`.execute(db)

  for (const table of ['email_verifications', 'password_resets', 'outgoing_mails']) {
    const name = sql.ref(table)
    await sql`alter table ${name} enable row level security`.execute(db)
    await sql`alter table ${name} force row level security`.execute(db)
    await sql`create policy ${sql.ref(`${table}_owner`)} on ${name} to auth_owner using (true) with check (true)`.execute(
      db,
    )
    await sql`
      create policy ${sql.ref(`${table}_self`)} on ${name} to auth_app
      using (account_id = (select viewer_id())) with check (account_id = (select viewer_id()))
    `.execute(db)
  }
  // Somebody who is signed out may ask for a reset, and see nothing of it.
  await sql`
    create policy outgoing_mails_reset on outgoing_mails for insert to auth_app
    with check (account_id is null and kind = 'PASSWORD_RESET')
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table outgoing_mails`.execute(db)
  await sql`drop table password_resets`.execute(db)
  await sql`drop table email_verifications`.execute(db)
}
