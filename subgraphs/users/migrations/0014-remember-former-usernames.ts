import { type Kysely, sql } from 'kysely'

/**
 * Links to a person go by the user name, and go on working for as long as auth keeps a name that was given up for its owner.
 * A request asks by `person_by_username` alone: nobody can list what others were called.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table former_usernames (
      username_key text collate "C" primary key,
      user_id uuid not null,
      reserved_until timestamptz(3) not null
    )
  `.execute(db)
  // Erasure: the names of a deleted account.
  await sql`create index former_usernames_user on former_usernames (user_id)`.execute(db)
  // Clean-up: names that anybody may take.
  await sql`create index former_usernames_end on former_usernames (reserved_until)`.execute(db)
  await sql`alter table former_usernames enable row level security`.execute(db)
  await sql`alter table former_usernames force row level security`.execute(db)
  await sql`
    create policy former_usernames_owner on former_usernames to users_owner using (true) with check (true)
  `.execute(db)

  // Events of two people may overtake each other, so for a moment two profiles can have the name: the newer is right.
  await sql`
    create function person_by_username(wanted text) returns uuid
    language sql stable parallel safe security definer set search_path = public, pg_temp
    begin atomic
      select coalesce(
        (select p.user_id from public.profiles p where p.username_key = lower(wanted) order by p.updated_at desc limit 1),
        (select f.user_id from public.former_usernames f where f.username_key = lower(wanted) and f.reserved_until > now())
      );
    end
  `.execute(db)
  await sql`revoke execute on function person_by_username(text) from public`.execute(db)
  await sql`grant execute on function person_by_username(text) to users_app`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function person_by_username(text)`.execute(db)
  await sql`drop table former_usernames`.execute(db)
}
