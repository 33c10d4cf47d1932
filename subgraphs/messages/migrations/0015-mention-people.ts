import { type Kysely, sql } from 'kysely'

/** What people wrote before names no one: who had a name then is not known any more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type who_may_mention as enum ('EVERYONE', 'FRIENDS', 'NOBODY')`.execute(db)
  // Each outlives its account, so that a late event can't bring it back.
  await sql`
    create table usernames (
      user_id uuid primary key,
      username text,
      version bigint not null
    );
    create table mention_choices (
      user_id uuid primary key,
      who_may_mention who_may_mention not null,
      version bigint not null
    )
  `.execute(db)
  // find_mentionable: whose name it is.
  await sql`create index usernames_by_name on usernames (lower(username)) where username is not null`.execute(db)
  for (const table of ['usernames', 'mention_choices']) {
    await sql
      .raw(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${table}_owner on ${table} to messages_owner using (true) with check (true);
      `)
      .execute(db)
  }

  await sql`
    alter table messages add column mentions jsonb not null default '[]' check (jsonb_typeof(mentions) = 'array');
    grant insert (mentions), update (mentions) on messages to messages_app;
  `.execute(db)
  // Erasing a person's account: what names the person.
  await sql`
    create index messages_mentions on messages using gin (mentions jsonb_path_ops) where mentions <> '[]'
  `.execute(db)

  // Whom the viewer may mention by these names, in lower case. A name that two have while news of a change is on its way is
  // nobody's.
  await sql`
    create function find_mentionable(names text[]) returns table (name text, user_id uuid)
    language plpgsql stable security definer rows 10 set search_path = public, pg_temp
    as $$
    #variable_conflict use_column
    declare
      viewer constant uuid := viewer_id();
    begin
      return query
        select called.name, called.person from (
          select lower(n.username) as name, (array_agg(n.user_id))[1] as person from usernames n
          where lower(n.username) = any (names)
          group by lower(n.username)
          having count(*) = 1
        ) called
        left join mention_choices c on c.user_id = called.person
        where called.person = viewer or (
          exists (select from people p where p.user_id = called.person and p.status = 'ACTIVE')
          and not exists (
            select from block_edges b
            where (b.blocker_id, b.blocked_id) in ((viewer, called.person), (called.person, viewer)) and not b.is_ended
          )
          and case coalesce(c.who_may_mention, 'EVERYONE')
            when 'EVERYONE' then true
            when 'FRIENDS' then exists (
              select from friend_edges f where f.user_id = viewer and f.friend_id = called.person and not f.is_ended
            )
            else false
          end
        );
    end
    $$
  `.execute(db)
  await sql`revoke execute on function find_mentionable(text[]) from public`.execute(db)
  await sql`grant execute on function find_mentionable(text[]) to messages_app`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function find_mentionable(text[])`.execute(db)
  await sql`alter table messages drop column mentions`.execute(db)
  await sql`drop table mention_choices, usernames`.execute(db)
  await sql`drop type who_may_mention`.execute(db)
}
