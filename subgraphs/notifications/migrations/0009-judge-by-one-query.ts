import { type Kysely, sql } from 'kysely'

/**
 * The rule of 0007 as one query. The number of unread notifications judges all of them: with two or three functions and up to
 * nine queries for each it read 12 buffers a row, and three times as long.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // What is_hidden says of the actor is written out: nearly every row asks it, and a call takes as long as the rest.
  await sql`
    create or replace function is_in_sight(viewer uuid, actor uuid, post uuid) returns boolean
    language plpgsql stable parallel safe security definer set search_path = public, pg_temp cost 100
    as $$
    begin
      return not exists (select from people a where a.user_id = actor and a.status <> 'ACTIVE')
        and not exists (
          select from block_edges b where b.blocker_id = viewer and b.blocked_id = actor and not b.is_ended
        )
        and not exists (
          select from block_edges b where b.blocked_id = viewer and b.blocker_id = actor and not b.is_ended
        )
        -- A post not heard of is for everybody.
        and coalesce((
          select p.author_id = viewer or (
            case
              when p.privacy_level in ('FRIENDS', 'CUSTOM') then
                exists (
                  select from friend_edges f where f.user_id = viewer and f.friend_id = p.author_id and not f.is_ended
                ) and (p.privacy_level = 'FRIENDS' or viewer = any (p.audience_ids))
              else p.privacy_level = 'PUBLIC'
            end
            and not is_hidden(p.author_id, viewer)
            -- What somebody wrote below a post is hidden from all others while a block stands between them and its author.
            and not exists (
              select from block_edges b where b.blocker_id = p.author_id and b.blocked_id = actor and not b.is_ended
            )
            and not exists (
              select from block_edges b where b.blocked_id = p.author_id and b.blocker_id = actor and not b.is_ended
            )
          )
          from posts p where p.post_id = post
        ), true);
    end
    $$
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function is_in_sight(viewer uuid, actor uuid, post uuid) returns boolean
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
      return not is_hidden(p.author_id, viewer) and not exists (
        select from block_edges b
        where not b.is_ended and (b.blocker_id, b.blocked_id) in ((p.author_id, actor), (actor, p.author_id))
      );
    end
    $$
  `.execute(db)
}
