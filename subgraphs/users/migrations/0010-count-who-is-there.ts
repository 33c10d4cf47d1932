import { type Kysely, sql } from 'kysely'

/**
 * A friendship knows whether both its people are there, so that lists, counts and recommendations read the friendships alone:
 * a deactivated friend is no friend to anybody until the return.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // How many of the two are deactivated. A number, because two who go or return at the same time each change it by one.
  await sql`alter table friendships add column inactive_ends smallint not null default 0`.execute(db)
  await sql`
    update friendships set inactive_ends = inactive.ends
    from (
      select low_id, high_id, count(*) as ends
      from friendships join profiles on user_id in (low_id, high_id) and not is_active
      group by low_id, high_id
    ) as inactive
    where friendships.low_id = inactive.low_id and friendships.high_id = inactive.high_id
  `.execute(db)
  await indexes(db, 'include (inactive_ends)')
  await counters(db)
  await pairs(db, 'share')
  await circles(db)
  await lists(db)
}

/** User.friends, newest first, and everybody's friends at all: by either end. */
async function indexes(db: Kysely<unknown>, rest: string): Promise<void> {
  for (const [mine, theirs] of [
    ['low', 'high'],
    ['high', 'low'],
  ]) {
    const name = sql.ref(`friendships_of_${mine}`)
    await sql`drop index ${name}`.execute(db)
    await sql`
      create index ${name} on friendships
      (${sql.ref(`${mine}_id`)}, since desc, ${sql.ref(`${theirs}_id`)} desc) ${sql.raw(rest)}
    `.execute(db)
  }
}

async function counters(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger friendships_counted_in on friendships`.execute(db)
  await sql`drop trigger friendships_counted_out on friendships`.execute(db)
  await sql`drop function count_friendships()`.execute(db)
  // A statement at a time, so that a bulk load counts once. Rows are locked in order: two pairs that share a person
  // would else wait for each other.
  for (const [event, changes, referencing] of [
    ['insert', 'select low_id, high_id, 1 as sign from entered where inactive_ends = 0', 'new table as entered'],
    ['delete', 'select low_id, high_id, -1 as sign from gone where inactive_ends = 0', 'old table as gone'],
    [
      'update',
      `select low_id, high_id, 1 as sign from entered where inactive_ends = 0
       union all
       select low_id, high_id, -1 from gone where inactive_ends = 0`,
      'old table as gone new table as entered',
    ],
  ] as const) {
    const name = sql.ref(`count_friendships_on_${event}`)
    await sql`
      create function ${name}() returns trigger
      language plpgsql security definer set search_path = public, pg_temp
      as $$
      declare
        ids uuid[];
        signs bigint[];
      begin
        select array_agg(counted.user_id), array_agg(counted.sign) into ids, signs
        from (
          select ends.user_id, sum(changed.sign) as sign
          from (${sql.raw(changes)}) as changed
          cross join lateral (values (low_id), (high_id)) as ends (user_id)
          group by ends.user_id having sum(changed.sign) <> 0
        ) as counted;
        perform 1 from profile_details where user_id = any (ids) order by user_id for no key update;
        update profile_details set friend_count = friend_count + counted.sign
        from unnest(ids, signs) as counted (user_id, sign)
        where profile_details.user_id = counted.user_id;
        return null;
      end
      $$
    `.execute(db)
    await sql`
      create trigger ${name} after ${sql.raw(event)} on friendships referencing ${sql.raw(referencing)}
      for each statement execute function ${name}()
    `.execute(db)
  }
  await sql`
    create function keep_inactive_ends() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      update friendships set inactive_ends = inactive_ends + case when new.is_active then -1 else 1 end
      where low_id = new.user_id or high_id = new.user_id;
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create trigger keep_inactive_ends after update of is_active on profiles
    for each row when (old.is_active <> new.is_active) execute function keep_inactive_ends()
  `.execute(db)
  await sql`
    update profile_details set friend_count = friend_count - away.friends
    from (
      select ends.user_id, count(*) as friends
      from friendships cross join lateral (values (low_id), (high_id)) as ends (user_id)
      where inactive_ends > 0 group by ends.user_id
    ) as away
    where profile_details.user_id = away.user_id
  `.execute(db)
}

/** With `share`, nobody goes or returns while a friendship of theirs begins or ends. */
async function pairs(db: Kysely<unknown>, lock: 'share' | 'key share'): Promise<void> {
  await sql`
    create or replace function lock_pair(one uuid, other uuid) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      perform pg_advisory_xact_lock(1, hashtext(least(one, other)::text || greatest(one, other)::text));
      perform from profiles where user_id in (one, other) order by user_id for ${sql.raw(lock)};
    end
    $$
  `.execute(db)
}

async function circles(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function viewer_friends() returns setof uuid
    language plpgsql stable security definer rows 50 set search_path = public, pg_temp
    as $$
    begin
      return query
        select high_id from friendships where low_id = viewer_id() and inactive_ends = 0
        union all
        select low_id from friendships where high_id = viewer_id() and inactive_ends = 0;
    end
    $$
  `.execute(db)

  // The friends of one person among given people, for functions that run as the owner. Of a person with very many friends the given people are looked up one by
  // one (4 buffers each); else all friends are gone through (1 buffer for 100 of them).
  await sql`
    create function friends_among(person uuid, people uuid[]) returns table (friend_id uuid, since timestamptz)
    language plpgsql stable rows 10 set search_path = public, pg_temp
    as $$
    begin
      if cardinality(people) * 100 < (select friend_count from profile_details where user_id = person) then
        return query
          select one.id, friendships.since
          from unnest(people) as one (id)
          join friendships on low_id = least(one.id, person) and high_id = greatest(one.id, person) and inactive_ends = 0;
      elsif cardinality(people) > 0 then
        return query
          select high_id, friendships.since from friendships
          where low_id = person and inactive_ends = 0 and high_id = any (people)
          union all
          select low_id, friendships.since from friendships
          where high_id = person and inactive_ends = 0 and low_id = any (people);
      end if;
    end
    $$
  `.execute(db)
  await sql`revoke execute on function friends_among(uuid, uuid[]) from public`.execute(db)
}

