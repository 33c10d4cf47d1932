import { type Kysely, sql } from 'kysely'

/**
 * Whoever changes what hangs on a post takes the post first, then the comment, then the rest. Without it a reaction locks its
 * row and asks for the post's counter while the post's deletion holds the post and asks for the row: a deadlock. They run as
 * the owner, for a request may not lock another person's rows; they give nothing away.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // With the post that it shares, for deleting a share counts that one down.
  await sql`
    create function hold_post(post uuid) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      perform from posts
      where id = post or id = (select s.shared_post_id from posts s where s.id = post)
      order by id for no key update;
    end
    $$
  `.execute(db)
  // A change to one comment leaves the post's own counters alone, so it only keeps the post from being deleted meanwhile.
  await sql`
    create function hold_comment(comment uuid) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      perform from posts where id = (select c.post_id from comments c where c.id = comment) for key share;
      perform from comments where id = comment for no key update;
    end
    $$
  `.execute(db)
  await sql`revoke execute on function hold_post(uuid), hold_comment(uuid) from public`.execute(db)
  await sql`grant execute on function hold_post(uuid), hold_comment(uuid) to posts_app`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function hold_post(uuid), hold_comment(uuid)`.execute(db)
}
