import { type Kysely, type RawBuilder, sql } from 'kysely'

/**
 * Ten cards cost less than 400 buffers: who may see a person is read from the settings alone, the policy of a profile looks at
 * what stands in its own row, and common friends are read for all people in one go.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await activityOfSettings(db)
  await visibilityOfDetails(db)
  await seeing(db)
  await counting(db)
}

/** `visible_people` would else read the profile for it, which the query joins anyway. */
async function activityOfSettings(db: Kysely<unknown>): Promise<void> {
  await sql`alter table privacy_settings add column is_active boolean`.execute(db)
  await sql`
    update privacy_settings set is_active = profiles.is_active
    from profiles where profiles.user_id = privacy_settings.user_id
  `.execute(db)
  // The default is for processes of the version before, while a deployment rolls.
  await sql`
    alter table privacy_settings alter column is_active set not null, alter column is_active set default true
  `.execute(db)
  await sql`
    create function keep_activity_of_settings() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      update privacy_settings set is_active = new.is_active where user_id = new.user_id;
      return null;
    end
    $$
  `.execute(db)
  // By its name the first of the triggers: a change of the settings goes on to the same rows that the others lock.
  await sql`
    create trigger keep_activity_of_settings after update of is_active on profiles
    for each row when (old.is_active <> new.is_active) execute function keep_activity_of_settings()
  `.execute(db)
}

/** In place of `is_public`, which knows only one of the three. */
async function visibilityOfDetails(db: Kysely<unknown>): Promise<void> {
  // The default of the settings, so that most new people are written once.
  await sql`alter table profile_details add column profile_visibility visibility not null default 'FRIENDS'`.execute(db)
  await sql`
    update profile_details set profile_visibility = privacy_settings.profile_visibility
    from privacy_settings
    where privacy_settings.user_id = profile_details.user_id and privacy_settings.profile_visibility <> 'FRIENDS'
  `.execute(db)
  await sql`drop trigger keep_is_public_on_update on privacy_settings`.execute(db)
  await sql`drop trigger keep_is_public_on_insert on privacy_settings`.execute(db)
  await sql`drop function keep_is_public()`.execute(db)
  await sql`
    create function keep_profile_visibility() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      update profile_details set profile_visibility = new.profile_visibility where user_id = new.user_id;
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create trigger keep_profile_visibility_on_insert after insert on privacy_settings
    for each row when (new.profile_visibility <> 'FRIENDS') execute function keep_profile_visibility()
  `.execute(db)
  await sql`
    create trigger keep_profile_visibility_on_update after update of profile_visibility on privacy_settings
    for each row when (old.profile_visibility <> new.profile_visibility) execute function keep_profile_visibility()
  `.execute(db)
  await recommendWhere(db, 'is_public', "profile_visibility = 'PUBLIC'")
  // With it goes the index of people by place.
  await sql`alter table profile_details drop column is_public`.execute(db)
  // friendRecommendations: people of the same place who show it.
  await sql`
    create index profile_details_location on profile_details (location_key, user_id)
    where location_key is not null and profile_visibility = 'PUBLIC'
  `.execute(db)
}

/** In the one condition of `recommend_people` that speaks of who shows the place. */
async function recommendWhere(db: Kysely<unknown>, before: string, after: string): Promise<void> {
  await sql`
    do $do$
    begin
      execute replace(
        pg_get_functiondef('recommend_people(double precision, uuid, integer)'::regprocedure),
        ${sql.lit(`location_key = place and ${before}`)}, ${sql.lit(`location_key = place and ${after}`)}
      );
    end
    $do$
  `.execute(db)
}

