import type { Locale } from '../texts/locales.ts'

/** A page or mail around parts that are HTML already. */
export function htmlPage({ title, locale, body }: { title: string; locale: Locale; body: readonly string[] }): string {
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#0f172a;background:#fff">
<div style="max-width:32rem;margin:0 auto">
${body.join('\n')}
</div>
</body>
</html>
`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
