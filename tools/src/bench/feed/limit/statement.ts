const friends = 'select f.friend_id from posts.friend_edges f where f.user_id = $1 and not f.is_ended'

const isHidden = (person: string) => `(${person} in (select h.person from hidden h))`

const isInAudience = (post: string) =>
  `exists (select from posts.post_audience a where a.post_id = ${post}.id and a.user_id = $1)`

const isForCircle = `(
  p.privacy_level in ('PUBLIC', 'FRIENDS') or p.author_id = $1
  or p.privacy_level = 'CUSTOM' and ${isInAudience('p')}
)`

const isSeen = (post: string) => `(
  ${post}.author_id = $1 or ${post}.published_at is not null and case ${post}.privacy_level
    when 'PUBLIC' then true
    when 'FRIENDS' then exists (
      select from posts.friend_edges f where f.user_id = $1 and f.friend_id = ${post}.author_id and not f.is_ended
    )
    when 'CUSTOM' then ${isInAudience(post)}
    else false
  end and not ${isHidden(`${post}.author_id`)}
)`

/** The post, or what it shares where it says nothing itself; null where that can't be seen. */
const shown = `case
  when not p.is_share or p.content ~ '\\S' or exists (select from posts.post_media m where m.post_id = p.id) then p.id
  else (select o.id from posts.posts o where o.id = p.shared_post_id and ${isSeen('o')})
end`

const ofPerson = (when: string, size: string) => `
  select p.*, ${shown} as shown_id from posts.posts p
  where p.author_id = c.person and p.published_at is not null and ${when} and ${isForCircle} and ${shown} is not null
  order by p.published_at desc, p.id desc limit ${size}`

const score = `(1 + ln(1 + p.like_count + p.love_count + p.laugh_count + p.angry_count + p.sad_count
  + 2 * p.comment_count + 3 * p.share_count)) * case
    when p.published_at > now() - interval '1 hour' then 3.0::float8
    when p.published_at > now() - interval '1 day' then 2.0
    when p.published_at > now() - interval '3 days' then 1.4
    else 1.0
  end`

