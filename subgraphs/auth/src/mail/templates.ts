import type { MailKind } from '../data/outgoing-mails.ts'

export interface MailContent {
  readonly subject: string
  readonly text: string
  readonly html: string
}

interface Letter {
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly button?: { readonly label: string; readonly url: string }
  readonly footnote: string
}

export interface LetterFacts {
  readonly username: string
  /** The token of the link; kinds without a link ignore it. */
  readonly token: string
  readonly webUrl: string
}

/** The mail of one kind, in plain text and in HTML. */
export function writeMail(kind: MailKind, facts: LetterFacts): MailContent {
  const letter = letters[kind](facts)
  return { subject: letter.subject, text: asText(letter, facts.username), html: asHtml(letter, facts.username) }
}

/**
 * The token stands behind the `#`: browsers send that part to no server, so it reaches no log and no other site. The page
 * hands it to `verifyEmail` or `resetPassword`.
 */
const link = ({ webUrl, token }: LetterFacts, path: string) => `${new URL(path, webUrl)}#token=${token}`

const letters: Record<MailKind, (facts: LetterFacts) => Letter> = {
  VERIFY_EMAIL: (facts) => ({
    subject: 'Confirm your e-mail address',
    paragraphs: ['Welcome to Plaza! Confirm that this address is yours.'],
    button: { label: 'Confirm address', url: link(facts, '/verify-email') },
    footnote:
      'The link works once, for 24 hours. If you did not sign up, ignore this mail: without you nothing happens.',
  }),
  CONFIRM_NEW_EMAIL: (facts) => ({
    subject: 'Confirm your new e-mail address',
    paragraphs: ['You asked to use this address for Plaza. It takes the place of the present one once you confirm it.'],
    button: { label: 'Confirm new address', url: link(facts, '/verify-email') },
    footnote: 'The link works once, for 24 hours. If you did not ask for this, ignore this mail.',
  }),
  EMAIL_CHANGE_NOTICE: (facts) => ({
    subject: 'Your e-mail address is about to change',
    paragraphs: [
      'Somebody who knows your password asked to use another e-mail address for your account.',
      'If that was you, there is nothing to do here. If not, change your password now: it ends every other session.',
    ],
    button: { label: 'Go to your settings', url: String(new URL('/settings', facts.webUrl)) },
    footnote: 'You get this mail because it is your present address.',
  }),
  PASSWORD_RESET: (facts) => ({
    subject: 'Choose a new password',
    paragraphs: ['You, or somebody else, asked for a new password for your account.'],
    button: { label: 'Choose a new password', url: link(facts, '/reset-password') },
    footnote: 'The link works once, for one hour. If you did not ask for it, ignore this mail: your password stays.',
  }),
}

function asText({ paragraphs, button, footnote }: Letter, username: string): string {
  const parts = [`Hello ${username},`, ...paragraphs, ...(button ? [`${button.label}:\n${button.url}`] : []), footnote]
  return `${parts.join('\n\n')}\n`
}

function asHtml({ subject, paragraphs, button, footnote }: Letter, username: string): string {
  const body = [`Hello ${username},`, ...paragraphs].map((text) => `<p>${escapeHtml(text)}</p>`)
  if (button) {
    const style =
      'display:inline-block;padding:12px 20px;border-radius:8px;background:#1d4ed8;color:#fff;text-decoration:none'
    body.push(`<p><a href="${escapeHtml(button.url)}" style="${style}">${escapeHtml(button.label)}</a></p>`)
    body.push(`<p style="color:#475569;font-size:14px">Or open this address:<br>${escapeHtml(button.url)}</p>`)
  }
  body.push(`<p style="color:#475569;font-size:14px">${escapeHtml(footnote)}</p>`)
  return `<!doctype html>
<html lang="en">
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
