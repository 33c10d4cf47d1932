import { type Kysely, sql } from 'kysely'

/**
 * Who sees what, said once, for the policies and the queries alike.
 *
 * Functions rather than subqueries in the policies: PostgreSQL plans a policy anew with every statement, and the subqueries
 * took 1 ms for posts and 7 for reactions, before the first row. A function's plan is kept by the connection; it costs about
 * 10 µs for each look-up of a row, and the checks below stop at the first that decides.
 *
 * They run as the owner, past the policies of the tables they look at. Names are qualified instead of setting the search
 * path, which would cost as much as the check itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Hardly anybody blocks or is blocked: asked once a statement, this spares most viewers two look-ups a row.
  await sql`
    create function viewer_has_blocks() returns boolean
    language plpgsql stable parallel safe security definer cost 20
    as $$
    declare
      viewer constant uuid := public.viewer_id();
    begin
      return exists (select from public.block_edges b where b.blocker_id = viewer and not b.ended)
        or exists (select from public.block_edges b where b.blocked_id = viewer and not b.ended);
    end
    $$
  `.execute(db)

  // Blocks hide both ways; a deactivated account is hidden from everybody but itself.
  await sql`
    create function is_hidden(person uuid, viewer uuid, viewer_has_blocks boolean) returns boolean
    language plpgsql stable parallel safe security definer cost 20
    as $$
    begin
      if person = viewer then
        return false;
      end if;
      if exists (select from public.people p where p.user_id = person and p.status <> 'ACTIVE') then
        return true;
      end if;
      return viewer_has_blocks and (
        exists (select from public.block_edges b where b.blocker_id = viewer and b.blocked_id = person and not b.ended)
        or exists (select from public.block_edges b where b.blocked_id = viewer and b.blocker_id = person and not b.ended)
      );
    end
    $$
  `.execute(db)

  await sql`
    create function sees_post(
      post uuid, author uuid, level privacy_level, published_at timestamptz, viewer uuid, viewer_has_blocks boolean
    ) returns boolean
    language plpgsql stable parallel safe security definer cost 40
    as $$
    begin
      if author = viewer then
        return true;
      end if;
      if published_at is null then
        return false;
      end if;
      if level = 'FRIENDS' then
        if not exists (
          select from public.friend_edges f where f.user_id = viewer and f.friend_id = author and not f.ended
        ) then
          return false;
        end if;
      elsif level = 'CUSTOM' then
        if not exists (select from public.post_audience a where a.post_id = post and a.user_id = viewer) then
          return false;
        end if;
      elsif level = 'PRIVATE' then
        return false;
      end if;
      return not public.is_hidden(author, viewer, viewer_has_blocks);
    end
    $$
  `.execute(db)

  // For what hangs on a post. Also tells a draft from a published post: comments and reactions are for published ones.
  await sql`
    create function sees_post_by_id(post uuid, viewer uuid, viewer_has_blocks boolean, drafts boolean) returns boolean
    language plpgsql stable parallel safe security definer cost 60
    as $$
    declare
      p record;
    begin
      select author_id, privacy_level, published_at into p from public.posts where id = post;
      return found and (drafts or p.published_at is not null)
        and public.sees_post(post, p.author_id, p.privacy_level, p.published_at, viewer, viewer_has_blocks);
    end
    $$
  `.execute(db)

  await sql`
    create function sees_comment_by_id(comment uuid, viewer uuid, viewer_has_blocks boolean) returns boolean
    language plpgsql stable parallel safe security definer cost 100
    as $$
    declare
      c record;
    begin
      select post_id, author_id into c from public.comments where id = comment and deleted_at is null;
      return found
        and not public.is_hidden(c.author_id, viewer, viewer_has_blocks)
        and public.sees_post_by_id(c.post_id, viewer, viewer_has_blocks, false);
    end
    $$
  `.execute(db)

  await sql`
    create function owns_post(post uuid, person uuid) returns boolean
    language plpgsql stable parallel safe security definer cost 20
    as $$
    begin
      return exists (select from public.posts p where p.id = post and p.author_id = person);
    end
    $$
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function owns_post(uuid, uuid)`.execute(db)
  await sql`drop function sees_comment_by_id(uuid, uuid, boolean)`.execute(db)
  await sql`drop function sees_post_by_id(uuid, uuid, boolean, boolean)`.execute(db)
  await sql`drop function sees_post(uuid, uuid, privacy_level, timestamptz, uuid, boolean)`.execute(db)
  await sql`drop function is_hidden(uuid, uuid, boolean)`.execute(db)
  await sql`drop function viewer_has_blocks()`.execute(db)
}
