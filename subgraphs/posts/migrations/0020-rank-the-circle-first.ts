import { type Kysely, sql } from 'kysely'

/**
 * A home feed is first of all one's circle: friends and oneself. `LATEST` is the circle alone; `TOP` has a popular post of
 * somebody else at every fifth place. Ids only, as in 0008: row-level security has the last word on each post.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop function latest_home_feed(timestamptz, uuid, integer)`.execute(db)
  await sql`drop function rank_home_feed()`.execute(db)

  const friends = 'select f.friend_id from public.friend_edges f where f.user_id = viewer and not f.is_ended'
  const isForCircle = `(
    p.privacy_level in ('PUBLIC', 'FRIENDS')
    or p.author_id = viewer
    or p.privacy_level = 'CUSTOM'
      and exists (select from public.post_audience a where a.post_id = p.id and a.user_id = viewer)
  )`
  // Not `is_hidden` alone: its call for each of hundreds of people takes longer than to look for them among the few away.
  const isPresent = (person: string) => `
    not exists (select from public.people away where away.user_id = ${person} and away.status <> 'ACTIVE')
    and not (has_blocks and public.is_hidden(${person}, viewer, has_blocks))`
  const isBehind = 'p.published_at is not null and (p.published_at, p.id) < (before, before_id)'
  const newest = 'p.published_at desc, p.id desc'
  // A share without words is nothing but what it shares: that is what a feed must not repeat, and what has to be seen.
  const shown = (post: string) => `case when not ${post}.is_share then ${post}.id else (
    select case
      when s.content ~ '\\S' or exists (select from public.post_media m where m.post_id = s.id) then s.id
      when public.sees_post_by_id(s.shared_post_id, viewer, has_blocks, false) then s.shared_post_id
    end
    from public.posts s where s.id = ${post}.id
  ) end`
  const ofStretch = `
    select p.id, p.author_id, p.published_at, p.is_share, p.privacy_level
    from public.posts p where ${isBehind} order by ${newest} limit stretch`
  // A probe for each friend is cheap for most people and not for those with thousands of friends, whose posts are a large
  // share of all. For them it reads the newest posts of everybody, a few at first and then as many again each time, and
  // looks up which authors are friends: to count or hash thousands of friends takes longer than an ordinary person's page.
  // Where a small share of many posts is theirs, the reading ends after as many rows as cost about what a probe for each
  // friend does, and these do the rest.
  await sql
    .raw(`
    create function circle_posts(before timestamptz, before_id uuid, size integer)
    returns table (post_id uuid, author_id uuid, published_at timestamptz, shown_id uuid)
    language plpgsql stable security definer rows 100 set plan_cache_mode = force_generic_plan
    as $$
    declare
      viewer constant uuid := public.viewer_id();
      has_blocks constant boolean := public.viewer_has_blocks();
      friend_count constant integer := (select count(*) from (${friends} limit 200) f);
      most constant integer := case when friend_count > 100 then 200 * friend_count else 0 end;
      walked integer := 0;
      stretch integer;
      entry record;
      taken integer := 0;
      wanted integer;
      met integer;
    begin
      while walked < most loop
        stretch := least(greatest(walked, 16 * size), most - walked);
        return query
        select p.id, p.author_id, p.published_at, p.shown_id from (
          select p.*, ${shown('p')} as shown_id from (${ofStretch}) p
          where (p.author_id = viewer or p.author_id in (
            ${friends} and ${isPresent('f.friend_id')}
              and f.friend_id = any (array(select p.author_id from (${ofStretch}) p order by 1))
          )) and ${isForCircle}
          order by ${newest} offset 0
        ) p
        where p.shown_id is not null
        order by ${newest} limit size - taken;
        get diagnostics met = row_count;
        taken := taken + met;
        if taken = size then
          return;
        end if;
        select p.published_at, p.id into before, before_id
        from public.posts p where ${isBehind} order by ${newest} offset stretch - 1 limit 1;
        if not found then
          return;
        end if;
        walked := walked + stretch;
      end loop;

      while taken < size loop
        wanted := size - taken;
        met := 0;
        for entry in
          select p.* from (
            select viewer as person union all ${friends} and ${isPresent('f.friend_id')}
          ) c cross join lateral (
            select p.id, p.author_id, p.published_at, p.is_share from public.posts p
            where p.author_id = c.person and ${isBehind} and ${isForCircle}
            order by ${newest} limit wanted
          ) p
          order by ${newest} limit wanted
        loop
          met := met + 1;
          before := entry.published_at;
          before_id := entry.id;
          shown_id := ${shown('entry')};
          if shown_id is not null then
            post_id := entry.id;
            author_id := entry.author_id;
            published_at := entry.published_at;
            return next;
            taken := taken + 1;
          end if;
        end loop;
        exit when met < wanted;
      end loop;
    end
    $$`)
    .execute(db)

  // The last seven days of the circle by score. Where they bring less than a page, what is older comes behind, newest first
  // and up to 100 places; its scores are below 1, and those of the week are not. Of what shows the same, all but the best
  // place come last. Up to 250 friends, posts are read with their counters in one go, at most a page of each: that is a
  // quarter of the look-ups. Of more friends the newest 100 posts are ranked: about as many as people with few friends have.
  const score = `public.post_score(
    p.like_count + p.love_count + p.laugh_count + p.angry_count + p.sad_count,
    p.comment_count, p.share_count, p.published_at, now()
  ) * case when p.author_id = viewer then 1.0 else 1.5 end`
  await sql
    .raw(`
    create function rank_home_feed(size integer)
    returns table (post_id uuid, score real, place integer, is_of_circle boolean)
    language plpgsql stable security definer rows 300 set plan_cache_mode = force_generic_plan
    as $$
    declare
      viewer constant uuid := public.viewer_id();
      has_blocks constant boolean := public.viewer_has_blocks();
      has_many_friends constant boolean := (select count(*) from (${friends} limit 251) f) > 250;
      since constant timestamptz := now() - interval '7 days';
      page constant integer := greatest(size, 20);
      most constant integer := 100;
    begin
      return query
      with week as materialized (
        select p.post_id, p.shown_id, p.score from (
          select p.id as post_id, p.shown_id, ${score} as score
          from (
            select viewer as person where not has_many_friends
            union all select f.friend_id from (${friends}) f
              where not has_many_friends and ${isPresent('f.friend_id')}
          ) c cross join lateral (
            select p.* from (
              select p.*, ${shown('p')} as shown_id
              from public.posts p
              where p.author_id = c.person and p.published_at is not null and p.published_at > since and ${isForCircle}
              order by ${newest}
            ) p
            where p.shown_id is not null
            order by ${newest} limit page
          ) p
          union all
          select c.post_id, c.shown_id, ${score}
          from public.circle_posts('infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', most) c
            join public.posts p on p.id = c.post_id
          where has_many_friends and c.published_at > since
        ) p
        order by p.score desc, p.post_id desc limit 240
      ),
      older as materialized (
        select o.post_id, o.shown_id, o.published_at
        from (select count(*)::integer as places from week) w cross join lateral
          public.circle_posts(since, 'ffffffff-ffff-ffff-ffff-ffffffffffff', most - w.places) o
        where w.places < page
      ),
      circle as (
        select w.post_id, w.shown_id, w.score from week w
        union all
        select o.post_id, o.shown_id, extract(epoch from interval '7 days') / extract(epoch from now() - o.published_at)
        from older o
      ),
      unrepeated as materialized (
        select c.post_id, c.shown_id,
          (case row_number() over (partition by c.shown_id order by c.score desc, c.post_id desc)
            when 1 then c.score else 0 end)::real as score
        from circle c
      ),
      popular as (
        select h.post_id, h.score::real as score from public.hot_posts h
        where h.published_at > since and h.author_id <> viewer and h.author_id not in (
            ${friends} and f.friend_id = any (array(select h.author_id from public.hot_posts h))
          )
          and h.post_id not in (select u.shown_id from unrepeated u)
          and ${isPresent('h.author_id')}
        order by h.score desc, h.post_id desc
        -- While there may be more of the circle than is in the list, popular posts do not take its place.
        limit (select case when w.places < page and u.places < most then most else u.places / 4 end
          from (select count(*) as places from week) w, (select count(*) as places from unrepeated) u)
      ),
      places as (
        select u.post_id, u.score, true as is_of_circle, n + (n - 1) / 4 as place
        from (select u.*, row_number() over (order by u.score desc, u.post_id desc) as n from unrepeated u) u
        union all
        select h.post_id, h.score, false, 5 * n
        from (select h.*, row_number() over (order by h.score desc, h.post_id desc) as n from popular h) h
      )
      select p.post_id, p.score, p.place::integer, p.is_of_circle from places p order by p.place;
    end
    $$`)
    .execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function rank_home_feed(integer)`.execute(db)
  await sql`drop function circle_posts(timestamptz, uuid, integer)`.execute(db)
  const viewer = 'public.viewer_id()'
  const present = (person: string) =>
    `not exists (select from public.people away where away.user_id = ${person} and away.status <> 'ACTIVE')`
  const circle = `
    select f.friend_id as person, 1.5 as affinity from public.friend_edges f
    where f.user_id = ${viewer} and not f.is_ended and ${present('f.friend_id')}
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
      where b.blocker_id = ${viewer} and b.blocked_id = h.author_id and not b.is_ended)
    and not exists (select from public.block_edges b
      where b.blocked_id = ${viewer} and b.blocker_id = h.author_id and not b.is_ended)`
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
