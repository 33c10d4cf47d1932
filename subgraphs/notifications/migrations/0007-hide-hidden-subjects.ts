import { type Kysely, sql } from 'kysely'

const post = "coalesce(root_id, case when subject_type = 'POST' then subject_id end)"

/**
 * What is about a post, or under one, is out of sight while its person may not see the post. Decided on reading, like the
 * actors: a narrowed audience or an ended friendship is one row here, however many people were told of however many posts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type privacy_level as enum ('PUBLIC', 'FRIENDS', 'CUSTOM', 'PRIVATE')`.execute(db)
  await sql`
    create table posts (
      post_id uuid primary key,
      author_id uuid not null,
      privacy_level privacy_level not null,
      audience_ids uuid[] not null default '{}',
      version bigint not null
    );
    create table friend_edges (
      user_id uuid not null,
      friend_id uuid not null,
      is_ended boolean not null default false,
      version bigint not null,
      primary key (user_id, friend_id),
      check (user_id <> friend_id)
    );
    alter table posts enable row level security;
    alter table posts force row level security;
    create policy posts_owner on posts to notifications_owner using (true) with check (true);
    alter table friend_edges enable row level security;
    alter table friend_edges force row level security;
    create policy friend_edges_owner on friend_edges to notifications_owner using (true) with check (true);
  `.execute(db)

  // A post not heard of, or published before this service kept posts, is for everybody: posts has asked its own rule when
  // the news of it was sent.
  await sql`
    create function is_in_sight(viewer uuid, actor uuid, post uuid) returns boolean
    language plpgsql stable parallel safe security definer set search_path = public, pg_temp cost 100
    as $$
    declare
      p record;
    begin
      if actor is not null and is_hidden(actor, viewer) then
        return false;
      end if;
      if post is null then
        return true;
      end if;
      select author_id, privacy_level, audience_ids into p from posts where post_id = post;
      if not found or p.author_id = viewer then
        return true;
      end if;
      if p.privacy_level in ('FRIENDS', 'CUSTOM') then
        if not exists (
          select from friend_edges f where f.user_id = viewer and f.friend_id = p.author_id and not f.is_ended
        ) then
          return false;
        end if;
        if p.privacy_level = 'CUSTOM' and viewer <> all (p.audience_ids) then
          return false;
        end if;
      elsif p.privacy_level = 'PRIVATE' then
        return false;
      end if;
      -- What somebody wrote below a post is hidden from all others while a block stands between them and the post's author.
      return not is_hidden(p.author_id, viewer) and not exists (
        select from block_edges b
        where not b.is_ended and (b.blocker_id, b.blocked_id) in ((p.author_id, actor), (actor, p.author_id))
      );
    end
    $$
  `.execute(db)
  await sql`
    alter policy notifications_read on notifications using (
      user_id = (select viewer_id()) and is_in_sight((select viewer_id()), actor_id, ${sql.raw(post)})
    )
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter policy notifications_read on notifications using (
      user_id = (select viewer_id()) and (actor_id is null or not is_hidden(actor_id, (select viewer_id())))
    )
  `.execute(db)
  await sql`drop function is_in_sight(uuid, uuid, uuid)`.execute(db)
  await sql`drop table friend_edges, posts`.execute(db)
  await sql`drop type privacy_level`.execute(db)
}
