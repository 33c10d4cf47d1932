import { type Kysely, sql } from 'kysely'

/**
 * Under row-level security an index cannot serve `@@`, which might leak what it compares: so this runs past the policies and
 * applies their rule itself. The 300 newest matches are ranked, so a word of every post costs no more than a rare one.
 *
 * The words go into the text of the statement: PostgreSQL has to know how rare they are to choose between the two indexes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
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

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function search_posts(text)`.execute(db)
}
