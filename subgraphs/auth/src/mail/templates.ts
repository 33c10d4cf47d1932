import type { Locale } from '../data/accounts.ts'
import type { LinkMailKind } from '../data/outgoing-mails.ts'
import { type Letter, type LetterFacts, letters } from './letters.ts'

export interface MailContent {
  readonly subject: string
  readonly text: string
  readonly html: string
}

interface Addressee {
  readonly username: string
  readonly locale: Locale
}

/** The mail of one kind, in the person's language, in plain text and in HTML. */
export const writeMail = (kind: LinkMailKind, facts: LetterFacts & Addressee): MailContent =>
  renderLetter(letters[facts.locale][kind](facts), facts)

/** A letter in plain text and in HTML, with what stands around its words. */
export const renderLetter = (letter: Letter, addressee: Addressee): MailContent => ({
  subject: letter.subject,
  text: asText(letter, addressee),
  html: asHtml(letter, addressee),
})

/** What stands around each letter. */
const frames: Readonly<Record<Locale, { greeting(username: string): string; orOpen: string }>> = {
  en: { greeting: (username) => `Hello ${username},`, orOpen: 'Or open this address:' },
  de: { greeting: (username) => `Hallo ${username},`, orOpen: 'Oder öffne diese Adresse:' },
}

function asText({ paragraphs, button, footnote }: Letter, { username, locale }: Addressee): string {
  const greeting = frames[locale].greeting(username)
  const parts = [greeting, ...paragraphs, ...(button ? [`${button.label}:\n${button.url}`] : []), footnote]
  return `${parts.join('\n\n')}\n`
}

function asHtml({ subject, paragraphs, button, footnote }: Letter, { username, locale }: Addressee): string {
  const { greeting, orOpen } = frames[locale]
  const body = [greeting(username), ...paragraphs].map((text) => `<p>${escapeHtml(text)}</p>`)
  if (button) {
    const style =
      'display:inline-block;padding:12px 20px;border-radius:8px;background:#1d4ed8;color:#fff;text-decoration:none'
    body.push(`<p><a href="${escapeHtml(button.url)}" style="${style}">${escapeHtml(button.label)}</a></p>`)
    body.push(`<p style="color:#475569;font-size:14px">${escapeHtml(orOpen)}<br>${escapeHtml(button.url)}</p>`)
  }
  body.push(`<p style="color:#475569;font-size:14px">${escapeHtml(footnote)}</p>`)
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#0f172a">
<div style="max-width:32rem;margin:0 auto">
${body.join('\n')}
</div>
</body>
</html>
`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
