import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // What happened to an account, without personal data: ids only, which say nothing once the account is gone. No foreign
  // key, so that the log outlives the account, and so that a failed sign-in costs the same whether the account exists.
  await sql`
    create table security_events (
      id uuid primary key,
      type text not null constraint security_events_type_known check (type in (
        'ACCOUNT_CREATED', 'ACCOUNT_DEACTIVATED', 'ACCOUNT_REACTIVATED', 'ACCOUNT_DELETED',
        'SIGNED_IN', 'SIGN_IN_FAILED', 'PASSWORD_REFUSED', 'THROTTLED', 'SESSION_ENDED', 'TOKEN_REUSED',
        'PASSWORD_CHANGED', 'PASSWORD_RESET', 'PASSWORD_RESET_REQUESTED', 'PASSWORD_REHASHED',
        'EMAIL_CHANGE_REQUESTED', 'EMAIL_CHANGED', 'EMAIL_VERIFIED', 'USERNAME_CHANGED', 'SIGNING_KEY_ROTATED'
      )),
      account_id uuid,
      session_id uuid,
      reason text constraint security_events_reason_shape check (reason ~ '^[A-Z_]{1,40}$'),
      created_at timestamptz(3) not null default now()
    )
  `.execute(db)
  // What happened to one account, newest first: the question of every investigation.
  await sql`create index security_events_account_id on security_events (account_id, id desc)`.execute(db)
  // Clean-up: events past their time.
  await sql`create index security_events_created_at on security_events (created_at)`.execute(db)

  // The shape that rate-limiter-flexible expects. Keys are keyed hashes of addresses and names.
  await sql`
    create table rate_limits (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    )
  `.execute(db)
  // Clean-up: counters past their time.
  await sql`create index rate_limits_expire on rate_limits (expire)`.execute(db)

  for (const table of ['security_events', 'rate_limits']) {
    const name = sql.ref(table)
    await sql`alter table ${name} enable row level security`.execute(db)
    await sql`alter table ${name} force row level security`.execute(db)
    await sql`create policy ${sql.ref(`${table}_owner`)} on ${name} to auth_owner using (true) with check (true)`.execute(
      db,
    )
  }
  // A request adds to its own person's log and reads none of it.
  await sql`
    create policy security_events_self on security_events for insert to auth_app
    with check (account_id = (select viewer_id()))
  `.execute(db)
  await sql`grant insert on security_events to auth_app`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table rate_limits`.execute(db)
  await sql`drop table security_events`.execute(db)
}
