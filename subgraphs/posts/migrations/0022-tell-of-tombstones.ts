import { type Kysely, sql } from 'kysely'

/** Streams tell of each comment that is gone: also of the tombstones that go with the last reply to them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop function delete_comment(uuid, timestamptz)`.execute(db)
  // Gives nothing when there is no such comment, or it is neither the viewer's nor below a post of the viewer's.
  await sql`
    create function delete_comment(comment uuid, at timestamptz)
    returns table (post_id uuid, author_id uuid, tombstone_ids uuid[])
    language plpgsql security definer rows 1 set search_path = public, pg_temp
    as $$
    #variable_conflict use_column
    declare
      deleted comments;
    begin
      select p.id into post_id from comments c join posts p on p.id = c.post_id
      where c.id = comment and viewer_id() in (c.author_id, p.author_id);
      if not found then
        return;
      end if;
      perform lock_post(post_id);
      select c.* into deleted from comments c where c.id = comment and c.deleted_at is null for update;
      if not found then
        return;
      end if;
      author_id := deleted.author_id;
      tombstone_ids := '{}';
      if deleted.reply_count > 0 then
        update comments set author_id = null, content = '', edited_at = null, deleted_at = at where id = comment;
      else
        with recursive above as (
          select t.id, t.parent_id, 1 as distance from comments t
          where t.id = deleted.parent_id and t.deleted_at is not null and t.reply_count = 1
          union all
          select t.id, t.parent_id, a.distance + 1 from above a join comments t on t.id = a.parent_id
          where t.deleted_at is not null and t.reply_count = 1
        )
        select coalesce(array_agg(a.id order by a.distance), '{}') into tombstone_ids from above a;
        delete from comments where id = comment;
      end if;
      return next;
    end
    $$
  `.execute(db)
  await grant(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function delete_comment(uuid, timestamptz)`.execute(db)
  await sql`
    create function delete_comment(comment uuid, at timestamptz) returns uuid
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
      post uuid;
      replies integer;
    begin
      select c.post_id into post from comments c join posts p on p.id = c.post_id
      where c.id = comment and viewer_id() in (c.author_id, p.author_id);
      if not found then
        return null;
      end if;
      perform lock_post(post);
      select c.reply_count into replies from comments c where c.id = comment and c.deleted_at is null for update;
      if not found then
        return null;
      end if;
      if replies = 0 then
        delete from comments where id = comment;
      else
        update comments set author_id = null, content = '', edited_at = null, deleted_at = at where id = comment;
      end if;
      return post;
    end
    $$
  `.execute(db)
  await grant(db)
}

async function grant(db: Kysely<unknown>): Promise<void> {
  await sql`revoke execute on function delete_comment(uuid, timestamptz) from public`.execute(db)
  await sql`grant execute on function delete_comment(uuid, timestamptz) to posts_app`.execute(db)
}
