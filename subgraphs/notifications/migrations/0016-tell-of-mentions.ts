import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter type notification_type add value 'MENTION' before 'MESSAGE'`.execute(db)
}

/** No value can be taken from a type, so it is made anew. */
export async function down(db: Kysely<unknown>): Promise<void> {
  const tables = ['notifications', 'notification_preferences', 'notification_groups']
  for (const table of tables) await sql`delete from ${sql.table(table)} where type = 'MENTION'`.execute(db)
  await sql`
    alter table notifications drop constraint notifications_security, drop constraint notifications_security_bare;
    alter table notification_preferences drop constraint notification_preferences_security;
    alter type notification_type rename to notification_type_of_later;
    create type notification_type as enum (
      'FRIEND_REQUEST', 'FRIEND_ACCEPTED', 'POST_REACTION', 'POST_COMMENT', 'POST_SHARE', 'COMMENT_REACTION',
      'COMMENT_REPLY', 'MESSAGE', 'GROUP_ADDED', 'SECURITY'
    )
  `.execute(db)
  for (const table of tables) {
    await sql`
      alter table ${sql.table(table)} alter column type type notification_type using type::text::notification_type
    `.execute(db)
  }
  await sql`
    drop type notification_type_of_later;
    alter table notifications
      add constraint notifications_security check ((type = 'SECURITY') = (security_reason is not null)),
      add constraint notifications_security_bare check (type <> 'SECURITY' or (actor_id is null and subject_id is null));
    alter table notification_preferences add constraint notification_preferences_security check (
      type <> 'SECURITY' or (in_app is distinct from false and email is distinct from false)
    )
  `.execute(db)
}
