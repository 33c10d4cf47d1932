import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // A few hundred public posts of the last days that many people react to, whatever the size of the network.
  await sql`
    create table hot_posts (
      post_id uuid primary key references posts on delete cascade,
      author_id uuid not null,
      published_at timestamptz(3) not null,
      score double precision not null
    )
  `.execute(db)
  // The home feed's popular posts, best first; and which to drop when there are too many.
  await sql`create index hot_posts_by_score on hot_posts (score desc, post_id desc)`.execute(db)

  // The order of a person's TOP feed as its first page saw it. Losing these rows in a crash costs a reader the place
  // in a list, so they are spared the write-ahead log.
  await sql`
    create unlogged table feed_snapshots (
      viewer_id uuid not null,
      digest bigint not null,
      post_ids uuid[] not null,
      scores real[] not null,
      expires_at timestamptz(3) not null,
      primary key (viewer_id, digest)
    )
  `.execute(db)
  // Clean-up of what has expired.
  await sql`create index feed_snapshots_expiry on feed_snapshots (expires_at)`.execute(db)

  // A post that stops being public must leave at once, not at the next ranking.
  await sql`
    create function cool_post() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      delete from hot_posts where post_id = new.id;
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create trigger posts_cool after update of privacy_level on posts
    for each row when (old.privacy_level = 'PUBLIC' and new.privacy_level <> 'PUBLIC') execute function cool_post()
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger posts_cool on posts`.execute(db)
  await sql`drop function cool_post()`.execute(db)
  await sql`drop table feed_snapshots, hot_posts`.execute(db)
}
