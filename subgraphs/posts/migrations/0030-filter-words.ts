import { type Kysely, sql } from 'kysely'

/**
 * Words that somebody does not want to read. A post is asked by its search vector, in which words stand as they are folded, so
 * case, accents, width and script are treated as a search treats them, and nothing of a text is read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table filtered_words (
      id uuid primary key,
      user_id uuid not null,
      phrase text not null,
      -- The phrase as a text of tsquery; the same words in another spelling are the same.
      query text collate "C" not null,
      places text[] not null,
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz(3),
      -- The home feed and comments of their person.
      unique (user_id, query),
      constraint filtered_words_places check (places <@ array['HOME_FEED', 'COMMENTS'] and cardinality(places) > 0)
    );
    -- Clean-up of what has expired.
    create index filtered_words_expiry on filtered_words (expires_at) where expires_at is not null;
    alter table filtered_words enable row level security;
    alter table filtered_words force row level security;
    create policy filtered_words_owner on filtered_words to posts_owner using (true) with check (true);
    create policy filtered_words_select on filtered_words for select to posts_app using (user_id = (select viewer_id()));
    create policy filtered_words_insert on filtered_words for insert to posts_app with check (
      user_id = (select viewer_id())
    );
    create policy filtered_words_update on filtered_words for update to posts_app
      using (user_id = (select viewer_id())) with check (user_id = (select viewer_id()));
    create policy filtered_words_delete on filtered_words for delete to posts_app using (user_id = (select viewer_id()));
    grant select, insert (id, user_id, phrase, query, places, expires_at), update (phrase, places, expires_at), delete
      on filtered_words to posts_app;
  `.execute(db)
  // Asked once a statement; null when the viewer filters nothing.
  await sql`
    create function viewer_filter() returns tsquery
    language plpgsql stable parallel safe security definer set search_path = public, pg_temp
    as $$
    begin
      return (
        select string_agg('(' || w.query || ')', ' | ')::tsquery from filtered_words w
        where w.user_id = viewer_id() and 'HOME_FEED' = any (w.places) and (w.expires_at is null or w.expires_at > now())
      );
    end
    $$
  `.execute(db)
  await sql`
    create function feed_takes(post uuid, viewer uuid, muted uuid[], words tsquery) returns boolean
    language plpgsql stable parallel safe cost 40
    as $$
    declare
      p record;
    begin
      select author_id, shared_post_id, search into p from public.posts where id = post;
      return p.author_id = viewer or (
        p.author_id <> all (muted)
        and (p.search @@ words) is not true
        and not exists (
          select from public.posts o where o.id = p.shared_post_id and o.author_id <> viewer
            and (o.author_id = any (muted) or o.search @@ words)
        )
        and not exists (
          select from public.hidden_posts h where h.user_id = viewer and h.post_id in (post, p.shared_post_id)
        )
      );
    end
    $$
  `.execute(db)
  await sql`
    create or replace function viewer_feed_takes(post uuid) returns boolean
    language plpgsql stable parallel safe security definer set search_path = public, pg_temp cost 60
    as $$
    declare
      muted constant uuid[] := viewer_mutes();
      words constant tsquery := viewer_filter();
    begin
      return words is null and cardinality(muted) = 0
        and not exists (select from hidden_posts h where h.user_id = viewer_id())
        or feed_takes(post, viewer_id(), muted, words);
    end
    $$
  `.execute(db)
  for (const name of feeds) await rewrite(db, name, changes)
  await sql`drop function feed_takes(uuid, uuid, uuid[])`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function feed_takes(post uuid, viewer uuid, muted uuid[]) returns boolean
    language plpgsql stable parallel safe cost 40
    as $$
    declare
      p record;
    begin
      select author_id, shared_post_id into p from public.posts where id = post;
      return p.author_id = viewer or (
        p.author_id <> all (muted)
        and not exists (select from public.posts o where o.id = p.shared_post_id and o.author_id = any (muted))
        and not exists (
          select from public.hidden_posts h where h.user_id = viewer and h.post_id in (post, p.shared_post_id)
        )
      );
    end
    $$
  `.execute(db)
  await sql`
    create or replace function viewer_feed_takes(post uuid) returns boolean
    language plpgsql stable parallel safe security definer set search_path = public, pg_temp cost 60
    as $$
    declare
      muted constant uuid[] := viewer_mutes();
    begin
      return cardinality(muted) = 0 and not exists (select from hidden_posts h where h.user_id = viewer_id())
        or feed_takes(post, viewer_id(), muted);
    end
    $$
  `.execute(db)
  const back = changes.map(([before, after]): Change => [after, before]).toReversed()
  for (const name of feeds) await rewrite(db, name, back)
  await sql`drop function feed_takes(uuid, uuid, uuid[], tsquery)`.execute(db)
  await sql`drop function viewer_filter()`.execute(db)
  await sql`drop table filtered_words`.execute(db)
}

type Change = readonly [before: string, after: string]

const feeds = ['circle_posts(timestamptz, uuid, integer)', 'rank_home_feed(integer)']
const changes: readonly Change[] = [
  ['viewer, muted)', 'viewer, muted, words)'],
  ['is_choosy constant boolean := has_hidden or', 'is_choosy constant boolean := looks_at_each or'],
  ['when (has_hidden or', 'when (looks_at_each or'],
  [
    'has_hidden constant boolean := exists',
    `words constant tsquery := public.viewer_filter();
      looks_at_each constant boolean := words is not null or exists`,
  ],
]

/** Changes each of these texts in the function, wherever it stands. */
async function rewrite(db: Kysely<unknown>, name: string, changes: readonly Change[]): Promise<void> {
  const { rows } = await sql<{ text: string }>`select pg_get_functiondef(${name}::regprocedure) as text`.execute(db)
  let { text } = rows[0]!
  for (const [before, after] of changes) text = text.replaceAll(before, () => after)
  await sql.raw(text).execute(db)
}
