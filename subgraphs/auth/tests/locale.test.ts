import { expect, test } from 'vitest'
import { mutation, startAuth } from './testkit.ts'

test('a person chooses the language of what is sent to them, and the other services hear it', async () => {
  await using auth = await startAuth()
  const ada = await auth.signUp('ada')
  const ChangeLocale = mutation('changeLocale', 'ChangeLocaleInput', 'account { locale }')
  const change = (locale: string) => auth.ask(ada, ChangeLocale, { input: { locale } })
  expect((await auth.ask(ada, '{ viewer { account { locale } } }')).account.locale).toBe('en')
  expect(await change('de-AT')).toEqual({ account: { locale: 'de' }, errors: [] })
  expect(await change('de')).toEqual({ account: { locale: 'de' }, errors: [] })
  expect(await change('tlh')).toMatchObject({ account: null, errors: [{ code: 'INVALID', path: ['input', 'locale'] }] })
  const told = (await auth.subgraph.outbox()).filter(({ type }) => type === 'user.locale_changed')
  expect(told).toMatchObject([{ data: { userId: ada.id, locale: 'de', version: 2 } }])
})
