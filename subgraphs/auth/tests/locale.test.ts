import { expect, test } from 'vitest'
import { mutation, startAuth } from './testkit.ts'

test('the language of the browser is that of the first mail, and of what other services send', async () => {
  await using auth = await startAuth()
  const SignUp = mutation('signUp', 'SignUpInput', 'account { locale }')
  const signUp = async (username: string, locale?: string) => {
    const names = { username, email: `${username}@example.org`, firstName: username, password: 'a long enough one' }
    return (await auth.ask({}, SignUp, { input: { ...names, ...(locale && { locale }) } })).account.locale
  }
  expect(await signUp('ada', 'de-AT')).toBe('de')
  expect(await signUp('grace', 'tlh')).toBe('en')
  expect(await signUp('alan')).toBe('en')
  await auth.setup.mailer.sendDue()
  const mails = await auth.mails()
  const mailTo = (username: string) => mails.find((mail) => mail.includes(`To: ${username}@example.org`))
  expect(mailTo('ada')).toContain('Hallo ada')
  expect(mailTo('grace')).toContain('Hello grace')
  const told = (await auth.subgraph.outbox()).filter(({ type }) => type === 'user.registered')
  expect(told.map(({ data }) => data.locale)).toEqual(['de', 'en', 'en'])
})

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
