import { type Kysely, sql } from 'kysely'

/** The keys by which push services know this service, and which of them each browser has subscribed with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table vapid_keys (
      id uuid primary key,
      public_key text not null unique,
      private_key_encrypted bytea not null,
      created_at timestamptz(3) not null default now(),
      replaced_at timestamptz(3)
    );
    alter table vapid_keys enable row level security;
    alter table vapid_keys force row level security;
    create policy vapid_keys_owner on vapid_keys to notifications_owner using (true) with check (true);
  `.execute(db)
  // A second key in force would leave it open which one browsers are told.
  await sql`
    create unique index vapid_keys_in_force on vapid_keys ((replaced_at is null)) where replaced_at is null
  `.execute(db)
  // There was no key so far, so that no browser can have subscribed.
  await sql`delete from push_subscriptions`.execute(db)
  await sql`alter table push_subscriptions add column application_server_key text`.execute(db)
  // deleteUnusedKeys: whether any browser has subscribed with a key.
  await sql`create index push_subscriptions_key on push_subscriptions (application_server_key)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table push_subscriptions drop column application_server_key`.execute(db)
  await sql`drop table vapid_keys`.execute(db)
}
