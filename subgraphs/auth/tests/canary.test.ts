import { createLogger } from '@plaza/server'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  MyAccount,
  mutation,
  RefreshSession,
  SignIn,
  SignUp,
  type StartedAuth,
  startAuth,
  type Tokens,
} from './testkit.ts'

const email = 'canary.mailbox@canary-address.example'
const newEmail = 'canary.second@canary-address.example'
const passwords = ['canary password one', 'canary password two', 'canary password three', 'canary password wrong']
const [password, changed, reset, wrong] = passwords as [string, string, string, string]

test('no password, token or address gets into a log line, an error, an event or the security log', async () => {
  const lines: string[] = []
  const destination = { write: (line: string) => void lines.push(line) }
  const log = createLogger({ service: 'auth', level: 'trace', destination })
  await using auth = await startAuth({ log, env: { THROTTLE_FACTOR: '1' } })
  const errors: unknown[] = []
  const secrets = new Set([email, newEmail, 'canary.mailbox', 'canary-address', ...passwords])
  const keep = (tokens: Tokens | null | undefined) => {
    for (const token of tokens ? [tokens.accessToken, tokens.refreshToken] : []) secrets.add(token)
    return tokens
  }
  const send = async (token: string | undefined, document: string, input: Record<string, unknown> = {}) => {
    const answer = await auth.send({ token }, document, 'refreshToken' in input ? input : { input })
    errors.push(...(answer.errors ?? []), ...Object.values(answer.data ?? {}).flatMap((field) => errorsOf(field)))
    // biome-ignore lint/suspicious/noExplicitAny: a test says by its expectation what it got
    return Object.values(answer.data ?? {})[0] as any
  }

  // All that goes well.
  const draft = { email, username: 'canary_bird', password, firstName: 'Canary' }
  const tokens = keep((await send(undefined, SignUp, draft)).tokens) as Tokens
  const verification = await auth.mailedToken(email)
  secrets.add(verification)
  await send(undefined, mutation('verifyEmail', 'VerifyEmailInput'), { token: verification })
  keep((await send(undefined, SignIn, { identifier: email, password })).tokens)
  keep((await send(undefined, RefreshSession, { refreshToken: tokens.refreshToken })).tokens)
  await send(tokens.accessToken, mutation('changeEmail', 'ChangeEmailInput'), { newEmail, password })
  const confirmation = await auth.mailedToken(newEmail)
  secrets.add(confirmation)
  const changeInput = { currentPassword: password, newPassword: changed }
  await send(tokens.accessToken, mutation('changePassword', 'ChangePasswordInput'), changeInput)
  await send(undefined, mutation('requestPasswordReset', 'RequestPasswordResetInput'), { email })
  const link = await auth.mailedToken(email, /new password/)
  secrets.add(link)
  await send(undefined, mutation('resetPassword', 'ResetPasswordInput'), { token: link, newPassword: reset })
  const last = keep((await send(undefined, SignIn, { identifier: 'canary_bird', password: reset })).tokens) as Tokens

  // All that does not.
  await send(undefined, SignUp, draft)
  await send(undefined, SignUp, { ...draft, email: `${email} and more`, username: `${email}` })
  await send(undefined, SignIn, { identifier: email, password: wrong })
  for (let i = 0; i < 6; i++) await send(undefined, SignIn, { identifier: newEmail, password: wrong })
  await send(undefined, mutation('verifyEmail', 'VerifyEmailInput'), { token: verification })
  await send(undefined, mutation('resetPassword', 'ResetPasswordInput'), { token: link, newPassword: reset })
  await send(tokens.accessToken, MyAccount)
  await send(`${last.accessToken.slice(0, -4)}AAAA`, MyAccount)
  await send(last.refreshToken, MyAccount)
  await send(last.accessToken, mutation('deleteAccount', 'DeleteAccountInput'), { password: wrong })
  await auth.letTimePass(31)
  await send(undefined, RefreshSession, { refreshToken: tokens.refreshToken })
  // Wrong types, which GraphQL likes to quote.
  await send(undefined, SignIn, { identifier: [email], password: { is: password } })
  await send(undefined, SignIn, { identifier: email, [password]: password })
  await send(
    undefined,
    `mutation { signIn(input: { identifier: "${email}", password: ["${password}"] }) { errors { code } } }`,
  )
  await send(
    undefined,
    `mutation { signIn(input: { identifier: "${email}", password: "${password} }) { errors { code } } }`,
  )
  await send(undefined, `mutation { signIn(input: "${password}") { errors { code } } }`)
  await breakDatabase(auth)
  await send(undefined, SignUp, { ...draft, username: 'canary_two' })
  await send(undefined, SignIn, { identifier: email, password: reset })

  expect(errors.length).toBeGreaterThan(20)
  expect(lines.length).toBeGreaterThan(5)
  const found = (text: string) => [...secrets].filter((secret) => text.toLowerCase().includes(secret.toLowerCase()))
  for (const line of lines) expect([line, found(line)]).toEqual([line, []])
  for (const error of errors) expect([error, found(JSON.stringify(error))]).toEqual([error, []])
  for (const event of await auth.subgraph.outbox()) {
    // The contract's † fields, on the state topic alone.
    const { email: _, ...data } = event.data
    const told = JSON.stringify(event.topic === 'auth.user' ? { ...event, data } : event)
    expect([event.type, found(told)]).toEqual([event.type, []])
  }
  const { rows } = await sql`select * from security_events`.execute(auth.subgraph.database.system)
  expect(rows.length).toBeGreaterThan(10)
  expect(found(JSON.stringify(rows))).toEqual([])
})

const errorsOf = (payload: unknown) => (payload as { errors?: unknown[] } | null)?.errors ?? []

/** Faults that PostgreSQL tells with the row in its message. */
async function breakDatabase(auth: StartedAuth): Promise<void> {
  await sql`alter table accounts add constraint broken check (email = '') not valid`.execute(
    auth.subgraph.database.system,
  )
  await sql`alter table security_events rename to elsewhere`.execute(auth.subgraph.database.system)
  await sql`create view security_events as select * from elsewhere`.execute(auth.subgraph.database.system)
}
