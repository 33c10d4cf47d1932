import type { ServerResponse } from 'node:http'
import type { HttpRoute } from '@plaza/server'
import type { NotificationsService } from '../setup.ts'
import { type Locale, localeOf } from '../texts/locales.ts'
import { type MailTexts, mailTexts } from '../texts/mail-texts.ts'
import { renderText } from '../texts/render-text.ts'
import { escapeHtml, htmlPage } from './html.ts'
import { unsubscribe } from './unsubscribe.ts'
import { type Unsubscription, unsubscribePath } from './unsubscribe-links.ts'

/**
 * What the links in mails lead to. A GET changes nothing, since scanners of mail open every link: it asks, and a POST ends the
 * mails, be it the page's or the one of a mail program (RFC 8058). The link says whose mails and which; no body is read.
 */
export function unsubscribeRoute({ setup, database, log }: NotificationsService): HttpRoute {
  return {
    path: unsubscribePath,
    methods: ['GET', 'HEAD', 'POST'],
    async handle(request, response) {
      request.resume()
      const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
      const unsubscription = setup.unsubscribeLinks.open(searchParams.get('token') ?? '')
      const locale = localeOf(request.headers['accept-language']?.slice(0, 2).toLowerCase())
      const { page } = mailTexts[locale]
      if (!unsubscription) return answer(response, 404, locale, page, `<p>${escapeHtml(page.unknown)}</p>`)
      if (request.method === 'POST') {
        await unsubscribe(database.system, unsubscription)
        log.info({ scope: unsubscription.scope }, 'mails ended by their link')
        return answer(response, 200, locale, page, `<p>${escapeHtml(page.done)}</p>`)
      }
      answer(response, 200, locale, page, question(unsubscription, locale))
    },
  }
}

/** Posts to the address of the page itself. */
function question({ scope }: Unsubscription, locale: Locale): string {
  const { page, endOne, endAll } = mailTexts[locale]
  const asks =
    scope === 'ALL'
      ? page.ofAll
      : page.ofOne(renderText({ type: scope, securityReason: null, actorName: null }, locale).title)
  return `<p>${escapeHtml(asks)}</p>
<form method="post"><button style="font:inherit;padding:12px 20px">${escapeHtml(scope === 'ALL' ? endAll : endOne)}</button></form>`
}

function answer(
  response: ServerResponse,
  status: number,
  locale: Locale,
  { title }: MailTexts['page'],
  body: string,
): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    })
    .end(htmlPage({ title, locale, body: [`<h1 style="font-size:20px">${escapeHtml(title)}</h1>`, body] }))
}