async function seeing(db: Kysely<unknown>): Promise<void> {
  // "Are these two friends?" from the index alone. Or the planner would take one by time, and with it read all friends of a hub.
  await sql`
    alter table friendships drop constraint friendships_pkey,
      add constraint friendships_pkey primary key (low_id, high_id) include (since, inactive_ends)
  `.execute(db)

  // Of all people at once: the blocks between them and the viewer, and for each of them the settings and the friendship.
  await replaceVisiblePeople(
    db,
    sql`
      create function visible_people(ids uuid[]) returns table (
        user_id uuid, friends_since timestamptz, sees_profile boolean, sees_email boolean, sees_phone boolean, may_find boolean
      )
      language plpgsql stable security definer rows 20 set search_path = public, pg_temp
      set plan_cache_mode = force_generic_plan
      as $$
      declare
        viewer uuid := viewer_id();
        hidden uuid[] := array(
          select blocked_id from blocks where blocker_id = viewer and blocked_id = any (ids)
          union all
          select blocker_id from blocks where blocked_id = viewer and blocker_id = any (ids)
        );
      begin
        return query
          select person.user_id, person.since,
            is_self or profile_visibility = 'PUBLIC' or (profile_visibility = 'FRIENDS' and is_friend),
            is_self or email_visibility = 'PUBLIC' or (email_visibility = 'FRIENDS' and is_friend),
            is_self or phone_visibility = 'PUBLIC' or (phone_visibility = 'FRIENDS' and is_friend),
            is_self or search_visibility = 'PUBLIC' or (search_visibility = 'FRIENDS' and is_friend)
          from (
            select settings.*, friendship.since,
              settings.user_id is not distinct from viewer as is_self,
              friendship.since is not null as is_friend
            from privacy_settings as settings
            left join lateral (
              select since from friendships
              where low_id = least(settings.user_id, viewer) and high_id = greatest(settings.user_id, viewer)
              offset 0
            ) as friendship on true
            where settings.user_id = any (ids)
              and (settings.user_id = viewer or (settings.is_active and settings.user_id <> all (hidden)))
          ) as person;
      end
      $$
    `,
  )

  // What visible_people says, for one row. The lists of whom a block hides are read once a statement.
  await sql`
    alter policy profile_details_select on profile_details using (
      user_id = (select viewer_id())
      or (
        user_id not in (select * from people_hidden_from_viewer())
        and case profile_visibility
          when 'PUBLIC' then (select is_active from profiles where profiles.user_id = profile_details.user_id)
          when 'FRIENDS' then (
            select inactive_ends = 0 from friendships
            where low_id = least(profile_details.user_id, (select viewer_id()))
              and high_id = greatest(profile_details.user_id, (select viewer_id()))
          )
          else false
        end
      )
    )
  `.execute(db)
}

/** Its columns can't be changed while policies ask it: those go and come back, and the details' is the caller's to mend. */
async function replaceVisiblePeople(db: Kysely<unknown>, create: RawBuilder<unknown>): Promise<void> {
  await sql`alter policy profile_details_select on profile_details using (false)`.execute(db)
  await sql`drop policy accounts_select on accounts`.execute(db)
  await sql`drop policy phone_numbers_select on phone_numbers`.execute(db)
  await sql`drop function visible_people(uuid[])`.execute(db)
  await create.execute(db)
  await sql`revoke execute on function visible_people(uuid[]) from public`.execute(db)
  await sql`grant execute on function visible_people(uuid[]) to users_app`.execute(db)
  await sql`
    create policy accounts_select on accounts for select to users_app
    using (user_id = (select viewer_id()) or (select sees_email from visible_people(array[user_id])))
  `.execute(db)
  await sql`
    create policy phone_numbers_select on phone_numbers for select to users_app
    using (user_id = (select viewer_id()) or (select sees_phone from visible_people(array[user_id])))
  `.execute(db)
}

async function counting(db: Kysely<unknown>): Promise<void> {
  // mutualFriendCount: whether any of the people has very many friends, which is 1 buffer for most lists of people.
  await sql`
    create index profile_details_hubs on profile_details (user_id) include (friend_count) where friend_count >= 1000
  `.execute(db)

  // The friends of one person among given people, for functions that run as the owner. Few people, and those of a person
  // with very many friends, are looked up one by one (3 buffers each); else all friends are gone through (1 buffer for 100 of
  // them, and 9 to begin with).
  await friendsAmong(db, 'cardinality(people) <= 3 or cardinality(people) * 300')
  // Once each: two who block each other would else be counted twice among the friends of a third.
  await hiddenPeople(db, 'union')

  // Blocks end friendships, so nobody hidden from the viewer is a friend of the viewer's. As in friends_among, the viewer's
  // friends are looked up one by one among those of a person who has very many.
  await sql`
    create or replace function mutual_friends_of(people uuid[])
    returns table (user_id uuid, friend_id uuid, since timestamptz)
    language plpgsql stable security definer rows 50 set search_path = public, pg_temp
    set plan_cache_mode = force_generic_plan
    as $$
    declare
      friends uuid[] := array(select viewer_friends());
      hidden uuid[] := array(select people_hidden_from_viewer());
      hubs uuid[] := array(
        select details.user_id from profile_details as details
        where details.user_id = any (people) and friend_count >= 1000 and friend_count > 300 * cardinality(friends)
      );
    begin
      return query
        with known as materialized (
          select id from unnest(people) as person (id) where id <> all (hidden)
        ), listed as (
          select known.id, sides.friend_id, sides.since
          from known
          cross join lateral (
            select high_id as friend_id, friendships.since from friendships
            where low_id = known.id and inactive_ends = 0 offset 0
          ) as sides
          where known.id <> all (hubs)
          union all
          select known.id, sides.friend_id, sides.since
          from known
          cross join lateral (
            select low_id as friend_id, friendships.since from friendships
            where high_id = known.id and inactive_ends = 0 offset 0
          ) as sides
          where known.id <> all (hubs)
        )
        select listed.id, listed.friend_id, listed.since
        from listed where listed.friend_id in (select unnest(friends))
        union all
        select known.id, one.id, friendships.since
        from known
        cross join unnest(friends) as one (id)
        join friendships on low_id = least(one.id, known.id) and high_id = greatest(one.id, known.id) and inactive_ends = 0
        where known.id = any (hubs);
    end
    $$
  `.execute(db)
}

