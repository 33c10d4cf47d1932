import { type Kysely, sql } from 'kysely'

/** Posts of which somebody wants no more news: neither of the post itself nor of what happens below it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Not a part of the projection of posts, which may be made again: the rows are people's own.
  await sql`
    create table muted_posts (
      user_id uuid not null,
      post_id uuid not null,
      created_at timestamptz(3) not null default now(),
      -- Post.viewerHasMuted, and each time when somebody is about to be told.
      primary key (user_id, post_id)
    );
    -- Deletion of the post.
    create index muted_posts_post on muted_posts (post_id);
    alter table muted_posts enable row level security;
    alter table muted_posts force row level security;
    create policy muted_posts_owner on muted_posts to notifications_owner using (true) with check (true);
    create policy muted_posts_select on muted_posts for select to notifications_app using (user_id = (select viewer_id()));
    create policy muted_posts_insert on muted_posts for insert to notifications_app with check (
      user_id = (select viewer_id())
    );
    create policy muted_posts_delete on muted_posts for delete to notifications_app using (user_id = (select viewer_id()));
    grant select, insert (user_id, post_id), delete on muted_posts to notifications_app;
  `.execute(db)
  // Requests do not read posts; each asks for the viewer itself.
  await sql`
    create function viewer_sees_post(post uuid) returns boolean
    language plpgsql stable parallel safe security definer set search_path = public, pg_temp
    as $$
    begin
      return exists (select from posts p where p.post_id = post) and is_in_sight(viewer_id(), null, post);
    end
    $$
  `.execute(db)
  await sql`drop function is_muted(uuid, uuid, timestamptz)`.execute(db)
  await sql`
    create function is_muted(person uuid, actor uuid, post uuid, at timestamptz) returns boolean
    language plpgsql stable parallel safe set search_path = public, pg_temp
    as $$
    begin
      return exists (
        select from mutes m where m.muter_id = person and m.muted_id = actor and not m.is_ended
          and m.created_at <= at and (m.expires_at is null or m.expires_at > at)
      ) or exists (
        select from muted_posts m where m.user_id = person and m.post_id = post and m.created_at <= at
      );
    end
    $$
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function is_muted(uuid, uuid, uuid, timestamptz)`.execute(db)
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
  await sql`drop function viewer_sees_post(uuid)`.execute(db)
  await sql`drop table muted_posts`.execute(db)
}
