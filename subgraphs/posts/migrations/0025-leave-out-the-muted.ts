import { type Kysely, sql } from 'kysely'

/**
 * The home feed leaves out the posts of people whom the viewer has muted, and what others share of theirs. Sight is another
 * matter: such posts stand everywhere else as before. Who has muted nobody pays for it with one look at an index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table mutes (
      muter_id uuid not null,
      muted_id uuid not null,
      expires_at timestamptz(3),
      is_ended boolean not null default false,
      version bigint not null,
      primary key (muter_id, muted_id),
      constraint mutes_different_people check (muter_id <> muted_id)
    );
    alter table mutes enable row level security;
    alter table mutes force row level security;
    create policy mutes_owner on mutes to posts_owner using (true) with check (true);
  `.execute(db)

  // Asked once a statement.
  await sql`
    create function viewer_mutes() returns uuid[]
    language plpgsql stable parallel safe security definer set search_path = public, pg_temp
    as $$
    begin
      return array(
        select m.muted_id from mutes m
        where m.muter_id = viewer_id() and not m.is_ended and (m.expires_at is null or m.expires_at > now())
      );
    end
    $$
  `.execute(db)
  // Run by functions that run as the owner, for viewers who leave out anything; names are qualified as in theirs.
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
      );
    end
    $$
  `.execute(db)
  // The same for the rest of a feed that is frozen, and for posts that come live.
  await sql`
    create function viewer_feed_takes(post uuid) returns boolean
    language plpgsql stable parallel safe security definer set search_path = public, pg_temp cost 60
    as $$
    declare
      muted constant uuid[] := viewer_mutes();
    begin
      return cardinality(muted) = 0 or feed_takes(post, viewer_id(), muted);
    end
    $$
  `.execute(db)
  for (const [name, changes] of Object.entries(feeds)) await rewrite(db, name, changes)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const [name, changes] of Object.entries(feeds)) {
    await rewrite(
      db,
      name,
      changes.map(([before, after]) => [after, before]),
    )
  }
  await sql`drop function viewer_feed_takes(uuid)`.execute(db)
  await sql`drop function feed_takes(uuid, uuid, uuid[])`.execute(db)
  await sql`drop function viewer_mutes()`.execute(db)
  await sql`drop table mutes`.execute(db)
}

type Change = readonly [before: string, after: string]

const knownOnce: Change = [
  'has_blocks constant boolean := public.viewer_has_blocks();',
  `has_blocks constant boolean := public.viewer_has_blocks();
      muted constant uuid[] := public.viewer_mutes();
      is_choosy constant boolean := cardinality(muted) > 0;`,
]
/** Of muted friends no post is read. */
const isPresent = (person: string): Change => [
  `not (has_blocks and public.is_hidden(${person}, viewer, has_blocks))`,
  `${person} <> all (muted)
    and not (has_blocks and public.is_hidden(${person}, viewer, has_blocks))`,
]
/** What shows nothing is left out: now also a share of what a muted person wrote. */
const shown = (post: string): Change => [
  `case when not ${post}.is_share then ${post}.id else (`,
  `case when not ${post}.is_share then ${post}.id
    when is_choosy and not public.feed_takes(${post}.id, viewer, muted) then null else (`,
]
const feeds: Record<string, readonly Change[]> = {
  'circle_posts(timestamptz, uuid, integer)': [knownOnce, isPresent('f.friend_id'), shown('p'), shown('entry')],
  'rank_home_feed(integer)': [
    knownOnce,
    isPresent('f.friend_id'),
    shown('p'),
    [
      'and h.post_id not in (select u.shown_id from unrepeated u)',
      `and not (is_choosy and not public.feed_takes(h.post_id, viewer, muted))
          and h.post_id not in (select u.shown_id from unrepeated u)`,
    ],
  ],
}

/** Changes each of these texts in the function, wherever it stands. */
async function rewrite(db: Kysely<unknown>, name: string, changes: readonly Change[]): Promise<void> {
  const { rows } = await sql<{ text: string }>`select pg_get_functiondef(${name}::regprocedure) as text`.execute(db)
  let { text } = rows[0]!
  for (const [before, after] of changes) {
    if (!text.includes(before)) throw new Error(`${name} has no "${before}"`)
    text = text.replaceAll(before, () => after)
  }
  await sql.raw(text).execute(db)
}
