import { type Kysely, sql } from 'kysely'

/** Whose posts there are, and since when, a home feed reads from indexes alone: a hundred to a page instead of one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index posts_by_author`.execute(db)
  // The home feed's friends, and User.posts: one author's published posts, newest first.
  await sql`
    create index posts_by_author on posts (author_id, published_at desc, id desc) include (privacy_level, is_share)
    where published_at is not null
  `.execute(db)
  await sql`drop index posts_newest`.execute(db)
  // The home feed of people with many friends. Query.searchPosts for words in many posts: the newest that match.
  await sql`
    create index posts_newest on posts (published_at desc, id desc) include (author_id, privacy_level, is_share)
    where published_at is not null
  `.execute(db)
  await sql`alter table friend_edges drop constraint friend_edges_pkey`.execute(db)
  await sql`alter table friend_edges add primary key (user_id, friend_id) include (is_ended)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table friend_edges drop constraint friend_edges_pkey`.execute(db)
  await sql`alter table friend_edges add primary key (user_id, friend_id)`.execute(db)
  await sql`drop index posts_newest`.execute(db)
  await sql`create index posts_newest on posts (published_at desc, id desc) where published_at is not null`.execute(db)
  await sql`drop index posts_by_author`.execute(db)
  await sql`
    create index posts_by_author on posts (author_id, published_at desc, id desc) where published_at is not null
  `.execute(db)
}
