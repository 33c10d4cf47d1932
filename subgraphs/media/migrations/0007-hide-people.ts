import { type Kysely, sql } from 'kysely'

/** Blocks hide collections and their files both ways; somebody away is hidden from everybody else. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type account_status as enum ('ACTIVE', 'DEACTIVATED', 'DELETED');
    alter table people add column status account_status not null default 'ACTIVE';
    update people set status = 'DELETED' where deleted_at is not null;
    alter table people drop column deleted_at;
    alter table people alter column version type bigint;
  `.execute(db)
  // is_hidden: almost nobody is away, so the index stays tiny.
  await sql`create index people_away on people (user_id) where status <> 'ACTIVE'`.execute(db)

  await sql`
    create table block_edges (
      blocker_id uuid not null,
      blocked_id uuid not null,
      is_ended boolean not null default false,
      version bigint not null,
      primary key (blocker_id, blocked_id),
      constraint block_edges_different_people check (blocker_id <> blocked_id)
    );
    alter table block_edges enable row level security;
    alter table block_edges force row level security;
    create policy block_edges_owner on block_edges to media_owner using (true) with check (true);
  `.execute(db)

  // From the viewer; signed out, only accounts that are away are hidden. Runs as the owner: no request reads these tables.
  await sql`
    create function is_hidden(person uuid) returns boolean
    language plpgsql stable parallel safe security definer set search_path = public, pg_temp
    as $$
    declare
      viewer constant uuid := viewer_id();
    begin
      if person = viewer then
        return false;
      end if;
      return exists (select from people p where p.user_id = person and p.status <> 'ACTIVE')
        or exists (select from block_edges b where b.blocker_id = viewer and b.blocked_id = person and not b.is_ended)
        or exists (select from block_edges b where b.blocker_id = person and b.blocked_id = viewer and not b.is_ended);
    end
    $$
  `.execute(db)
  await sql`revoke execute on function is_hidden(uuid) from public`.execute(db)
  await sql`grant execute on function is_hidden(uuid) to media_app`.execute(db)

  await createPublicSight(db, 'c.is_public and not is_hidden(c.owner_id)')
  await sql`
    alter policy media_collections_seen on media_collections using (
      owner_id = (select viewer_id()) or (is_public and not is_hidden(owner_id))
    )
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter policy media_collections_seen on media_collections using (is_public or owner_id = (select viewer_id()))
  `.execute(db)
  await createPublicSight(db, 'c.is_public')
  await sql`drop function is_hidden(uuid)`.execute(db)
  await sql`drop table block_edges`.execute(db)
  await sql`
    drop index people_away;
    alter table people alter column version type integer;
    alter table people add column deleted_at timestamptz;
    update people set deleted_at = now() where status = 'DELETED';
    alter table people drop column status;
    drop type account_status;
  `.execute(db)
}

/** The functions of 0005, with what a collection has to be to show to others. */
async function createPublicSight(db: Kysely<unknown>, isShown: string): Promise<void> {
  await sql`
    create or replace function in_public_collection(file uuid) returns boolean
    language plpgsql stable parallel safe security definer set search_path = public, pg_temp
    as $$
    begin
      return exists (
        select from collection_items i join media_collections c on c.id = i.collection_id
        where i.media_id = file and ${sql.raw(isShown)}
      );
    end
    $$
  `.execute(db)
  await sql`
    create or replace function is_public_collection(collection uuid) returns boolean
    language plpgsql stable parallel safe security definer set search_path = public, pg_temp
    as $$
    begin
      return exists (select from media_collections c where c.id = collection and ${sql.raw(isShown)});
    end
    $$
  `.execute(db)
}
