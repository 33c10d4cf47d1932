import { type Kysely, sql } from 'kysely'

const viewer = '(select viewer_id())'
const moderates = `exists (select from moderators m where m.account_id = ${viewer})`

/** Who decided does not answer the appeal while there is somebody else to do it, and evidence ends a while after its case. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Past row-level security, because a moderator sees no other moderator's row. A case that is closed is assigned to whoever
  // decided it. Nobody who is away, suspended or the one that it is about counts as somebody else.
  await sql`
    create function may_answer_appeal(of_case uuid) returns boolean
    language sql stable parallel safe security definer set search_path = public, pg_temp
    as $$
      select coalesce((
        select c.owner_id <> viewer_id() and exists (select from moderators m where m.account_id = viewer_id()) and (
          c.assignee_id is distinct from viewer_id() or not exists (
            select from moderators m join accounts a on a.id = m.account_id
            where m.account_id not in (c.assignee_id, c.owner_id) and a.status = 'ACTIVE'
          )
        )
        from moderation_cases c where c.id = of_case
      ), false)
    $$
  `.execute(db)
  await sql
    .raw(`
      grant execute on function may_answer_appeal(uuid) to auth_app;
      alter policy appeals_change on appeals with check (owner_id <> ${viewer} and may_answer_appeal(case_id));
      alter policy moderation_decisions_change on moderation_decisions
        with check (owner_id <> ${viewer} and may_answer_appeal(case_id));

      alter table moderation_cases add column evidence_ends_at timestamptz(3), add column has_evidence boolean not null default true;
      update moderation_cases set evidence_ends_at = closed_at + interval '184 days' where status = 'CLOSED';
      grant update (evidence_ends_at) on moderation_cases to auth_app;
    `)
    .execute(db)
  // The job that ends evidence.
  await sql`create index moderation_cases_evidence_ends on moderation_cases (evidence_ends_at) where has_evidence`.execute(
    db,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
      alter table moderation_cases drop column evidence_ends_at, drop column has_evidence;
      alter policy appeals_change on appeals with check (owner_id <> ${viewer} and ${moderates});
      alter policy moderation_decisions_change on moderation_decisions with check (owner_id <> ${viewer} and ${moderates});
      drop function may_answer_appeal(uuid);
    `)
    .execute(db)
}
