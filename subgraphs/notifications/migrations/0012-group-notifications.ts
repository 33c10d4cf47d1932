import { type Kysely, sql } from 'kysely'

/**
 * Notifications that are alike are told in one line: those of one person, one `group_key` and one day in UTC. What was seen is
 * known apart from what was read, and a fact that was taken back keeps its row, so that it is told once however often it is
 * set anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter type security_reason add value 'EMAIL_CHANGED'`.execute(db)
  await sql`alter type security_reason add value 'USERNAME_CHANGED'`.execute(db)

  await sql`
    alter table notifications add column seen_at timestamptz(3);
    alter table notifications add column withdrawn_at timestamptz(3);
    update notifications set seen_at = read_at where read_at is not null;
    alter table notifications add constraint notifications_seen check (read_at is null or seen_at is not null);
    grant update (seen_at) on notifications to notifications_app;
    -- Reactions to several comments of one post are several lines, and so are things that happened to the account.
    update notifications set group_key = 'COMMENT_REACTION:' || subject_id where type = 'COMMENT_REACTION';
    update notifications set group_key = 'SECURITY:' || dedupe_key where type = 'SECURITY';
  `.execute(db)
  // A person, what they are told of and a day make the id, so that it is the same whichever of the group came first, and also
  // for one that was empty in between.
  await sql`
    alter table notifications add column group_id uuid not null generated always as (
      md5(user_id::text || ' ' || group_key || ' ' || floor(extract(epoch from created_at at time zone 'UTC') / 86400)::int::text)::uuid
    ) stored
  `.execute(db)
  // What stands in a group, newest first.
  await sql`
    create index notifications_grouped on notifications (group_id, created_at desc, id desc) where in_app
  `.execute(db)
  // countUnseenNotifications, updateSeenAt.
  await sql`
    create index notifications_unseen on notifications (user_id, created_at desc, id desc) where in_app and seen_at is null
  `.execute(db)
  await sql`
    alter policy notifications_read on notifications using (
      user_id = (select viewer_id()) and withdrawn_at is null
      and is_in_sight((select viewer_id()), actor_id, coalesce(root_id, case when subject_type = 'POST' then subject_id end))
    )
  `.execute(db)

  // One row for each group that has a listed notification, in sight or not.
  await sql`
    create table notification_groups (
      id uuid primary key,
      user_id uuid not null,
      day date not null,
      type notification_type not null
    );
    alter table notification_groups enable row level security;
    alter table notification_groups force row level security;
    create policy notification_groups_owner on notification_groups to notifications_owner using (true) with check (true);
    create policy notification_groups_read on notification_groups for select to notifications_app
      using (user_id = (select viewer_id()));
    grant select on notification_groups to notifications_app;
  `.execute(db)
  // listNotificationGroups and listNotificationsOfTypes go down the days; erasure.
  await sql`create index notification_groups_listed on notification_groups (user_id, day desc)`.execute(db)
  // The job that ends retention.
  await sql`create index notification_groups_day on notification_groups (day)`.execute(db)

  await sql`
    insert into notification_groups (id, user_id, day, type)
    select distinct group_id, user_id, (created_at at time zone 'UTC')::date, type from notifications where in_app
  `.execute(db)

  // In the transaction of whatever tells or takes back, bulk loads included. The update locks the row of a group that there
  // is, so that nobody finds the group empty until the new notification can be seen.
  await sql`
    create function open_notification_groups() returns trigger
    language plpgsql set search_path = public, pg_temp
    as $$
    begin
      insert into notification_groups (id, user_id, day, type)
        select distinct group_id, user_id, (created_at at time zone 'UTC')::date, type
        from told where in_app order by group_id
        on conflict (id) do update set type = excluded.type;
      return null;
    end
    $$;
    create trigger notifications_open_groups after insert on notifications
      referencing new table as told for each statement execute function open_notification_groups();
  `.execute(db)
  // Two statements: the second one sees what was told while the first one waited for the locks.
  await sql`
    create function close_notification_groups() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
      ids uuid[];
    begin
      ids := array(
        select g.id from notification_groups g where g.id in (select group_id from gone where in_app) order by g.id for update
      );
      delete from notification_groups g
        where g.id = any (ids) and not exists (select from notifications n where n.group_id = g.id and n.in_app);
      return null;
    end
    $$;
    create trigger notifications_close_groups after delete on notifications
      referencing old table as gone for each statement execute function close_notification_groups();
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop trigger notifications_open_groups on notifications;
    drop trigger notifications_close_groups on notifications;
    drop function open_notification_groups, close_notification_groups;
    drop table notification_groups;
    delete from notifications where withdrawn_at is not null or security_reason in ('EMAIL_CHANGED', 'USERNAME_CHANGED');
    alter policy notifications_read on notifications using (
      user_id = (select viewer_id())
      and is_in_sight((select viewer_id()), actor_id, coalesce(root_id, case when subject_type = 'POST' then subject_id end))
    );
    alter table notifications drop column group_id, drop column seen_at, drop column withdrawn_at;
    alter table notifications drop constraint notifications_security;
    alter type security_reason rename to security_reason_of_later;
    create type security_reason as enum ('NEW_DEVICE', 'PASSWORD_CHANGED', 'PASSWORD_RESET', 'TOKEN_REUSED');
    alter table notifications alter column security_reason type security_reason
      using security_reason::text::security_reason;
    drop type security_reason_of_later;
    alter table notifications add constraint notifications_security
      check ((type = 'SECURITY') = (security_reason is not null));
  `.execute(db)
}
