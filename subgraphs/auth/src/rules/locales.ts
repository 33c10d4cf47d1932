import type { Locale } from '../data/accounts.ts'

const locales: readonly Locale[] = ['en', 'de']

export const defaultLocale: Locale = 'en'

/** The language by its tag, whatever its case and region: `de-AT` is `de`. Null when there are no texts in it. */
export function findLocale(tag: string): Locale | null {
  const [language] = tag.trim().toLowerCase().split('-', 1)
  return locales.find((locale) => locale === language) ?? null
}
