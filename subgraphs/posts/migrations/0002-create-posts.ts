import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Milliseconds throughout: a cursor holds a JavaScript date, and must find its row again.
  await sql`
    create table posts (
      id uuid primary key,
      author_id uuid not null,
      content text not null default '',
      location text,
      privacy_level privacy_level not null default 'FRIENDS',
      tags text[] not null default '{}',
      is_share boolean not null default false,
      shared_post_id uuid references posts on delete set null,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      published_at timestamptz(3),
      edited_at timestamptz(3),
      like_count integer not null default 0,
      love_count integer not null default 0,
      laugh_count integer not null default 0,
      angry_count integer not null default 0,
      sad_count integer not null default 0,
      comment_count integer not null default 0,
      share_count integer not null default 0,
      search tsvector not null generated always as (to_tsvector('english', content)) stored,
      constraint posts_content_length check (char_length(content) <= 5000),
      constraint posts_location_length check (char_length(location) between 1 and 100),
      constraint posts_tag_number check (cardinality(tags) <= 30),
      constraint posts_share_of_something check (shared_post_id is null or is_share),
      constraint posts_no_share_of_itself check (shared_post_id <> id),
      constraint posts_counts check (
        least(like_count, love_count, laugh_count, angry_count, sad_count, comment_count, share_count) >= 0
      )
    ) with (fillfactor = 85)
  `.execute(db)
  // The home feed's friends, and User.posts: one author's published posts, newest first.
  await sql`
    create index posts_by_author on posts (author_id, published_at desc, id desc) where published_at is not null
  `.execute(db)
  // Viewer.drafts: last edited first.
  await sql`create index posts_drafts on posts (author_id, updated_at desc, id desc) where published_at is null`.execute(
    db,
  )
  // The ranking of public posts of the last days.
  await sql`
    create index posts_public on posts (published_at desc) where privacy_level = 'PUBLIC' and published_at is not null
  `.execute(db)
  // Query.searchPosts for words in many posts: the newest that match.
  await sql`create index posts_newest on posts (published_at desc, id desc) where published_at is not null`.execute(db)
  // Query.searchPosts for words in few.
  await sql`create index posts_search on posts using gin (search) where published_at is not null`.execute(db)
  // Deleting a post lets go of its shares.
  await sql`create index posts_shares on posts (shared_post_id) where shared_post_id is not null`.execute(db)

  await sql`
    create trigger posts_updated_at
    before update of content, location, privacy_level, tags, published_at, edited_at on posts
    for each row execute function set_updated_at()
  `.execute(db)

  await sql`
    create table post_media (
      post_id uuid not null references posts on delete cascade,
      position smallint not null check (position between 0 and 9),
      media_id uuid not null,
      primary key (post_id, position)
    )
  `.execute(db)
  // A deleted file leaves the posts that show it.
  await sql`create index post_media_by_file on post_media (media_id)`.execute(db)

  await sql`
    create table post_audience (
      post_id uuid not null references posts on delete cascade,
      user_id uuid not null,
      primary key (post_id, user_id)
    )
  `.execute(db)
  // Erasing a person's account.
  await sql`create index post_audience_by_user on post_audience (user_id)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table post_audience, post_media, posts`.execute(db)
}
