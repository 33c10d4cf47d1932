import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // The type is text: under row-level security an index serves only operators that cannot leak what they compare, and an
  // enum's are not marked so.
  await sql`
    create table reactions (
      id uuid primary key,
      user_id uuid not null,
      post_id uuid references posts on delete cascade,
      comment_id uuid references comments on delete cascade,
      type text not null,
      created_at timestamptz(3) not null default now(),
      constraint reactions_type check (type in ('LIKE', 'LOVE', 'LAUGH', 'ANGRY', 'SAD')),
      constraint reactions_one_subject check (num_nonnulls(post_id, comment_id) = 1)
    )
  `.execute(db)
  // One reaction a person and subject; Post.viewerReaction; erasing a person's account.
  await sql`create unique index reactions_one_per_post on reactions (user_id, post_id) where post_id is not null`.execute(
    db,
  )
  // The same for comments.
  await sql`
    create unique index reactions_one_per_comment on reactions (user_id, comment_id) where comment_id is not null
  `.execute(db)
  // Post.reactions, newest first, of one type or merged from all five.
  await sql`
    create index reactions_of_post on reactions (post_id, type, created_at desc, id desc) where post_id is not null
  `.execute(db)
  // Comment.reactions, likewise.
  await sql`
    create index reactions_of_comment on reactions (comment_id, type, created_at desc, id desc)
    where comment_id is not null
  `.execute(db)

  // What a statement changed, by subject and type, added to the counters that the subject carries.
  await sql`
    create function count_reactions() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
      changes jsonb;
    begin
      if tg_op = 'INSERT' then
        select jsonb_agg(c) into changes from (
          select post_id, comment_id, type, count(*) as change from added group by 1, 2, 3
        ) c;
      elsif tg_op = 'DELETE' then
        select jsonb_agg(c) into changes from (
          select post_id, comment_id, type, -count(*) as change from removed group by 1, 2, 3
        ) c;
      else
        select jsonb_agg(c) into changes from (
          select post_id, comment_id, type, sum(change) as change
          from (
            select post_id, comment_id, type, 1 as change from added
            union all select post_id, comment_id, type, -1 from removed
          ) both_sides
          group by 1, 2, 3 having sum(change) <> 0
        ) c;
      end if;
      if changes is null then
        return null;
      end if;
      perform apply_reaction_changes(changes);
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create function apply_reaction_changes(changes jsonb) returns void
    language plpgsql set search_path = public, pg_temp
    as $$
    begin
      ${sql.raw(applyTo('posts', 'post_id'))}
      ${sql.raw(applyTo('comments', 'comment_id'))}
    end
    $$
  `.execute(db)
  for (const [event, transitions] of [
    ['insert', 'new table as added'],
    ['update', 'old table as removed new table as added'],
    ['delete', 'old table as removed'],
  ] as const) {
    await sql`
      create trigger ${sql.raw(`reactions_count_${event}`)} after ${sql.raw(event)} on reactions
      referencing ${sql.raw(transitions)} for each statement execute function count_reactions()
    `.execute(db)
  }
}

// Rows are locked in the order of ids, so that two erasures cannot wait for each other.
function applyTo(table: 'posts' | 'comments', column: 'post_id' | 'comment_id'): string {
  const types = ['like', 'love', 'laugh', 'angry', 'sad']
  return `
    perform from ${table}
    where id in (select (c ->> '${column}')::uuid from jsonb_array_elements(changes) c where c ->> '${column}' is not null)
    order by id for no key update;
    if found then
      update ${table} t set ${types.map((type) => `${type}_count = t.${type}_count + n.${type}`).join(', ')}
      from (
        select ${column}, ${types
          .map((type) => `coalesce(sum(change) filter (where type = '${type.toUpperCase()}'), 0) as "${type}"`)
          .join(', ')}
        from jsonb_to_recordset(changes) as c (post_id uuid, comment_id uuid, type text, change integer)
        where ${column} is not null group by ${column}
      ) n
      where t.id = n.${column};
    end if;`
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table reactions`.execute(db)
  await sql`drop function count_reactions(), apply_reaction_changes(jsonb)`.execute(db)
}
