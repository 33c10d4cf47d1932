import { readFileSync } from 'node:fs'

/** What the page's script is told. */
export interface PageSettings {
  title: string
  document: string
  people: readonly string[]
}

const template = readFileSync(new URL('page/page.html', import.meta.url), 'utf8')

/** The page's HTML. Its Content Security Policy lets no script run that stands in the page itself. */
export function renderPage(settings: PageSettings): string {
  // `<` is escaped so that no text of ours can end the script element it stands in.
  return template.replace('"SETTINGS"', () => JSON.stringify(settings).replaceAll('<', '\\u003c'))
}
