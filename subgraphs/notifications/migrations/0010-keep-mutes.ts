import { type Kysely, sql } from 'kysely'

/** Whom people have muted: asked when somebody is about to be told of what such a person does, and when it is about to be sent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table mutes (
      muter_id uuid not null,
      muted_id uuid not null,
      created_at timestamptz(3) not null,
      expires_at timestamptz(3),
      is_ended boolean not null default false,
      version bigint not null,
      primary key (muter_id, muted_id),
      check (muter_id <> muted_id)
    );
    alter table mutes enable row level security;
    alter table mutes force row level security;
    create policy mutes_owner on mutes to notifications_owner using (true) with check (true);
  `.execute(db)
  // By the time of what happened, so that it does not matter when the news of it comes. Runs as the owner alone.
  await sql`
    create function is_muted(person uuid, actor uuid, at timestamptz) returns boolean
    language plpgsql stable parallel safe set search_path = public, pg_temp
    as $$
    begin
      return exists (
        select from mutes m where m.muter_id = person and m.muted_id = actor and not m.is_ended
          and m.created_at <= at and (m.expires_at is null or m.expires_at > at)
      );
    end
    $$
  `.execute(db)
  await sql`revoke execute on function is_muted(uuid, uuid, timestamptz) from public`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function is_muted(uuid, uuid, timestamptz)`.execute(db)
  await sql`drop table mutes`.execute(db)
}