const time = (value: string) => `to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const thumbnail = `(
  select json_build_object('id', f.id, 'thumbnailUrl', l.thumbnail_url, 'width', f.width, 'height', f.height,
    'blurhash', f.blurhash, 'altText', f.alt_text)
  from media.media_files f join media.links l on l.media_id = f.id
  where f.id = u.profile_picture_id and (f.state = 'READY' or f.owner_id = $1)
)`

const author = (post: string) => `(
  select json_build_object('id', u.user_id, 'username', u.username, 'displayName', u.display_name,
    'isVerified', u.is_verified, 'profilePicture', ${thumbnail})
  from users.profiles u
  where u.user_id = ${post}.author_id and (u.user_id = $1 or u.is_active
    and not exists (select from users.blocks b where b.blocker_id = $1 and b.blocked_id = u.user_id)
    and not exists (select from users.blocks b where b.blocked_id = $1 and b.blocker_id = u.user_id))
)`

const media = (post: string) => `(
  select coalesce(json_agg(case when f.state = 'READY' or f.owner_id = $1 then json_build_object(
    'id', f.id, 'kind', f.kind, 'mimeType', f.mime_type, 'url', l.url, 'urlExpiresAt', l.expires_at,
    'thumbnailUrl', l.thumbnail_url, 'renditions', l.renditions,
    'focalPoint', case when f.focal_x is not null then json_build_object('x', f.focal_x, 'y', f.focal_y) end,
    'blurhash', f.blurhash, 'altText', f.alt_text, 'width', f.width, 'height', f.height,
    'durationSeconds', f.duration_ms / 1000.0) end order by m.position), '[]')
  from posts.post_media m
    left join media.media_files f on f.id = m.media_id left join media.links l on l.media_id = f.id
  where m.post_id = ${post}.id
)`

const body = (post: string) => `
  'id', ${post}.id, 'content', ${post}.content, 'location', ${post}.location, 'privacyLevel', ${post}.privacy_level,
  'publishedAt', ${time(`${post}.published_at`)}, 'editedAt', ${time(`${post}.edited_at`)},
  'tags', (select coalesce(json_agg(json_build_object('name', t.name) order by t.place), '[]')
    from unnest(${post}.tags) with ordinality t(name, place)),
  'author', ${author(post)}, 'media', ${media(post)}`

const card = `json_build_object(${body('p')},
  'likeCount', p.like_count,
  'viewerReaction', (select r.type from posts.reactions r where r.post_id = p.id and r.user_id = $1),
  'reactionCounts', (
    select coalesce(json_agg(json_build_object('type', r.type, 'count', r.count) order by r.count desc, r.place), '[]')
    from (values ('LIKE', p.like_count, 1), ('LOVE', p.love_count, 2), ('LAUGH', p.laugh_count, 3),
      ('ANGRY', p.angry_count, 4), ('SAD', p.sad_count, 5)) r(type, count, place)
    where r.count > 0
  ),
  'commentCount', p.comment_count, 'shareCount', p.share_count, 'isShare', p.is_share,
  'sharedPost', (select json_build_object(${body('o')}) from posts.posts o where o.id = p.shared_post_id and ${isSeen('o')})
)`

/**
 * The answer to HomeFeed for the person $1, as text: ranked as posts ranks, read and put together in one go, by the same
 * rules of who sees what. The snapshot for the next page is not kept.
 */
export const feedStatement = `
with hidden as materialized (
  select a.user_id as person from posts.people a where a.status <> 'ACTIVE'
  union all select b.blocked_id from posts.block_edges b where b.blocker_id = $1 and not b.is_ended
  union all select b.blocker_id from posts.block_edges b where b.blocked_id = $1 and not b.is_ended
),
circle as materialized (
  select $1::uuid as person
  union all select f.friend_id from (${friends}) f where not ${isHidden('f.friend_id')}
),
week as materialized (
  select p.id as post_id, p.shown_id, ${score} * case when p.author_id = $1 then 1.0 else 1.5 end as score
  from circle c cross join lateral (${ofPerson("p.published_at > now() - interval '7 days'", '20')}) p
  order by 3 desc, 1 desc limit 240
),
older as materialized (
  select p.id as post_id, p.shown_id, p.published_at
  from circle c cross join lateral (${ofPerson("p.published_at <= now() - interval '7 days'", '100')}) p
  where (select count(*) from week) < 20
  order by p.published_at desc, p.id desc limit (select 100 - count(*) from week)
),
ranked as (
  select post_id, shown_id, score from week
  union all select post_id, shown_id,
    extract(epoch from interval '7 days') / extract(epoch from now() - published_at) from older
),
unrepeated as materialized (
  select r.post_id, r.shown_id, (case row_number() over (partition by r.shown_id order by r.score desc, r.post_id desc)
    when 1 then r.score else 0 end)::real as score
  from ranked r
),
popular as (
  select h.post_id, h.score::real as score from posts.hot_posts h
  where h.published_at > now() - interval '7 days' and h.author_id not in (select c.person from circle c)
    and h.author_id not in (${friends})
    and h.post_id not in (select u.shown_id from unrepeated u) and not ${isHidden('h.author_id')}
  order by h.score desc, h.post_id desc
  limit (select case when w.places < 20 and u.places < 100 then 100 else u.places / 4 end
    from (select count(*) as places from week) w, (select count(*) as places from unrepeated) u)
),
places as (
  select u.post_id, u.score, true as is_of_circle, n + (n - 1) / 4 as place
  from (select u.*, row_number() over (order by u.score desc, u.post_id desc) as n from unrepeated u) u
  union all select h.post_id, h.score, false, 5 * n
  from (select h.*, row_number() over (order by h.score desc, h.post_id desc) as n from popular h) h
),
snapshot as materialized (
  select array_agg(post_id order by place) as post_ids, array_agg(score order by place) as scores,
    array_agg(is_of_circle order by place) as are_of_circle
  from places
),
edges as materialized (
  select e.position, case when p.id is not null then json_build_object(
    'reason', case when p.author_id = $1 then 'OWN_POST' when not e.is_of_circle then 'POPULAR'
      when p.is_share then 'FRIEND_SHARED' else 'FRIEND_POSTED' end,
    'node', ${card}) end as edge
  from snapshot s
    cross join unnest(s.post_ids[1:20], s.are_of_circle[1:20]) with ordinality e(post_id, is_of_circle, position)
    left join posts.posts p on p.id = e.post_id and ${isSeen('p')}
)
select json_build_object('data', json_build_object('viewer', json_build_object('id', $1, 'homeFeed', json_build_object(
  'edges', (select coalesce(json_agg(e.edge order by e.position) filter (where e.edge is not null), '[]') from edges e),
  'pageInfo', json_build_object(
    'hasNextPage', coalesce(cardinality(s.post_ids) > 20, false),
    'endCursor', translate(encode(convert_to(format('[%s,%s]',
      (hash_array_extended(s.post_ids, 0) # hash_array_extended(s.scores, 1)
        # hashint8extended(extract(epoch from date_bin('10 minutes', now(), 'epoch'))::bigint, 2)) & 9007199254740991,
      least(cardinality(s.post_ids), 20)), 'UTF8'), 'base64'), '+/=', '-_')),
  'isRestarted', false))))::text as answer
from snapshot s`
