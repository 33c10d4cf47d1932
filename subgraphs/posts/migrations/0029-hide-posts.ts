import { type Kysely, sql } from 'kysely'

/** Posts that somebody does not want in the home feed: a rule of the feed, as mutes are, and none of sight. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hidden_posts (
      user_id uuid not null,
      post_id uuid not null references posts on delete cascade,
      hidden_at timestamptz(3) not null default now(),
      -- Post.viewerHasHidden, and the home feed.
      primary key (user_id, post_id)
    );
    -- Viewer.hiddenPosts, newest first.
    create index hidden_posts_newest on hidden_posts (user_id, hidden_at desc, post_id desc);
    -- Deletion of the post.
    create index hidden_posts_post on hidden_posts (post_id);
    alter table hidden_posts enable row level security;
    alter table hidden_posts force row level security;
    create policy hidden_posts_owner on hidden_posts to posts_owner using (true) with check (true);
    create policy hidden_posts_select on hidden_posts for select to posts_app using (user_id = (select viewer_id()));
    create policy hidden_posts_insert on hidden_posts for insert to posts_app with check (
      user_id = (select viewer_id())
      and sees_post_by_id(post_id, (select viewer_id()), (select viewer_has_blocks()), false)
    );
    create policy hidden_posts_delete on hidden_posts for delete to posts_app using (user_id = (select viewer_id()));
    grant select, insert (user_id, post_id), delete on hidden_posts to posts_app;
  `.execute(db)
  await sql.raw(feedTakes(true)).execute(db)
  await sql.raw(viewerFeedTakes(true)).execute(db)
  for (const name of feeds) await rewrite(db, name, changes)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const back = changes.map(([before, after]): Change => [after, before])
  for (const name of feeds) await rewrite(db, name, back)
  await sql.raw(viewerFeedTakes(false)).execute(db)
  await sql.raw(feedTakes(false)).execute(db)
  await sql`drop table hidden_posts`.execute(db)
}

const feedTakes = (withHidden: boolean) => `
  create or replace function feed_takes(post uuid, viewer uuid, muted uuid[]) returns boolean
  language plpgsql stable parallel safe cost 40
  as $$
  declare
    p record;
  begin
    select author_id, shared_post_id into p from public.posts where id = post;
    return p.author_id = viewer or (
      p.author_id <> all (muted)
      and not exists (select from public.posts o where o.id = p.shared_post_id and o.author_id = any (muted))
      ${
        withHidden
          ? `and not exists (
        select from public.hidden_posts h where h.user_id = viewer and h.post_id in (post, p.shared_post_id)
      )`
          : ''
      }
    );
  end
  $$`

const viewerFeedTakes = (withHidden: boolean) => `
  create or replace function viewer_feed_takes(post uuid) returns boolean
  language plpgsql stable parallel safe security definer set search_path = public, pg_temp cost 60
  as $$
  declare
    muted constant uuid[] := viewer_mutes();
  begin
    return cardinality(muted) = 0
      ${withHidden ? 'and not exists (select from hidden_posts h where h.user_id = viewer_id())' : ''}
      or feed_takes(post, viewer_id(), muted);
  end
  $$`

type Change = readonly [before: string, after: string]

const feeds = ['circle_posts(timestamptz, uuid, integer)', 'rank_home_feed(integer)']
const changes: readonly Change[] = [
  [
    'is_choosy constant boolean := cardinality(muted) > 0;',
    `has_hidden constant boolean := exists (select from public.hidden_posts h where h.user_id = viewer);
      is_choosy constant boolean := has_hidden or cardinality(muted) > 0;`,
  ],
  // Who has muted people, and hidden nothing, has only shares looked at: no post of a muted friend gets this far.
  ...['p', 'entry'].map(
    (post): Change => [
      `case when not ${post}.is_share then ${post}.id
    when is_choosy and not public.feed_takes(${post}.id, viewer, muted) then null else (`,
      `case when (has_hidden or (is_choosy and ${post}.is_share)) and not public.feed_takes(${post}.id, viewer, muted) then null
    when not ${post}.is_share then ${post}.id else (`,
    ],
  ),
]

/** Changes each of these texts in the function, wherever it stands. */
async function rewrite(db: Kysely<unknown>, name: string, changes: readonly Change[]): Promise<void> {
  const { rows } = await sql<{ text: string }>`select pg_get_functiondef(${name}::regprocedure) as text`.execute(db)
  let { text } = rows[0]!
  for (const [before, after] of changes) text = text.replaceAll(before, () => after)
  await sql.raw(text).execute(db)
}
