import type { DueNews } from '../data/due-news.ts'
import type { Locale } from '../texts/locales.ts'
import { mailTexts } from '../texts/mail-texts.ts'
import { pagePath } from '../texts/page-path.ts'
import { renderText } from '../texts/render-text.ts'
import { escapeHtml, htmlPage } from './html.ts'
import type { UnsubscribeLinks } from './unsubscribe-links.ts'

export interface NewsMail {
  subject: string
  text: string
  html: string
  headers: Record<string, string>
}

export interface Letter {
  userId: string
  name: string | null
  locale: Locale
  /** At least one. */
  news: readonly DueNews[]
}

/** News that one mail lists; the rest is counted. */
const mostNews = 20

/** One mail with all the news, in text and HTML. News hold no words of posts or messages, so neither does the mail. */
export function writeMail(
  { userId, name, locale, news }: Letter,
  { webUrl, links }: { webUrl: string; links: UnsubscribeLinks },
): NewsMail {
  const texts = mailTexts[locale]
  const [first] = news
  const isSecurity = first!.type === 'SECURITY'
  const lines = news.slice(0, mostNews).map((one) => renderText(one, locale).message)
  if (news.length > mostNews) lines.push(texts.more(news.length - mostNews))
  const subject = news.length === 1 ? lines[0]!.replace(/\.$/, '') : texts.manyNews(news.length)
  const page = new URL(news.length === 1 ? pagePath(first!) : '/notifications', webUrl).href
  const paragraphs = [texts.greeting(name), ...lines, ...(isSecurity ? [texts.notYou] : [])]
  const types = new Set(news.map(({ type }) => type))
  const scope = types.size === 1 ? first!.type : 'ALL'
  const ends = isSecurity
    ? []
    : [
        ...(scope === 'ALL' ? [] : [{ label: texts.endOne, url: links.linkFor({ userId, scope }) }]),
        { label: texts.endAll, url: links.linkFor({ userId, scope: 'ALL' }) },
      ]
  const footer = [...ends, { label: texts.chooseElse, url: new URL('/settings/notifications', webUrl).href }]
  const parts = {
    subject,
    paragraphs,
    button: { label: isSecurity ? texts.settings : texts.open, url: page },
    why: isSecurity ? texts.whySecurity : texts.whyThis,
    footer,
  }
  return {
    subject,
    text: asText(parts),
    html: asHtml(parts, locale),
    // RFC 8058: a mail program ends these mails by a POST, without opening anything.
    headers: ends[0]
      ? { 'List-Unsubscribe': `<${ends[0].url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : {},
  }
}

interface Link {
  label: string
  url: string
}

interface Parts {
  subject: string
  paragraphs: readonly string[]
  button: Link
  why: string
  footer: readonly Link[]
}

function asText({ paragraphs, button, why, footer }: Parts): string {
  const links = footer.map(({ label, url }) => `${label}:\n${url}`)
  return `${[...paragraphs, `${button.label}:\n${button.url}`, '-- ', why, ...links].join('\n\n')}\n`
}

function asHtml({ subject, paragraphs, button, why, footer }: Parts, locale: Locale): string {
  const style =
    'display:inline-block;padding:12px 20px;border-radius:8px;background:#1d4ed8;color:#fff;text-decoration:none'
  const links = footer.map(({ label, url }) => `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`)
  return htmlPage({
    title: subject,
    locale,
    body: [
      ...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
      `<p><a href="${escapeHtml(button.url)}" style="${style}">${escapeHtml(button.label)}</a></p>`,
      `<p style="color:#475569;font-size:14px">${escapeHtml(why)}<br>${links.join(' · ')}</p>`,
    ],
  })
}
