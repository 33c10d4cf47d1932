import { timingSafeEqual } from 'node:crypto'
import { badRequest, codedError, type HttpRoute, readJson, sendRefusal } from '@plaza/server'
import { GraphQLError } from 'graphql'
import type { NotificationsService } from '../setup.ts'
import { mailReports, stopMails } from './stop-mails.ts'

const maxBytes = 1_000_000

/** Where those who run the mail server say what came back. It is there when MAIL_REPORTS_SECRET is set. */
export function reportsRoute({ database, log }: NotificationsService, secret: string): HttpRoute {
  const expected = Buffer.from(`Bearer ${secret}`)
  return {
    path: '/mail-reports',
    methods: ['POST'],
    async handle(request, response) {
      try {
        const given = Buffer.from(request.headers.authorization ?? '')
        if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
          throw codedError('UNAUTHENTICATED', 'Send the secret of the reports as a bearer token.', {
            http: { status: 401, headers: { connection: 'close' } },
          })
        }
        const { success, data } = mailReports.safeParse(await readJson(request, maxBytes))
        if (!success) {
          throw badRequest('Send { "reports": [{ "kind": "bounce" or "complaint", "messageId" or "address" }] }.')
        }
        // How many of them are people here is not the reporter's to know.
        const stopped = await stopMails(database.system, data)
        log.info({ reports: data.reports.length, stopped }, 'mails came back')
        response.writeHead(204).end()
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        sendRefusal(response, error)
      }
    },
  }
}
