import { type Kysely, sql } from 'kysely'

/**
 * What moderators have taken away, so that an appeal brings it back. A removed post is kept as private as a post can be, which
 * hides it wherever posts are looked up; a removed comment becomes a tombstone, and its words stand here.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table removed_posts (
      post_id uuid primary key references posts on delete cascade,
      author_id uuid not null,
      decision_id uuid not null,
      rule text not null,
      privacy_level privacy_level not null,
      removed_at timestamptz(3) not null
    )
  `.execute(db)
  // The author's own; erasure takes them with the posts.
  await sql`create index removed_posts_author on removed_posts (author_id)`.execute(db)
  await sql`
    create table removed_comments (
      comment_id uuid primary key references comments on delete cascade,
      author_id uuid not null,
      decision_id uuid not null,
      rule text not null,
      saved jsonb not null,
      removed_at timestamptz(3) not null
    )
  `.execute(db)
  // The author's own, and erasure.
  await sql`create index removed_comments_author on removed_comments (author_id)`.execute(db)
  for (const table of ['removed_posts', 'removed_comments']) {
    await sql
      .raw(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${table}_owner on ${table} to posts_owner using (true) with check (true);
        create policy ${table}_select on ${table} for select to posts_app using (author_id = (select viewer_id()));
        grant select on ${table} to posts_app;
      `)
      .execute(db)
  }
  // Says to everybody that it was not its author who has deleted it.
  await sql`alter table comments add column removed_at timestamptz(3)`.execute(db)
  await sql`
    alter table comments add constraint comments_removed_is_empty check (removed_at is null or deleted_at is not null)
  `.execute(db)
  await countComments(db, {
    counted: '(gone.deleted_at is null)::int - (stood.deleted_at is null)::int',
    changed: '(gone.deleted_at is null) <> (stood.deleted_at is null)',
    left: 'and removed_at is null',
  })
  // What comes back comes back to who wrote it.
  await sql`drop trigger comments_keep_author on comments`.execute(db)
  await sql`
    create trigger comments_keep_author before update of author_id on comments
    for each row when (
      new.author_id is not null and new.author_id is distinct from old.author_id
      and not (old.removed_at is not null and new.removed_at is null)
    )
    execute function keep_comment_author()
  `.execute(db)
}

/** The function of 0004; an update may bring a comment back, and the tombstone of a removed one waits for that. */
async function countComments(
  db: Kysely<unknown>,
  { counted, changed, left }: { counted: string; changed: string; left: string },
): Promise<void> {
  await sql`
    create or replace function count_comments() returns trigger
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
        update posts p set comment_count = comment_count + n.number
        from (
          select gone.post_id, sum(${sql.raw(counted)}) as number
          from added gone join removed stood using (id)
          where ${sql.raw(changed)}
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
        where id in (select parent_id from removed) and deleted_at is not null and reply_count = 0 ${sql.raw(left)};
      end if;
      return null;
    end
    $$
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger comments_keep_author on comments`.execute(db)
  await sql`
    create trigger comments_keep_author before update of author_id on comments
    for each row when (new.author_id is not null and new.author_id is distinct from old.author_id)
    execute function keep_comment_author()
  `.execute(db)
  await countComments(db, {
    counted: '-1',
    changed: 'gone.deleted_at is not null and stood.deleted_at is null',
    left: '',
  })
  await sql`alter table comments drop constraint comments_removed_is_empty, drop column removed_at`.execute(db)
  await sql`drop table removed_comments, removed_posts`.execute(db)
}
