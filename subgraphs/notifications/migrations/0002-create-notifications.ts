import { type Kysely, sql } from 'kysely'

/** Notifications, by which channels they go out, and what has been taken back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type notification_type as enum (
      'FRIEND_REQUEST', 'FRIEND_ACCEPTED', 'POST_REACTION', 'POST_COMMENT', 'POST_SHARE', 'COMMENT_REACTION',
      'COMMENT_REPLY', 'MESSAGE', 'GROUP_ADDED', 'SECURITY'
    )
  `.execute(db)
  await sql`create type security_reason as enum ('NEW_DEVICE', 'PASSWORD_CHANGED', 'PASSWORD_RESET', 'TOKEN_REUSED')`.execute(
    db,
  )
  await sql`create type subject_type as enum ('USER', 'FRIEND_REQUEST', 'POST', 'COMMENT', 'CONVERSATION')`.execute(db)
  await sql`create type delivery_channel as enum ('EMAIL', 'PUSH')`.execute(db)
  await sql`create type delivery_state as enum ('PENDING', 'SENT', 'FAILED', 'DROPPED')`.execute(db)

  // No text: it is rendered on read, from the type and the names of the day. root_id is the post that a comment stands
  // under. group_key is what a later digest puts together; dedupe_key is the fact behind it, told once a person.
  await sql`
    create table notifications (
      id uuid primary key,
      user_id uuid not null,
      type notification_type not null,
      security_reason security_reason,
      actor_id uuid,
      subject_type subject_type,
      subject_id uuid,
      root_id uuid,
      group_key text not null,
      dedupe_key text not null,
      in_app boolean not null default true,
      created_at timestamptz(3) not null default now(),
      read_at timestamptz(3),
      constraint notifications_told_once unique (user_id, dedupe_key),
      constraint notifications_subject check ((subject_type is null) = (subject_id is null)),
      constraint notifications_security check ((type = 'SECURITY') = (security_reason is not null)),
      constraint notifications_security_bare check (type <> 'SECURITY' or (actor_id is null and subject_id is null)),
      constraint notifications_not_oneself check (actor_id <> user_id)
    )
  `.execute(db)
  // listNotifications: newest first.
  await sql`
    create index notifications_listed on notifications (user_id, created_at desc, id desc) where in_app
  `.execute(db)
  // countUnreadNotifications, and listNotifications with unreadOnly.
  await sql`
    create index notifications_unread on notifications (user_id, created_at desc, id desc)
      where in_app and read_at is null
  `.execute(db)
  // deleteAbout, markRequestRead and markMessagesRead: what is about one thing.
  await sql`create index notifications_subject on notifications (subject_id, user_id) where subject_id is not null`.execute(
    db,
  )
  // post.deleted: what is about the comments under it.
  await sql`create index notifications_root on notifications (root_id) where root_id is not null`.execute(db)
  // Erasure and blocks: what a person caused.
  await sql`create index notifications_actor on notifications (actor_id, user_id) where actor_id is not null`.execute(
    db,
  )
  // The job that ends retention.
  await sql`create index notifications_created_at on notifications (created_at)`.execute(db)
  await sql`
    alter table notifications enable row level security;
    alter table notifications force row level security;
    create policy notifications_owner on notifications to notifications_owner using (true) with check (true);
    create policy notifications_read on notifications for select to notifications_app
      using (user_id = (select viewer_id()));
    create policy notifications_change on notifications for update to notifications_app
      using (user_id = (select viewer_id()));
    create policy notifications_remove on notifications for delete to notifications_app
      using (user_id = (select viewer_id()));
    grant select, delete on notifications to notifications_app;
    grant update (read_at) on notifications to notifications_app;
  `.execute(db)

  // What goes out besides the list; the sender takes what is due. Requests never come here.
  await sql`
    create table deliveries (
      notification_id uuid not null references notifications on delete cascade,
      channel delivery_channel not null,
      state delivery_state not null default 'PENDING',
      attempts smallint not null default 0 check (attempts >= 0),
      next_attempt_at timestamptz(3) not null default now(),
      last_error text,
      sent_at timestamptz(3),
      primary key (notification_id, channel),
      check ((state = 'SENT') = (sent_at is not null))
    );
    alter table deliveries enable row level security;
    alter table deliveries force row level security;
    create policy deliveries_owner on deliveries to notifications_owner using (true) with check (true);
  `.execute(db)
  // The sender: what is due, the oldest first.
  await sql`create index deliveries_due on deliveries (next_attempt_at) where state = 'PENDING'`.execute(db)

  // Facts that ended, so that the event that began them does nothing when it comes late. Kept as long as notifications.
  await sql`
    create table retractions (
      subject_id uuid primary key,
      retracted_at timestamptz(3) not null default now()
    );
    alter table retractions enable row level security;
    alter table retractions force row level security;
    create policy retractions_owner on retractions to notifications_owner using (true) with check (true);
  `.execute(db)
  // The job that ends retention.
  await sql`create index retractions_retracted_at on retractions (retracted_at)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table retractions, deliveries, notifications`.execute(db)
  await sql`drop type delivery_state, delivery_channel, subject_type, security_reason, notification_type`.execute(db)
}
