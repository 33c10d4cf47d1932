import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // A deleted comment with replies stays as a tombstone, without author and text.
  await sql`
    create table comments (
      id uuid primary key,
      post_id uuid not null references posts on delete cascade,
      parent_id uuid references comments,
      author_id uuid,
      content text not null,
      created_at timestamptz(3) not null default now(),
      edited_at timestamptz(3),
      deleted_at timestamptz(3),
      reply_count integer not null default 0,
      like_count integer not null default 0,
      love_count integer not null default 0,
      laugh_count integer not null default 0,
      angry_count integer not null default 0,
      sad_count integer not null default 0,
      constraint comments_content check (
        case when deleted_at is null
          then author_id is not null and char_length(content) between 1 and 2000
          else author_id is null and content = ''
        end
      ),
      constraint comments_counts check (
        least(reply_count, like_count, love_count, laugh_count, angry_count, sad_count) >= 0
      )
    ) with (fillfactor = 85)
  `.execute(db)
  // Post.comments, oldest or newest first.
  await sql`create index comments_of_post on comments (post_id, created_at, id) where parent_id is null`.execute(db)
  // Comment.replies, oldest first; and whether a comment has any.
  await sql`create index comments_of_parent on comments (parent_id, created_at, id) where parent_id is not null`.execute(
    db,
  )
  // Deleting a post takes its comments and replies along.
  await sql`create index comments_by_post on comments (post_id)`.execute(db)
  // Erasing a person's account.
  await sql`create index comments_by_author on comments (author_id)`.execute(db)

  await sql`
    create function count_comments() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      -- Posts before comments, and each in the order of ids: whoever counts takes the locks in the same order.
      if tg_op = 'INSERT' then
        perform from posts where id in (select post_id from added) order by id for no key update;
        update posts p set comment_count = comment_count + n.number
        from (select post_id, count(*) as number from added group by post_id) n where p.id = n.post_id;
        if exists (
          select from added a join comments c on c.id = a.parent_id where c.post_id <> a.post_id or c.deleted_at is not null
        ) then
          raise exception 'a reply hangs on a comment of the same post that still stands' using errcode = 'check_violation';
        end if;
        perform from comments where id in (select parent_id from added) order by id for no key update;
        update comments c set reply_count = reply_count + n.number
        from (select parent_id, count(*) as number from added where parent_id is not null group by parent_id) n
        where c.id = n.parent_id;
      elsif tg_op = 'UPDATE' then
        update posts p set comment_count = comment_count - n.number
        from (
          select gone.post_id, count(*) as number
          from added gone join removed stood using (id)
          where gone.deleted_at is not null and stood.deleted_at is null
          group by gone.post_id
        ) n where p.id = n.post_id;
      elsif exists (select from removed) then
        perform from posts where id in (select post_id from removed) order by id for no key update;
        update posts p set comment_count = comment_count - n.number
        from (select post_id, count(*) as number from removed where deleted_at is null group by post_id) n
        where p.id = n.post_id;
        perform from comments where id in (select parent_id from removed) order by id for no key update;
        update comments c set reply_count = reply_count - n.number
        from (select parent_id, count(*) as number from removed where parent_id is not null group by parent_id) n
        where c.id = n.parent_id;
        -- A tombstone goes with its last reply; this trigger then does the same for its parent, until nothing is left to do.
        delete from comments
        where id in (select parent_id from removed) and deleted_at is not null and reply_count = 0;
      end if;
      return null;
    end
    $$
  `.execute(db)
  for (const [event, transitions] of [
    ['insert', 'new table as added'],
    ['update', 'old table as removed new table as added'],
    ['delete', 'old table as removed'],
  ] as const) {
    await sql`
      create trigger ${sql.raw(`comments_count_${event}`)} after ${sql.raw(event)} on comments
      referencing ${sql.raw(transitions)} for each statement execute function count_comments()
    `.execute(db)
  }

  // The author of a post may empty the comments on it. A policy can't tell that from taking them over, for it sees either
  // the old row or the new one.
  await sql`
    create function keep_comment_author() returns trigger
    language plpgsql
    as $$
    begin
      raise exception 'a comment stays with its author' using errcode = 'insufficient_privilege';
    end
    $$
  `.execute(db)
  await sql`
    create trigger comments_keep_author before update of author_id on comments
    for each row when (new.author_id is not null and new.author_id is distinct from old.author_id)
    execute function keep_comment_author()
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table comments`.execute(db)
  await sql`drop function keep_comment_author()`.execute(db)
  await sql`drop function count_comments()`.execute(db)
}
