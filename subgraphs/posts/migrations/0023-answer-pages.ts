import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Comment.idempotencyKey: the key that made a comment.
  await sql`create index idempotency_keys_result on idempotency_keys (result_id)`.execute(db)

  // Comment.ancestors: ids only, also of those that the viewer does not see, which policies leave out when they are read.
  await sql`
    create function comment_ancestors(ids uuid[], most integer)
    returns table (comment_id uuid, ancestor_id uuid, distance integer)
    language sql stable parallel safe security definer rows 100 set search_path = public, pg_temp
    begin atomic
      with recursive above as (
        select c.id as comment_id, c.parent_id as ancestor_id, 1 as distance
        from public.comments c where c.id = any(ids) and c.parent_id is not null
        union all
        select a.comment_id, c.parent_id, a.distance + 1
        from above a join public.comments c on c.id = a.ancestor_id
        where c.parent_id is not null and a.distance < most
      )
      select * from above;
    end
  `.execute(db)

  // User.postCount: of each author's newest posts those that User.posts shows to the viewer. A policy would go on reading for
  // as many that the viewer sees.
  await sql`
    create function count_posts(authors uuid[], most integer) returns table (author_id uuid, number integer)
    language sql stable parallel safe security definer rows 100 set search_path = public, pg_temp
    begin atomic
      select a.id, count(*)::integer
      from unnest(authors) a (id), public.viewer_id() viewer, public.viewer_has_blocks() has_blocks
      cross join lateral (
        select p.id, p.privacy_level, p.published_at, p.is_share, p.shared_post_id, p.content
        from public.posts p where p.author_id = a.id and p.published_at is not null
        order by p.published_at desc, p.id desc limit most
      ) p
      where public.sees_post(p.id, a.id, p.privacy_level, p.published_at, viewer, has_blocks)
        and (
          not p.is_share or a.id = viewer or p.content ~ '\\S'
          or public.sees_post_by_id(p.shared_post_id, viewer, has_blocks, false)
          or exists (select from public.post_media m where m.post_id = p.id)
        )
      group by a.id;
    end
  `.execute(db)

  for (const name of ['comment_ancestors(uuid[], integer)', 'count_posts(uuid[], integer)']) {
    await sql.raw(`revoke execute on function ${name} from public`).execute(db)
    await sql.raw(`grant execute on function ${name} to posts_app`).execute(db)
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function count_posts(uuid[], integer)`.execute(db)
  await sql`drop function comment_ancestors(uuid[], integer)`.execute(db)
  await sql`drop index idempotency_keys_result`.execute(db)
}
