import { type Kysely, sql } from 'kysely'

/**
 * Which posts stand in a home feed, and in what order. Ids only: the caller reads the posts themselves as the viewer, so
 * row-level security has the last word on each.
 *
 * Functions, because they run past the per-row policies, with plans that the connection keeps: 1.6 ms for 48 friends among
 * 2,000,000 posts, where planning it each time took another 4.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A post's recency changes three times in its life and is over after seven days.
  await sql`
    create function post_score(
      reactions integer, comments integer, shares integer, published_at timestamptz, at timestamptz
    ) returns double precision
    language sql stable parallel safe
    as $$
      select (1 + ln(1 + reactions + 2 * comments + 3 * shares)) * case
        when published_at > at - interval '1 hour' then 3.0
        when published_at > at - interval '1 day' then 2.0
        when published_at > at - interval '3 days' then 1.4
        else 1.0
      end
    $$
  `.execute(db)

  const viewer = 'public.viewer_id()'
  const present = (person: string) =>
    `not exists (select from public.people away where away.user_id = ${person} and away.status <> 'ACTIVE')`
  const circle = `
    select f.friend_id as person, 1.5 as affinity from public.friend_edges f
    where f.user_id = ${viewer} and not f.ended and ${present('f.friend_id')}
    union all select ${viewer}, 1.0`
  const forCircle = `(
    p.privacy_level in ('PUBLIC', 'FRIENDS')
    or p.author_id = ${viewer}
    or p.privacy_level = 'CUSTOM'
      and exists (select from public.post_audience a where a.post_id = p.id and a.user_id = ${viewer})
  )`
  const popular = `
    not exists (select from circle c where c.person = h.author_id) and ${present('h.author_id')}
    and not exists (select from public.block_edges b
      where b.blocker_id = ${viewer} and b.blocked_id = h.author_id and not b.ended)
    and not exists (select from public.block_edges b
      where b.blocked_id = ${viewer} and b.blocker_id = h.author_id and not b.ended)`

  // At most 20 posts of each friend, 100 popular ones and 300 in all, so the work is bounded by the viewer's circle. Without
  // a variable in the query there is nothing to plan it anew for.
  await sql
    .raw(`
    create function rank_home_feed() returns table (post_id uuid, score real)
    language plpgsql stable security definer rows 300
    as $$
    begin
      return query
      with circle as materialized (${circle}),
      candidates as (
        (
          select p.id, (p.score * c.affinity)::real as score
          from circle c cross join lateral (
            select p.id, public.post_score(
              p.like_count + p.love_count + p.laugh_count + p.angry_count + p.sad_count,
              p.comment_count, p.share_count, p.published_at, now()
            ) as score
            from public.posts p
            where p.author_id = c.person and p.published_at is not null
              and p.published_at > now() - interval '7 days' and ${forCircle}
            order by p.published_at desc, p.id desc limit 20
          ) p
          order by 2 desc, 1 desc limit 300
        )
        union all
        (
          select h.post_id, h.score::real from public.hot_posts h
          where h.published_at > now() - interval '7 days' and ${popular}
          order by h.score desc, h.post_id desc limit 100
        )
      )
      select * from candidates c order by c.score desc, c.id desc limit 300;
    end
    $$`)
    .execute(db)

  await sql
    .raw(`
    create function latest_home_feed(before timestamptz, before_id uuid, size integer)
    returns table (post_id uuid, published_at timestamptz)
    language plpgsql stable security definer rows 20 set plan_cache_mode = force_generic_plan
    as $$
    begin
      return query
      with circle as materialized (${circle})
      select * from (
        (
          select p.id, p.published_at
          from circle c cross join lateral (
            select p.id, p.published_at from public.posts p
            where p.author_id = c.person and p.published_at is not null
              and (p.published_at, p.id) < (before, before_id) and ${forCircle}
            order by p.published_at desc, p.id desc limit size
          ) p
          order by p.published_at desc, p.id desc limit size
        )
        union all
        (
          select h.post_id, h.published_at from public.hot_posts h
          where (h.published_at, h.post_id) < (before, before_id) and ${popular}
          order by h.published_at desc, h.post_id desc limit size
        )
      ) found order by 2 desc, 1 desc limit size;
    end
    $$`)
    .execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function latest_home_feed(timestamptz, uuid, integer)`.execute(db)
  await sql`drop function rank_home_feed()`.execute(db)
  await sql`drop function post_score(integer, integer, integer, timestamptz, timestamptz)`.execute(db)
}
