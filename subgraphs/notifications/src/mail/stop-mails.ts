import { parseId } from '@plaza/database'
import { messageIdDomain } from '@plaza/subgraph'
import { z } from 'zod'
import type { Db } from '../data/db.ts'
import { insertMailStops, listPeopleByAddresses, listRecipientsOfMails } from '../data/mail-stops.ts'

const mostReports = 1_000

/** What came back: a mail by its Message-ID, or an address. */
export const mailReports = z.object({
  reports: z
    .array(
      z.object({
        kind: z.enum(['bounce', 'complaint']),
        messageId: z.string().max(998).optional(),
        address: z.string().max(320).optional(),
      }),
    )
    .max(mostReports),
})

export type MailReports = z.output<typeof mailReports>

const ownMessageId = new RegExp(`^<?([0-9a-fA-F-]{36})@${messageIdDomain.replaceAll('.', '\\.')}>?$`)

/** No mail goes to people from whom mails come back, or who call them unwanted, until they want them again. */
export async function stopMails(system: Db, { reports }: MailReports): Promise<number> {
  const read = reports.map(({ kind, messageId, address }) => ({
    reason: kind === 'bounce' ? ('BOUNCED' as const) : ('COMPLAINED' as const),
    mailId: parseId(ownMessageId.exec(messageId?.trim() ?? '')?.[1]),
    address: address?.trim().toLowerCase(),
  }))
  const mailIds = read.flatMap(({ mailId }) => mailId ?? [])
  const addresses = read.flatMap(({ address }) => address ?? [])
  const byMail = mailIds.length > 0 ? await listRecipientsOfMails(system, mailIds) : new Map<string, string>()
  const byAddress = addresses.length > 0 ? await listPeopleByAddresses(system, addresses) : new Map<string, string>()
  const stops = read.flatMap(({ reason, mailId, address }) => {
    const userId = byMail.get(mailId ?? '') ?? byAddress.get(address ?? '')
    return userId === undefined ? [] : [{ userId, reason }]
  })
  await system.transaction().execute((trx) => insertMailStops(trx, stops))
  return stops.length
}
