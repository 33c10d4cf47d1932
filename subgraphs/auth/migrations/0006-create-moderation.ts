import { type Kysely, sql } from 'kysely'

const rules = `'SPAM', 'HARASSMENT', 'HATE', 'VIOLENCE', 'SEXUAL_CONTENT', 'SELF_HARM', 'IMPERSONATION', 'ILLEGAL', 'OTHER'`
const viewer = '(select viewer_id())'
/** A moderator sees their own row and no other. */
const moderates = `exists (select from moderators m where m.account_id = ${viewer})`
const tables = [
  ...['moderators', 'moderation_cases', 'case_reports', 'case_evidence', 'moderation_decisions', 'appeals'],
  'audit_log',
]

/** Who moderates, what was reported, what was decided, and a log of it that only grows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db)
  await createAuditLog(db)
  for (const table of tables) {
    await sql
      .raw(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${table}_owner on ${table} to auth_owner using (true) with check (true);
      `)
      .execute(db)
  }
  await createPolicies(db)
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  // The role. A request can read its own row and write none: `pnpm moderators` grants, as the owner.
  await sql`
    create table moderators (
      account_id uuid primary key references accounts (id) on delete cascade,
      granted_at timestamptz(3) not null default now()
    )
  `.execute(db)

  await sql
    .raw(`
      create table moderation_cases (
        id uuid primary key,
        subject_type text not null constraint moderation_cases_subject_type_known
          check (subject_type in ('USER', 'POST', 'COMMENT', 'MESSAGE', 'MEDIA_FILE')),
        subject_id uuid not null,
        owner_id uuid not null,
        status text not null default 'OPEN' constraint moderation_cases_status_known check (status in ('OPEN', 'CLOSED')),
        assignee_id uuid,
        report_count integer not null default 0,
        opened_at timestamptz(3) not null,
        last_reported_at timestamptz(3) not null,
        closed_at timestamptz(3),
        constraint moderation_cases_end_is_whole check ((status = 'CLOSED') = (closed_at is not null))
      )
    `)
    .execute(db)
  // keepReports: the case that a report belongs to. What is reported after a decision is a new case.
  await sql`
    create unique index moderation_cases_open on moderation_cases (subject_id, subject_type) where status = 'OPEN'
  `.execute(db)
  // The queue: what waits longest comes first.
  await sql`create index moderation_cases_queue on moderation_cases (status, opened_at, id)`.execute(db)
  // Erasure, and that nobody judges what is their own.
  await sql`create index moderation_cases_owner on moderation_cases (owner_id)`.execute(db)

  // Who reported is for counting each person once, and for nobody to read.
  await sql
    .raw(`
      create table case_reports (
        id uuid primary key,
        case_id uuid not null references moderation_cases on delete cascade,
        reporter_id uuid,
        reason text not null constraint case_reports_reason_known check (reason in (${rules})),
        note text constraint case_reports_note_length check (char_length(note) <= 16000),
        reported_at timestamptz(3) not null,
        constraint case_reports_once unique (case_id, reporter_id)
      )
    `)
    .execute(db)
  // Erasure: what a person has reported.
  await sql`create index case_reports_reporter on case_reports (reporter_id)`.execute(db)

  // How the thing read when it was reported; another row when it read differently the next time.
  await sql`
    create table case_evidence (
      id uuid primary key,
      case_id uuid not null references moderation_cases on delete cascade,
      text text,
      media_ids uuid[] not null default '{}',
      captured_at timestamptz(3) not null
    )
  `.execute(db)
  // A case's evidence, oldest first.
  await sql`create index case_evidence_case on case_evidence (case_id, captured_at)`.execute(db)

  await sql
    .raw(`
      create table moderation_decisions (
        id uuid primary key,
        case_id uuid not null unique references moderation_cases on delete cascade,
        subject_type text not null,
        subject_id uuid not null,
        owner_id uuid not null,
        action text not null constraint moderation_decisions_action_known
          check (action in ('NO_ACTION', 'REMOVE', 'RESTRICT', 'SUSPEND')),
        rule text constraint moderation_decisions_rule_known check (rule in (${rules})),
        explanation text constraint moderation_decisions_explanation_length check (char_length(explanation) <= 16000),
        restricted_until timestamptz(3),
        was_active boolean not null default false,
        decided_at timestamptz(3) not null,
        reversed_at timestamptz(3),
        constraint moderation_decisions_name_a_rule check ((action = 'NO_ACTION') = (rule is null)),
        constraint moderation_decisions_restriction_ends check ((action = 'RESTRICT') = (restricted_until is not null))
      )
    `)
    .execute(db)
  // Viewer.moderationDecisions, newest first; and whether an account is suspended or restricted.
  await sql`
    create index moderation_decisions_owner on moderation_decisions (owner_id, decided_at desc, id desc)
  `.execute(db)

  await sql`
    create table appeals (
      id uuid primary key,
      decision_id uuid not null unique references moderation_decisions on delete cascade,
      case_id uuid not null references moderation_cases on delete cascade,
      owner_id uuid not null,
      statement text not null constraint appeals_statement_length check (char_length(statement) between 1 and 32000),
      status text not null default 'OPEN'
        constraint appeals_status_known check (status in ('OPEN', 'ACCEPTED', 'REJECTED')),
      created_at timestamptz(3) not null,
      answered_at timestamptz(3),
      constraint appeals_answer_is_whole check ((status = 'OPEN') = (answered_at is null))
    )
  `.execute(db)
  // The queue of appeals, and the foreign key.
  await sql`create index appeals_case on appeals (case_id, status)`.execute(db)
  // A person's own appeals.
  await sql`create index appeals_owner on appeals (owner_id)`.execute(db)
}

/**
 * Holds ids and words only, so that it can outlive the accounts it speaks of. Each entry holds the hash of the one before:
 * somebody who gets past the triggers, as the superuser can, leaves a chain that does not fit.
 */
