import { type Kysely, sql } from 'kysely'

/**
 * A page of groups looked at the latest notification in every group of its days. Now each group keeps how new that is at most,
 * in sight or not: it goes down by that, and ends where nothing newer than what it has found can follow.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table notification_groups add column latest_at timestamptz(3);
    update notification_groups g set latest_at = (
      select max(n.created_at) from notifications n where n.group_id = g.id and n.in_app
    );
    delete from notification_groups where latest_at is null;
    alter table notification_groups alter column latest_at set not null;
  `.execute(db)
  // latest_notification_groups.
  await sql`create index notification_groups_latest on notification_groups (user_id, latest_at desc)`.execute(db)
  // What is taken back leaves it as it is: too late a time costs a look, and hides nothing.
  await sql`
    create or replace function open_notification_groups() returns trigger
    language plpgsql set search_path = public, pg_temp
    as $$
    begin
      insert into notification_groups as g (id, user_id, day, type, latest_at)
        select group_id, user_id, (created_at at time zone 'UTC')::date, type, max(created_at)
        from told where in_app group by 1, 2, 3, 4 order by group_id
        on conflict (id) do update set latest_at = greatest(g.latest_at, excluded.latest_at);
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create function latest_notification_groups(
      viewer uuid, types notification_type[], since timestamptz, after_at timestamptz, after_id uuid, wanted int
    ) returns table (id uuid, latest_id uuid)
    language plpgsql stable rows 20 set search_path = public, pg_temp
    as $$
    declare
      bound record;
      latest record;
      -- Of the newest that were found, the newest first.
      times timestamptz[] := '{}';
    begin
      for bound in
        select g.id, g.latest_at from notification_groups g
        where g.user_id = viewer and g.latest_at > since
          and (types is null or g.type = any (types))
          and (after_at is null or g.day <= (after_at at time zone 'UTC')::date)
        order by g.latest_at desc
      loop
        exit when bound.latest_at < times[wanted];
        select n.id, n.created_at into latest from notifications n
          where n.group_id = bound.id and n.in_app and n.withdrawn_at is null and n.created_at > since
          order by n.created_at desc, n.id desc limit 1;
        continue when not found;
        continue when after_at is not null and (latest.created_at, latest.id) >= (after_at, after_id);
        times := array(select t from unnest(times || latest.created_at::timestamptz) t order by t desc limit wanted);
        id := bound.id;
        latest_id := latest.id;
        return next;
      end loop;
    end
    $$
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function latest_notification_groups`.execute(db)
  await sql`
    create or replace function open_notification_groups() returns trigger
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
    drop index notification_groups_latest;
    alter table notification_groups drop column latest_at
  `.execute(db)
}
