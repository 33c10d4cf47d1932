import { type Kysely, sql } from 'kysely'

/**
 * A post that is popular no more leaves `hot_posts` in the transaction that ended it, whatever that was: a reaction removed,
 * a comment or a share deleted, an account erased. All of these move a counter of the post.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One comment counts as two reactions, one share as three; below 3 a post is not popular.
  await sql`
    create function is_engaging(reactions integer, comments integer, shares integer) returns boolean
    language sql immutable parallel safe
    as $$ select reactions + 2 * comments + 3 * shares >= 3 $$
  `.execute(db)

  // Without a look first, each fall would wait for the job that locks the table, also of posts that never were in it.
  await sql`
    create or replace function cool_post() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      if exists (select from hot_posts where post_id = new.id) then
        delete from hot_posts where post_id = new.id;
      end if;
      return null;
    end
    $$
  `.execute(db)
  const isEngaging = (row: 'old' | 'new') =>
    sql.raw(`is_engaging(
      ${row}.like_count + ${row}.love_count + ${row}.laugh_count + ${row}.angry_count + ${row}.sad_count,
      ${row}.comment_count, ${row}.share_count
    )`)
  await sql`
    create trigger posts_cool_unengaging
    after update of like_count, love_count, laugh_count, angry_count, sad_count, comment_count, share_count on posts
    for each row when (${isEngaging('old')} and not ${isEngaging('new')}) execute function cool_post()
  `.execute(db)

  // Nobody but the author sees what a person wrote whose account is switched off.
  await sql`
    create function cool_posts_of_person() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      delete from hot_posts where author_id = new.user_id;
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create trigger people_cool after insert or update of status on people
    for each row when (new.status <> 'ACTIVE') execute function cool_posts_of_person()
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger people_cool on people`.execute(db)
  await sql`drop function cool_posts_of_person()`.execute(db)
  await sql`drop trigger posts_cool_unengaging on posts`.execute(db)
  await sql`
    create or replace function cool_post() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      delete from hot_posts where post_id = new.id;
      return null;
    end
    $$
  `.execute(db)
  await sql`drop function is_engaging(integer, integer, integer)`.execute(db)
}
