/** The languages that there are texts in. */
export const locales = ['en', 'de'] as const

export type Locale = (typeof locales)[number]

export const isLocale = (text: string | null | undefined): text is Locale =>
  (locales as readonly (string | null | undefined)[]).includes(text)

/** English for whatever there are no texts in. */
export const localeOf = (text: string | null | undefined): Locale => (isLocale(text) ? text : 'en')
