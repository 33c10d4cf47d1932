import { type Kysely, sql } from 'kysely'

/** How two people stand: requests, friendships, blocks. A change of a pair is made under the pair's lock (`lockPair`). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type friend_request_status as enum ('PENDING', 'ACCEPTED', 'DECLINED', 'CANCELLED')`.execute(db)
  await sql`
    create table friend_requests (
      id uuid primary key,
      from_id uuid not null references profiles,
      to_id uuid not null references profiles,
      status friend_request_status not null default 'PENDING',
      created_at timestamptz(3) not null default now(),
      answered_at timestamptz(3),
      constraint friend_requests_two_people check (from_id <> to_id),
      constraint friend_requests_answered check ((status = 'PENDING') = (answered_at is null))
    )
  `.execute(db)
  // One open request a pair, whoever asked.
  await sql`
    create unique index friend_requests_open_pair on friend_requests (least(from_id, to_id), greatest(from_id, to_id))
    where status = 'PENDING'
  `.execute(db)
  // Viewer.friendRequests INCOMING, newest first; its totalCount; User.friendshipStatus and friendRequest.
  await sql`
    create index friend_requests_incoming on friend_requests (to_id, created_at desc, id desc) include (from_id)
    where status = 'PENDING'
  `.execute(db)
  // The same for OUTGOING.
  await sql`
    create index friend_requests_outgoing on friend_requests (from_id, created_at desc, id desc) include (to_id)
    where status = 'PENDING'
  `.execute(db)
  // sendFriendRequest: how many since yesterday. Erasure: the sender's requests.
  await sql`create index friend_requests_sent on friend_requests (from_id, created_at)`.execute(db)
  // sendFriendRequest: declined within 30 days? Erasure: the addressee's requests.
  await sql`create index friend_requests_received on friend_requests (to_id, from_id, answered_at)`.execute(db)

  // Sequences rather than a count a row: a pair may end and begin again, and its version must not go back.
  await sql`create sequence friendship_versions`.execute(db)
  await sql`
    create table friendships (
      low_id uuid not null constraint friendships_low references profiles,
      high_id uuid not null constraint friendships_high references profiles,
      since timestamptz(3) not null default now(),
      friend_request_id uuid,
      version bigint not null default nextval('friendship_versions'),
      -- "Are these two friends?", and the unordered friends of the lower one.
      primary key (low_id, high_id),
      constraint friendships_canonical check (low_id < high_id)
    )
  `.execute(db)
  // User.friends, newest first, where the person is the lower of the two; mutual friends.
  await sql`create index friendships_of_low on friendships (low_id, since desc, high_id desc)`.execute(db)
  // The same where the person is the higher.
  await sql`create index friendships_of_high on friendships (high_id, since desc, low_id desc)`.execute(db)

  await sql`create sequence block_versions`.execute(db)
  await sql`
    create table blocks (
      blocker_id uuid not null references profiles,
      blocked_id uuid not null references profiles,
      created_at timestamptz(3) not null default now(),
      version bigint not null default nextval('block_versions'),
      primary key (blocker_id, blocked_id),
      constraint blocks_two_people check (blocker_id <> blocked_id)
    )
  `.execute(db)
  // Viewer.blockedUsers, newest first.
  await sql`create index blocks_newest on blocks (blocker_id, created_at desc, blocked_id desc)`.execute(db)
  // Every read of a person: who has blocked the viewer.
  await sql`create index blocks_blocked on blocks (blocked_id, blocker_id)`.execute(db)

  await sql`
    create table recommendation_dismissals (
      user_id uuid not null references profiles on delete cascade,
      dismissed_id uuid not null references profiles on delete cascade,
      dismissed_at timestamptz(3) not null default now(),
      -- friendRecommendations: who is left out.
      primary key (user_id, dismissed_id),
      constraint recommendation_dismissals_two_people check (user_id <> dismissed_id)
    )
  `.execute(db)
  // Erasure of the dismissed person.
  await sql`create index recommendation_dismissals_dismissed on recommendation_dismissals (dismissed_id)`.execute(db)

  // Serialises what is done to a pair until the end of the transaction, and keeps both people from being erased meanwhile.
  // As the owner, because a request may not lock another person's row. 1 is the namespace of these locks.
  await sql`
    create function lock_pair(one uuid, other uuid) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      perform pg_advisory_xact_lock(1, hashtext(least(one, other)::text || greatest(one, other)::text));
      perform from profiles where user_id in (one, other) order by user_id for key share;
    end
    $$
  `.execute(db)
  await sql`revoke execute on function lock_pair(uuid, uuid) from public`.execute(db)
  await sql`grant execute on function lock_pair(uuid, uuid) to users_app`.execute(db)

  // A statement at a time, so that a bulk load counts once. Rows are locked in order: two pairs that share a person
  // would else wait for each other.
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
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table recommendation_dismissals`.execute(db)
  await sql`drop table blocks`.execute(db)
  await sql`drop sequence block_versions`.execute(db)
  await sql`drop table friendships`.execute(db)
  await sql`drop function count_friendships()`.execute(db)
  await sql`drop function lock_pair(uuid, uuid)`.execute(db)
  await sql`drop sequence friendship_versions`.execute(db)
  await sql`drop table friend_requests`.execute(db)
  await sql`drop type friend_request_status`.execute(db)
}