/** What lists and counts of friends are to the viewer; a count is what its list has in it. */
async function lists(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function friends_of(people uuid[], after_since timestamptz, after_id uuid, max_rows integer)
    returns table (user_id uuid, friend_id uuid, since timestamptz)
    language plpgsql stable security definer rows 100 set search_path = public, pg_temp
    as $$
    declare
      hidden uuid[] := array(select people_hidden_from_viewer());
    begin
      return query
        select visible.user_id, newest.friend_id, newest.since
        from visible_people(people) as visible
        cross join lateral (
          select * from (
            (
              select high_id as friend_id, friendships.since
              from friendships
              where low_id = visible.user_id and inactive_ends = 0 and high_id <> all (hidden)
                and (after_since is null or (friendships.since, high_id) < (after_since, after_id))
              order by friendships.since desc, high_id desc limit max_rows
            )
            union all
            (
              select low_id as friend_id, friendships.since
              from friendships
              where high_id = visible.user_id and inactive_ends = 0 and low_id <> all (hidden)
                and (after_since is null or (friendships.since, low_id) < (after_since, after_id))
              order by friendships.since desc, low_id desc limit max_rows
            )
          ) as sides
          order by sides.since desc, sides.friend_id desc limit max_rows
        ) as newest
        where visible.sees_profile
        order by newest.since desc, newest.friend_id desc;
    end
    $$
  `.execute(db)

  // What the viewer takes from friend_count: people hidden by a block, of whom the list shows nothing.
  await sql`
    create function hidden_friend_count(person uuid) returns integer
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
    declare
      hidden uuid[] := array(select people_hidden_from_viewer());
    begin
      if hidden = '{}' then return 0; end if;
      return (select count(*) from friends_among(person, hidden));
    end
    $$
  `.execute(db)

  // Blocks end friendships, so nobody hidden from the viewer is a friend of the viewer's.
  await sql`
    create function mutual_friends_of(people uuid[]) returns table (user_id uuid, friend_id uuid, since timestamptz)
    language plpgsql stable security definer rows 50 set search_path = public, pg_temp
    as $$
    declare
      friends uuid[] := array(select viewer_friends());
      hidden uuid[] := array(select people_hidden_from_viewer());
    begin
      return query
        select person.id, mutual.friend_id, mutual.since
        from unnest(people) as person (id)
        cross join lateral friends_among(person.id, friends) as mutual
        where person.id <> all (hidden);
    end
    $$
  `.execute(db)

  await sql`revoke execute on function hidden_friend_count(uuid), mutual_friends_of(uuid[]) from public`.execute(db)
  await sql`grant execute on function hidden_friend_count(uuid), mutual_friends_of(uuid[]) to users_app`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function mutual_friends_of(uuid[]), hidden_friend_count(uuid), friends_among(uuid, uuid[])`.execute(db)
  await sql`
    create or replace function friends_of(people uuid[], after_since timestamptz, after_id uuid, max_rows integer)
    returns table (user_id uuid, friend_id uuid, since timestamptz)
    language plpgsql stable security definer rows 100 set search_path = public, pg_temp
    as $$
    declare
      hidden uuid[] := array(select people_hidden_from_viewer());
    begin
      return query
        select visible.user_id, newest.friend_id, newest.since
        from visible_people(people) as visible
        cross join lateral (
          select * from (
            (
              select high_id as friend_id, friendships.since
              from friendships
              join profiles on profiles.user_id = high_id and profiles.is_active
              where low_id = visible.user_id and high_id <> all (hidden)
                and (after_since is null or (friendships.since, high_id) < (after_since, after_id))
              order by friendships.since desc, high_id desc limit max_rows
            )
            union all
            (
              select low_id as friend_id, friendships.since
              from friendships
              join profiles on profiles.user_id = low_id and profiles.is_active
              where high_id = visible.user_id and low_id <> all (hidden)
                and (after_since is null or (friendships.since, low_id) < (after_since, after_id))
              order by friendships.since desc, low_id desc limit max_rows
            )
          ) as sides
          order by sides.since desc, sides.friend_id desc limit max_rows
        ) as newest
        where visible.sees_profile
        order by newest.since desc, newest.friend_id desc;
    end
    $$
  `.execute(db)
  await sql`
    create or replace function viewer_friends() returns setof uuid
    language plpgsql stable security definer rows 50 set search_path = public, pg_temp
    as $$
    begin
      return query
        select high_id from friendships where low_id = viewer_id()
        union all
        select low_id from friendships where high_id = viewer_id();
    end
    $$
  `.execute(db)
  await pairs(db, 'key share')
  await sql`drop trigger keep_inactive_ends on profiles`.execute(db)
  await sql`drop function keep_inactive_ends()`.execute(db)
  for (const event of ['insert', 'delete', 'update']) {
    const name = sql.ref(`count_friendships_on_${event}`)
    await sql`drop trigger ${name} on friendships`.execute(db)
    await sql`drop function ${name}()`.execute(db)
  }
  await sql`
    create function count_friendships() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
      sign integer := case tg_op when 'INSERT' then 1 else -1 end;
    begin
      perform 1 from profile_details
      where user_id in (select low_id from changed union select high_id from changed)
      order by user_id for no key update;
      update profile_details set friend_count = friend_count + sign * counted.pairs
      from (
        select user_id, count(*) as pairs
        from (select low_id as user_id from changed union all select high_id from changed) as ends
        group by user_id
      ) as counted
      where profile_details.user_id = counted.user_id;
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create trigger friendships_counted_in after insert on friendships
    referencing new table as changed for each statement execute function count_friendships()
  `.execute(db)
  await sql`
    create trigger friendships_counted_out after delete on friendships
    referencing old table as changed for each statement execute function count_friendships()
  `.execute(db)
  await sql`
    update profile_details set friend_count = friend_count + away.friends
    from (
      select ends.user_id, count(*) as friends
      from friendships cross join lateral (values (low_id), (high_id)) as ends (user_id)
      where inactive_ends > 0 group by ends.user_id
    ) as away
    where profile_details.user_id = away.user_id
  `.execute(db)
  await indexes(db, '')
  await sql`alter table friendships drop column inactive_ends`.execute(db)
}
