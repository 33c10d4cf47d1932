import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sessions (
      id uuid primary key,
      account_id uuid not null references accounts (id) on delete cascade,
      user_agent text constraint sessions_user_agent_length check (char_length(user_agent) <= 512),
      ip_address inet,
      created_at timestamptz(3) not null default now(),
      last_used_at timestamptz(3) not null default now(),
      expires_at timestamptz(3) not null,
      ended_at timestamptz(3),
      end_reason text constraint sessions_end_reason_known
        check (end_reason in ('SIGNED_OUT', 'REVOKED', 'PASSWORD_CHANGED', 'TOKEN_REUSED', 'ACCOUNT_CLOSED')),
      constraint sessions_end_is_whole check ((ended_at is null) = (end_reason is null)),
      -- What refresh_tokens refers to, so that a token's account is always its session's.
      constraint sessions_id_account unique (id, account_id)
    )
  `.execute(db)
  // The list of live sessions, the twenty-first to end, and whether a device or address is known.
  await sql`create index sessions_account_id on sessions (account_id, last_used_at desc)`.execute(db)
  // Clean-up: sessions that ended long ago.
  await sql`create index sessions_ended_at on sessions (ended_at) where ended_at is not null`.execute(db)
  // Clean-up: sessions nobody has refreshed.
  await sql`create index sessions_expires_at on sessions (expires_at) where ended_at is null`.execute(db)

  // A session's tokens are one family: each has at most one successor, which the unique parent guarantees.
  await sql`
    create table refresh_tokens (
      id uuid primary key,
      session_id uuid not null,
      account_id uuid not null,
      token_hash bytea not null constraint refresh_tokens_hash_length check (octet_length(token_hash) = 32),
      signing_key_id uuid not null,
      parent_id uuid unique references refresh_tokens (id) on delete set null,
      replaced_by uuid unique references refresh_tokens (id) on delete set null,
      used_at timestamptz(3),
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz(3) not null,
      foreign key (session_id, account_id) references sessions (id, account_id) on delete cascade
    )
  `.execute(db)
  // Refresh: the one row behind a token.
  await sql`create unique index refresh_tokens_token_hash on refresh_tokens (token_hash)`.execute(db)
  // Foreign key: a session's whole family.
  await sql`create index refresh_tokens_session_id on refresh_tokens (session_id)`.execute(db)
  // Clean-up: tokens past their time.
  await sql`create index refresh_tokens_expires_at on refresh_tokens (expires_at)`.execute(db)

  for (const table of ['sessions', 'refresh_tokens']) {
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
    await sql`grant select, insert, update on ${name} to auth_app`.execute(db)
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table refresh_tokens`.execute(db)
  await sql`drop table sessions`.execute(db)
}