async function createAuditLog(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_log (
      position bigint primary key,
      id uuid not null unique,
      action text not null constraint audit_log_action_shape check (action ~ '^[A-Z_]{1,40}$'),
      actor_id uuid,
      case_id uuid,
      subject_type text,
      subject_id uuid,
      detail text constraint audit_log_detail_shape check (detail ~ '^[A-Z_]{1,40}$'),
      at timestamptz(3) not null default now(),
      hash bytea not null
    )
  `.execute(db)
  // What was done in one case.
  await sql`create index audit_log_case on audit_log (case_id, position)`.execute(db)
  await sql`
    create function audit_hash(entry audit_log, previous bytea) returns bytea
    language sql immutable
    as $$
      select sha256(coalesce(previous, '') || convert_to(jsonb_build_array(
        entry.position, entry.id, entry.action, entry.actor_id, entry.case_id, entry.subject_type, entry.subject_id,
        entry.detail, extract(epoch from entry.at)
      )::text, 'UTF8'))
    $$
  `.execute(db)
  // One entry after the other: the lock is held until the transaction ends, so that none is chained to one that never was.
  await sql`
    create function chain_audit_entry() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
      last record;
    begin
      perform pg_advisory_xact_lock(hashtext('audit_log'));
      select position, hash into last from audit_log order by position desc limit 1;
      new.position := coalesce(last.position, 0) + 1;
      new.hash := audit_hash(new, last.hash);
      return new;
    end
    $$
  `.execute(db)
  await sql`
    create trigger audit_log_chain before insert on audit_log for each row execute function chain_audit_entry()
  `.execute(db)
  await sql`
    create function keep_audit_log() returns trigger
    language plpgsql
    as $$
    begin
      raise exception 'the audit log only grows' using errcode = 'insufficient_privilege';
    end
    $$
  `.execute(db)
  await sql`
    create trigger audit_log_keep before update or delete on audit_log for each row execute function keep_audit_log()
  `.execute(db)
  await sql`
    create trigger audit_log_keep_all before truncate on audit_log for each statement execute function keep_audit_log()
  `.execute(db)
}

async function createPolicies(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
      create policy moderators_self on moderators for select to auth_app using (account_id = ${viewer});
      grant select on moderators to auth_app;

      create policy moderation_cases_see on moderation_cases for select to auth_app
        using (owner_id <> ${viewer} and ${moderates});
      create policy moderation_cases_change on moderation_cases for update to auth_app
        using (owner_id <> ${viewer} and ${moderates}) with check (owner_id <> ${viewer} and ${moderates});
      grant select, update (status, assignee_id, closed_at) on moderation_cases to auth_app;

      create policy case_reports_see on case_reports for select to auth_app
        using (exists (select from moderation_cases c where c.id = case_reports.case_id));
      grant select (id, case_id, reason, note, reported_at) on case_reports to auth_app;

      create policy case_evidence_see on case_evidence for select to auth_app
        using (exists (select from moderation_cases c where c.id = case_evidence.case_id));
      grant select on case_evidence to auth_app;

      create policy moderation_decisions_see on moderation_decisions for select to auth_app
        using (owner_id = ${viewer} or exists (select from moderation_cases c where c.id = moderation_decisions.case_id));
      create policy moderation_decisions_add on moderation_decisions for insert to auth_app
        with check (exists (
          select from moderation_cases c
          where c.id = case_id and c.subject_id = moderation_decisions.subject_id and c.owner_id = moderation_decisions.owner_id
        ));
      create policy moderation_decisions_change on moderation_decisions for update to auth_app
        using (owner_id <> ${viewer} and ${moderates}) with check (owner_id <> ${viewer} and ${moderates});
      grant select, insert (
        id, case_id, subject_type, subject_id, owner_id, action, rule, explanation, restricted_until, decided_at
      ), update (reversed_at) on moderation_decisions to auth_app;

      create policy appeals_see on appeals for select to auth_app
        using (owner_id = ${viewer} or exists (select from moderation_cases c where c.id = appeals.case_id));
      create policy appeals_add on appeals for insert to auth_app with check (
        owner_id = ${viewer} and exists (
          select from moderation_decisions d
          where d.id = decision_id and d.owner_id = ${viewer} and d.case_id = appeals.case_id
        )
      );
      create policy appeals_change on appeals for update to auth_app
        using (owner_id <> ${viewer} and ${moderates}) with check (owner_id <> ${viewer} and ${moderates});
      grant select, insert (id, decision_id, case_id, owner_id, statement, created_at), update (status, answered_at)
        on appeals to auth_app;

      create policy audit_log_see on audit_log for select to auth_app using (${moderates});
      create policy audit_log_add on audit_log for insert to auth_app with check (
        actor_id = ${viewer} and (${moderates} or action = 'APPEALED' and exists (
          select from moderation_decisions d where d.case_id = audit_log.case_id and d.owner_id = ${viewer}
        ))
      );
      grant select, insert (id, action, actor_id, case_id, subject_type, subject_id, detail) on audit_log to auth_app;
    `)
    .execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function audit_hash(audit_log, bytea)`.execute(db)
  for (const table of tables.toReversed()) await sql`drop table ${sql.ref(table)}`.execute(db)
  await sql`drop function chain_audit_entry()`.execute(db)
  await sql`drop function keep_audit_log()`.execute(db)
}