async function friendsAmong(db: Kysely<unknown>, limit: string): Promise<void> {
  await sql`
    create or replace function friends_among(person uuid, people uuid[]) returns table (friend_id uuid, since timestamptz)
    language plpgsql stable rows 10 set search_path = public, pg_temp
    set plan_cache_mode = force_generic_plan
    as $$
    begin
      if ${sql.raw(limit)} < (select friend_count from profile_details where user_id = person) then
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
}

async function hiddenPeople(db: Kysely<unknown>, union: string): Promise<void> {
  await sql`
    create or replace function people_hidden_from_viewer() returns setof uuid
    language plpgsql stable security definer rows 5 set search_path = public, pg_temp
    as $$
    begin
      return query
        select blocker_id from blocks where blocked_id = viewer_id()
        ${sql.raw(union)}
        select blocked_id from blocks where blocker_id = viewer_id();
    end
    $$
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function mutual_friends_of(people uuid[])
    returns table (user_id uuid, friend_id uuid, since timestamptz)
    language plpgsql stable security definer rows 50 set search_path = public, pg_temp
    set plan_cache_mode = force_generic_plan
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
  await hiddenPeople(db, 'union all')
  await friendsAmong(db, 'cardinality(people) * 100')
  await sql`drop index profile_details_hubs`.execute(db)

  await replaceVisiblePeople(
    db,
    sql`
    create function visible_people(ids uuid[])
    returns table (user_id uuid, sees_profile boolean, sees_email boolean, sees_phone boolean, may_find boolean)
    language plpgsql stable security definer rows 20 set search_path = public, pg_temp
    set plan_cache_mode = force_generic_plan
    as $$
    declare
      viewer uuid := viewer_id();
    begin
      return query
        select person.user_id,
          person.is_self or settings.profile_visibility = 'PUBLIC'
            or (settings.profile_visibility = 'FRIENDS' and person.is_friend),
          person.is_self or settings.email_visibility = 'PUBLIC'
            or (settings.email_visibility = 'FRIENDS' and person.is_friend),
          person.is_self or settings.phone_visibility = 'PUBLIC'
            or (settings.phone_visibility = 'FRIENDS' and person.is_friend),
          person.is_self or settings.search_visibility = 'PUBLIC'
            or (settings.search_visibility = 'FRIENDS' and person.is_friend)
        from (
          select profiles.user_id,
            profiles.user_id is not distinct from viewer as is_self,
            exists (
              select from friendships
              where low_id = least(profiles.user_id, viewer) and high_id = greatest(profiles.user_id, viewer)
            ) as is_friend
          from profiles
          where profiles.user_id = any (ids)
            and (
              profiles.user_id = viewer
              or (
                profiles.is_active
                and not exists (select from blocks where blocker_id = viewer and blocked_id = profiles.user_id)
                and not exists (select from blocks where blocker_id = profiles.user_id and blocked_id = viewer)
              )
            )
        ) as person
        join privacy_settings as settings on settings.user_id = person.user_id;
    end
    $$
  `,
  )
  await sql`
    alter policy profile_details_select on profile_details
    using (user_id = (select viewer_id()) or (select sees_profile from visible_people(array[user_id])))
  `.execute(db)
  await sql`
    alter table friendships drop constraint friendships_pkey, add constraint friendships_pkey primary key (low_id, high_id)
  `.execute(db)

  await sql`drop trigger keep_profile_visibility_on_update on privacy_settings`.execute(db)
  await sql`drop trigger keep_profile_visibility_on_insert on privacy_settings`.execute(db)
  await sql`drop function keep_profile_visibility()`.execute(db)
  await sql`alter table profile_details add column is_public boolean not null default false`.execute(db)
  await sql`update profile_details set is_public = true where profile_visibility = 'PUBLIC'`.execute(db)
  await recommendWhere(db, "profile_visibility = 'PUBLIC'", 'is_public')
  // With it goes the index of people by place.
  await sql`alter table profile_details drop column profile_visibility`.execute(db)
  await sql`
    create index profile_details_location on profile_details (location_key, user_id)
    where location_key is not null and is_public
  `.execute(db)
  await sql`
    create function keep_is_public() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      update profile_details set is_public = new.profile_visibility = 'PUBLIC' where user_id = new.user_id;
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create trigger keep_is_public_on_insert after insert on privacy_settings
    for each row when (new.profile_visibility = 'PUBLIC') execute function keep_is_public()
  `.execute(db)
  await sql`
    create trigger keep_is_public_on_update after update of profile_visibility on privacy_settings
    for each row when (old.profile_visibility <> new.profile_visibility) execute function keep_is_public()
  `.execute(db)

  await sql`drop trigger keep_activity_of_settings on profiles`.execute(db)
  await sql`drop function keep_activity_of_settings()`.execute(db)
  await sql`alter table privacy_settings drop column is_active`.execute(db)
}
