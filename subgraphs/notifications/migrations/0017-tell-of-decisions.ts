import { type Kysely, sql } from 'kysely'

const rules = `'SPAM', 'HARASSMENT', 'HATE', 'VIOLENCE', 'SEXUAL_CONTENT', 'SELF_HARM', 'IMPERSONATION', 'ILLEGAL', 'OTHER'`

/**
 * People are told of what moderators decide about something of theirs. A value that a type gets here cannot be used before
 * the migration has ended, so the checks compare texts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter type notification_type add value 'MODERATION'`.execute(db)
  await sql`alter type subject_type add value 'DECISION'`.execute(db)
  await sql
    .raw(`
      create type decision_outcome as enum ('REMOVED', 'RESTRICTED', 'SUSPENDED', 'REVERSED', 'UPHELD');
      create type decision_about as enum ('USER', 'POST', 'COMMENT', 'MESSAGE', 'MEDIA_FILE');
      create type decision_rule as enum (${rules});
      -- What a text needs: what became of the decision, what kind of thing it is about, and which rule was broken.
      alter table notifications
        add column decision_outcome decision_outcome,
        add column decision_about decision_about,
        add column decision_rule decision_rule,
        add constraint notifications_decision check (
          (type::text = 'MODERATION') = (decision_outcome is not null)
          and (decision_outcome is null) = (decision_about is null)
          and (decision_outcome is null) = (decision_rule is null)
          and (type::text <> 'MODERATION' or (actor_id is null and subject_type::text = 'DECISION'))
        );
      alter table notification_preferences add constraint notification_preferences_decisions check (
        type::text <> 'MODERATION' or in_app is distinct from false
      );
    `)
    .execute(db)
}

/** No value can be taken from a type, so it is made anew. */
export async function down(db: Kysely<unknown>): Promise<void> {
  const tables = ['notifications', 'notification_preferences', 'notification_groups']
  for (const table of tables) await sql`delete from ${sql.table(table)} where type = 'MODERATION'`.execute(db)
  await sql`
    alter table notifications
      drop constraint notifications_security, drop constraint notifications_security_bare, drop constraint notifications_decision,
      drop column decision_outcome, drop column decision_about, drop column decision_rule;
    alter table notification_preferences
      drop constraint notification_preferences_security, drop constraint notification_preferences_decisions;
    drop type decision_outcome, decision_about, decision_rule;
    alter policy notifications_read on notifications using (
      user_id = (select viewer_id()) and withdrawn_at is null and is_in_sight((select viewer_id()), actor_id, root_id)
    );
    alter type notification_type rename to notification_type_of_later;
    create type notification_type as enum (
      'FRIEND_REQUEST', 'FRIEND_ACCEPTED', 'POST_REACTION', 'POST_COMMENT', 'POST_SHARE', 'COMMENT_REACTION',
      'COMMENT_REPLY', 'MENTION', 'MESSAGE', 'GROUP_ADDED', 'SECURITY'
    );
    alter type subject_type rename to subject_type_of_later;
    create type subject_type as enum ('USER', 'FRIEND_REQUEST', 'POST', 'COMMENT', 'CONVERSATION');
    alter table notifications alter column subject_type type subject_type using subject_type::text::subject_type;
    alter policy notifications_read on notifications using (
      user_id = (select viewer_id()) and withdrawn_at is null
      and is_in_sight((select viewer_id()), actor_id, coalesce(root_id, case when subject_type = 'POST' then subject_id end))
    )
  `.execute(db)
  for (const table of tables) {
    await sql`
      alter table ${sql.table(table)} alter column type type notification_type using type::text::notification_type
    `.execute(db)
  }
  await sql`
    drop type notification_type_of_later;
    drop type subject_type_of_later;
    alter table notifications
      add constraint notifications_security check ((type = 'SECURITY') = (security_reason is not null)),
      add constraint notifications_security_bare check (type <> 'SECURITY' or (actor_id is null and subject_id is null));
    alter table notification_preferences add constraint notification_preferences_security check (
      type <> 'SECURITY' or (in_app is distinct from false and email is distinct from false)
    )
  `.execute(db)
}
