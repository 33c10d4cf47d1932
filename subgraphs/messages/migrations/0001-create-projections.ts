import { type Kysely, sql } from 'kysely'

/** What messages knows of other services' data, fed by their events. An ended fact keeps its row, so that no older event revives it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type account_status as enum ('ACTIVE', 'DEACTIVATED', 'DELETED')`.execute(db)
  await sql`create type media_kind as enum ('IMAGE', 'VIDEO', 'AUDIO', 'DOCUMENT')`.execute(db)

  await sql`
    create table people (
      id uuid primary key,
      status account_status not null default 'ACTIVE',
      version bigint not null
    );
    alter table people enable row level security;
    alter table people force row level security;
    create policy people_owner on people to messages_owner using (true) with check (true);
    create policy people_read on people for select to messages_app using ((select viewer_id()) is not null);
    grant select on people to messages_app;
  `.execute(db)

  // Both directions of a friendship have a row: whoever asks is user_id.
  await sql`
    create table friend_edges (
      user_id uuid not null,
      friend_id uuid not null,
      is_ended boolean not null default false,
      version bigint not null,
      primary key (user_id, friend_id),
      check (user_id <> friend_id)
    );
    alter table friend_edges enable row level security;
    alter table friend_edges force row level security;
    create policy friend_edges_owner on friend_edges to messages_owner using (true) with check (true);
    create policy friend_edges_read on friend_edges for select to messages_app using (user_id = (select viewer_id()));
    grant select on friend_edges to messages_app;
  `.execute(db)

  await sql`
    create table block_edges (
      blocker_id uuid not null,
      blocked_id uuid not null,
      is_ended boolean not null default false,
      version bigint not null,
      primary key (blocker_id, blocked_id),
      check (blocker_id <> blocked_id)
    );
    alter table block_edges enable row level security;
    alter table block_edges force row level security;
    create policy block_edges_owner on block_edges to messages_owner using (true) with check (true);
    create policy block_edges_read on block_edges for select to messages_app
      using ((select viewer_id()) in (blocker_id, blocked_id));
    grant select on block_edges to messages_app;
  `.execute(db)
  // findBlockBetween: who has blocked the viewer.
  await sql`create index block_edges_blocked on block_edges (blocked_id, blocker_id) where not is_ended`.execute(db)

  await sql`
    create table media (
      id uuid primary key,
      owner_id uuid not null,
      kind media_kind not null,
      is_deleted boolean not null default false,
      version bigint not null
    );
    alter table media enable row level security;
    alter table media force row level security;
    create policy media_owner on media to messages_owner using (true) with check (true);
    create policy media_read on media for select to messages_app using (owner_id = (select viewer_id()));
    grant select on media to messages_app;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table media, block_edges, friend_edges, people`.execute(db)
  await sql`drop type media_kind, account_status`.execute(db)
}
