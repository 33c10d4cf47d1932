import type { Trx } from '../data/db.ts'
import { deleteLiveLinks } from '../data/mailed-links.ts'
import { deleteMailsOfAccount } from '../data/outgoing-mails.ts'

/** Earlier links that confirm an address stop working at once, not only when the next one is made. */
export async function withdrawLinks(trx: Trx, accountId: string): Promise<void> {
  await deleteLiveLinks(trx, 'emailVerifications', accountId)
  await deleteMailsOfAccount(trx, accountId, ['VERIFY_EMAIL', 'CONFIRM_NEW_EMAIL'])
}
