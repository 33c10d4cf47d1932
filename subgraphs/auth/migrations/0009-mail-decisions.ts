import { type Kysely, sql } from 'kysely'

const before = `'VERIFY_EMAIL', 'CONFIRM_NEW_EMAIL', 'EMAIL_CHANGE_NOTICE', 'PASSWORD_RESET'`
const decisions = `'SUSPENDED', 'SUSPENSION_REVERSED', 'SUSPENSION_UPHELD'`

/** A suspended person cannot sign in, so what is decided about the account comes by mail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
      alter table outgoing_mails
        drop constraint outgoing_mails_kind_known,
        add constraint outgoing_mails_kind_known check (kind in (${before}, ${decisions})),
        add column decision_id uuid references moderation_decisions (id) on delete cascade,
        add constraint outgoing_mails_decision check ((decision_id is not null) = (kind in (${decisions})));
    `)
    .execute(db)
  // The foreign key.
  await sql`
    create index outgoing_mails_decision_id on outgoing_mails (decision_id) where decision_id is not null
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
      delete from outgoing_mails where decision_id is not null;
      alter table outgoing_mails
        drop column decision_id,
        drop constraint outgoing_mails_kind_known,
        add constraint outgoing_mails_kind_known check (kind in (${before}));
    `)
    .execute(db)
}
