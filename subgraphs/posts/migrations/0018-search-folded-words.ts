import { type Kysely, sql } from 'kysely'

/**
 * The service folds and splits the words of a post itself, for PostgreSQL's parsers know neither Thai nor Chinese and depend
 * on the cluster's locale. Until the job `reread-posts` has come to a post of before, its `search` is null, and its tags
 * are those that the former rule found.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop function search_posts(text)`.execute(db)
  await sql`alter table posts drop column search, add column search tsvector`.execute(db)
  await sql`grant insert (search), update (search) on posts to posts_app`.execute(db)
  // Query.searchPosts for words in few posts.
  await sql`create index posts_search on posts using gin (search) where published_at is not null`.execute(db)
  // The job that reads posts again, oldest first.
  await sql`create index posts_unread on posts (created_at, id) where search is null`.execute(db)
  // Tag.label: the first public post that carries it.
  await sql`create index post_tags_first on post_tags (tag, published_at, post_id) where is_public`.execute(db)

  // Tags follow the text, so a change of them alone is no edit.
  await updatedAtFollows(db, 'content, location, privacy_level, published_at, edited_at')

  // As in 0011, but for the query, which comes ready.
  await sql`
    create function search_posts(wanted tsquery) returns table (post_id uuid, rank double precision)
    language plpgsql stable security definer rows 300
    as $$
    begin
      return query execute format(
        $query$
          select p.id, ts_rank(p.search, %1$L::tsquery)::double precision
          from (
            select p.id, p.search from public.posts p
            where p.published_at is not null and p.search @@ %1$L::tsquery
              and public.sees_post(p.id, p.author_id, p.privacy_level, p.published_at, $1, $2)
            order by p.published_at desc, p.id desc limit 300
          ) p
        $query$,
        wanted
      ) using public.viewer_id(), public.viewer_has_blocks();
    end
    $$
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function search_posts(tsquery)`.execute(db)
  await updatedAtFollows(db, 'content, location, privacy_level, tags, published_at, edited_at')
  await sql`drop index post_tags_first`.execute(db)
  await sql`
    alter table posts drop column search,
      add column search tsvector not null generated always as (to_tsvector('english', content)) stored
  `.execute(db)
  await sql`create index posts_search on posts using gin (search) where published_at is not null`.execute(db)
  await sql`
    create function search_posts(words text) returns table (post_id uuid, rank double precision)
    language plpgsql stable security definer rows 300
    as $$
    begin
      return query execute format(
        $query$
          select p.id, ts_rank(p.search, %1$L::tsquery)::double precision
          from (
            select p.id, p.search from public.posts p
            where p.published_at is not null and p.search @@ %1$L::tsquery
              and public.sees_post(p.id, p.author_id, p.privacy_level, p.published_at, $1, $2)
            order by p.published_at desc, p.id desc limit 300
          ) p
        $query$,
        websearch_to_tsquery('english', words)
      ) using public.viewer_id(), public.viewer_has_blocks();
    end
    $$
  `.execute(db)
}

async function updatedAtFollows(db: Kysely<unknown>, columns: string): Promise<void> {
  await sql`drop trigger posts_updated_at on posts`.execute(db)
  await sql`
    create trigger posts_updated_at before update of ${sql.raw(columns)} on posts
    for each row execute function set_updated_at()
  `.execute(db)
}
