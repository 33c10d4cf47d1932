import { upsertIfNewer, type ViewerId } from '@plaza/database'
import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { PrivacyChoices } from '../../generated/database.ts'
import type { Trx } from '../db.ts'

/** SQL: whether the person in this column lets the viewer begin a conversation, be it as a request. */
export function letsBegin(viewerId: ViewerId, person: string): RawBuilder<boolean> {
  const one = sql.ref(person)
  return sql<boolean>`(
    not exists (select from privacy_choices d where d.user_id = ${one} and d.who_may_message = 'FRIENDS')
    or exists (
      select from friend_edges f where f.user_id = ${viewerId}::uuid and f.friend_id = ${one} and not f.is_ended
    )
  )`
}

/** SQL: whether the person in this column has accepted their direct conversation with the viewer. */
export function hasAccepted(viewerId: ViewerId, person: string): RawBuilder<boolean> {
  const one = sql.ref(person)
  return sql<boolean>`exists (
    select from conversations k
    join conversation_participants o on o.conversation_id = k.id
    where k.direct_key = least(${viewerId}::uuid, ${one})::text || ':' || greatest(${viewerId}::uuid, ${one})::text
      and o.user_id = ${one} and o.opened_at is not null and o.folder in ('INBOX', 'ARCHIVE')
  )`
}

export async function upsertPrivacyChoice(trx: Trx, choice: Insertable<PrivacyChoices>): Promise<void> {
  await upsertIfNewer(trx, 'privacyChoices', choice, { key: ['userId'] })
}
