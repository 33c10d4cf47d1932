import type { EventData, moderationDecided } from '@plaza/schema/events'
import { sql } from 'kysely'
import type { Trx } from './db.ts'
import type { MediaFileRow } from './media-files.ts'

type Decision = Pick<EventData<typeof moderationDecided>, 'decisionId' | 'subjectId'>

/** As events tell of it. */
type ChangedFile = Pick<MediaFileRow, 'ownerId' | 'kind' | 'version'> & { mediaId: string }

const changed = ['id as mediaId', 'ownerId', 'kind', 'version'] as const

/** Null when the file is gone, or removed already. */
export async function updateRemoved(
  trx: Trx,
  { decisionId, subjectId, rule, decidedAt }: Decision & { rule: string; decidedAt: Date },
): Promise<ChangedFile | null> {
  const file = await trx
    .updateTable('mediaFiles')
    .set({ removedAt: decidedAt, removedRule: rule, removedBy: decisionId, version: sql<number>`version + 1` })
    .where('id', '=', subjectId)
    .where('state', '=', 'READY')
    .where('removedAt', 'is', null)
    .returning(changed)
    .$castTo<ChangedFile>()
    .executeTakeFirst()
  return file ?? null
}

/** Null when it is not this decision that hides the file. */
export async function updateRestored(trx: Trx, { decisionId, subjectId }: Decision): Promise<ChangedFile | null> {
  const file = await trx
    .updateTable('mediaFiles')
    .set({ removedAt: null, removedRule: null, removedBy: null, version: sql<number>`version + 1` })
    .where('id', '=', subjectId)
    .where('removedBy', '=', decisionId)
    .returning(changed)
    .$castTo<ChangedFile>()
    .executeTakeFirst()
  return file ?? null
}
