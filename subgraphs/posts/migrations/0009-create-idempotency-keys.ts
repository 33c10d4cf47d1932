import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // What a call with this key made. Kept past the result, so that a late repeat of a deleted post makes no second one.
  await sql`
    create table idempotency_keys (
      user_id uuid not null,
      operation text not null,
      key uuid not null,
      result_id uuid not null,
      created_at timestamptz(3) not null default now(),
      primary key (user_id, operation, key)
    )
  `.execute(db)
  // Clean-up of keys past their time.
  await sql`create index idempotency_keys_age on idempotency_keys (created_at)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table idempotency_keys`.execute(db)
}
