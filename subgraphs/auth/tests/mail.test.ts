import { createServer, type Socket } from 'node:net'
import { newId } from '@plaza/database'
import { appealRejected, moderationDecided, moderationReversed } from '@plaza/schema/events'
import { createLogger } from '@plaza/server'
import type { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { AuthDatabase } from '../src/index.ts'
import { writeMail } from '../src/mail/templates.ts'
import { mutation, startAuth } from './testkit.ts'

const facts = { username: 'ada', locale: 'en', token: 't0ken', webUrl: 'https://plaza.example' } as const

describe('a mail', () => {
  test('says the same in text and in HTML, with the link behind the #', () => {
    const { subject, text, html } = writeMail('PASSWORD_RESET', facts)
    expect(subject).toBe('Choose a new password')
    for (const content of [text, html]) expect(content).toContain('https://plaza.example/reset-password#token=t0ken')
    expect(text).toContain('Hello ada,')
    expect(html).toMatch(/^<!doctype html>/)
  })

  test('is in the language of its reader', () => {
    const { subject, text, html } = writeMail('PASSWORD_RESET', { ...facts, locale: 'de' })
    expect(subject).toBe('Wähle ein neues Passwort')
    expect(text).toContain('Hallo ada,')
    expect(html).toContain('<html lang="de">')
    for (const content of [text, html]) expect(content).toContain('https://plaza.example/reset-password#token=t0ken')
  })

  test('lets no text from outside become HTML', () => {
    const { html } = writeMail('VERIFY_EMAIL', { ...facts, username: '<img src=x onerror=1>&"' })
    expect(html).toContain('&lt;img src=x onerror=1&gt;&amp;&quot;')
    expect(html).not.toContain('<img')
  })

  test('without a mail server becomes a file that the log names', async () => {
    const lines: { msg: string; file?: string }[] = []
    const destination = { write: (line: string) => void lines.push(JSON.parse(line)) }
    await using auth = await startAuth({ log: createLogger({ service: 'auth', destination }) })
    await auth.signUp('ada')
    const [mail] = await auth.mails()
    expect(mail).toMatch(/^To: ada@example.org$/m)
    expect(mail).toMatch(/^Content-Type: multipart\/alternative/m)
    expect(lines.find((line) => line.msg === 'mail written')?.file).toMatch(/mail\/[\w-]+\.eml$/)
  })

  test('has a server that is away said at the start, without its password', async () => {
    const lines: string[] = []
    const log = createLogger({ service: 'auth', destination: { write: (line) => void lines.push(line) } })
    await using _auth = await startAuth({ log, env: { SMTP_URL: 'smtp://plaza:hunter2@127.0.0.1:1' } })
    await expect.poll(() => lines.join('')).toContain('the mail server 127.0.0.1:1 of SMTP_URL does not take mails')
    expect(lines.join('')).not.toContain('hunter2')
  })

  test('goes to the mail server, and again when that was away', async () => {
    await using smtp = await startSmtp()
    await using auth = await startAuth({ env: { SMTP_URL: smtp.url } })
    smtp.isAway = true
    await auth.signUp('ada')
    await auth.setup.mailer.sendDue()
    expect(smtp.mails).toEqual([])
    const { system } = auth.subgraph.database
    const waiting = await system.selectFrom('outgoingMails').select(['attempts', 'sendAfter']).execute()
    expect(waiting).toMatchObject([{ attempts: 1 }])
    expect(waiting[0]?.sendAfter.getTime()).toBeGreaterThan(Date.now())
    smtp.isAway = false
    await system
      .updateTable('outgoingMails')
      .set({ sendAfter: new Date(0) })
      .execute()
    await auth.setup.mailer.sendDue()
    expect(smtp.mails).toHaveLength(1)
    expect(smtp.mails[0]).toContain('To: ada@example.org')
    expect(await system.selectFrom('outgoingMails').select('id').execute()).toEqual([])
  })

  test('that several replicas see is sent once', async () => {
    await using smtp = await startSmtp()
    await using auth = await startAuth({ env: { SMTP_URL: smtp.url } })
    for (const name of ['ada', 'grace', 'alan']) await auth.signUp(name)
    const { Mailer } = await import('../src/mail/mailer.ts')
    const { createMailTransport } = await import('@plaza/subgraph')
    const config = auth.subgraph.instance.config as never
    const { log } = auth.subgraph.instance
    const other = new Mailer({
      db: auth.subgraph.database.system,
      transport: createMailTransport(config, log),
      webUrl: 'https://plaza.example',
      log,
    })
    await Promise.all([other.sendDue(), auth.setup.mailer.sendDue()])
    await other.stop()
    expect(smtp.mails.map((mail) => /^To: (.*)$/m.exec(mail)?.[1]?.trim()).sort()).toEqual([
      'ada@example.org',
      'alan@example.org',
      'grace@example.org',
    ])
  })
})

describe('a suspension', () => {
  test('is mailed in the language of the account, with the rule and how to appeal, and so is what comes of it', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const { database, deliver } = auth.subgraph
    const { system } = database
    await system.updateTable('accounts').set({ locale: 'de', emailVerifiedAt: new Date() }).execute()
    const about = await insertSuspension(system, ada.id)
    const subjects = async () =>
      (await auth.mails()).flatMap((mail) => /^Subject: (.*)$/m.exec(mail)?.[1]?.trim() ?? []).slice(1)

    await deliver(moderationDecided, { ...about, until: null, decidedAt: new Date() })
    expect(await subjects()).toEqual(['Dein Konto wurde gesperrt'])
    const mail = (await auth.mails()).at(-1)!
    expect(mail).toContain('gegen die Regel gegen Spam')
    expect(mail).toContain('/sign-in')
    expect(mail).not.toContain('the words of a moderator')
    await deliver(appealRejected, { ...about, rejectedAt: new Date() })
    expect(await subjects()).toEqual(['Dein Konto wurde gesperrt', 'Dein Konto bleibt gesperrt'])
    await system.updateTable('moderationDecisions').set({ reversedAt: new Date() }).execute()
    await deliver(moderationReversed, { ...about, reversedAt: new Date() })
    expect((await subjects()).at(-1)).toBe('Dein Konto ist wieder offen')
  })

  test('is not mailed to an address that nobody has confirmed, nor once it was taken back', async () => {
    await using auth = await startAuth()
    const [ada, grace] = [await auth.signUp('ada'), await auth.signUp('grace')]
    const { database, deliver } = auth.subgraph
    const { system } = database
    const before = (await auth.mails()).length
    const decided = { until: null, decidedAt: new Date() }
    await deliver(moderationDecided, { ...(await insertSuspension(system, ada.id)), ...decided })
    await system.updateTable('accounts').set({ emailVerifiedAt: new Date() }).where('id', '=', grace.id).execute()
    const about = await insertSuspension(system, grace.id)
    await deliver(moderationDecided, { ...about, ...decided })
    await system.updateTable('moderationDecisions').set({ reversedAt: new Date() }).execute()
    expect((await auth.mails()).length).toBe(before)
    expect(await system.selectFrom('outgoingMails').select('id').execute()).toEqual([])
  })
})

/** A decision as moderators make it. Gives what events say of it. */
async function insertSuspension(system: Kysely<AuthDatabase>, ownerId: string) {
  const [decisionId, caseId] = [newId(), newId()]
  const about = { subjectType: 'USER', subjectId: ownerId, ownerId } as const
  const closedAt = new Date()
  await system
    .insertInto('moderationCases')
    .values({ id: caseId, ...about, status: 'CLOSED', openedAt: closedAt, lastReportedAt: closedAt, closedAt })
    .execute()
  const decision = { ...about, action: 'SUSPEND', rule: 'SPAM' } as const
  const explanation = 'the words of a moderator'
  await system
    .insertInto('moderationDecisions')
    .values({ id: decisionId, caseId, ...decision, explanation, decidedAt: closedAt })
    .execute()
  return { decisionId, ...decision }
}

test('the queue holds no link, and the tables of links no token', async () => {
  await using auth = await startAuth()
  const ada = await auth.signUp('ada')
  await auth.ask({}, mutation('requestPasswordReset', 'RequestPasswordResetInput'), { input: { email: ada.email } })
  const { system } = auth.subgraph.database
  const token = await auth.mailedToken(ada.email, /new password/)
  const rows = [
    ...(await system.selectFrom('passwordResets').selectAll().execute()),
    ...(await system.selectFrom('outgoingMails').selectAll().execute()),
  ]
  expect(JSON.stringify(rows)).not.toContain(token)
  expect(rows).toHaveLength(1)
})

/** As much of SMTP as a mail needs. */
async function startSmtp() {
  const mails: string[] = []
  const sockets = new Set<Socket>()
  const state = { isAway: false }
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    if (state.isAway) return void socket.end('421 away\r\n')
    socket.write('220 test\r\n')
    let data: string | null = null
    socket.on('data', (chunk) => {
      if (data !== null) {
        data += chunk.toString()
        if (!data.endsWith('\r\n.\r\n')) return
        mails.push(data)
        data = null
        return void socket.write('250 taken\r\n')
      }
      for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
        const verb = line.slice(0, 4).toUpperCase()
        if (verb === 'DATA') data = ''
        socket.write(verb === 'DATA' ? '354 go on\r\n' : verb === 'QUIT' ? '221 bye\r\n' : '250 fine\r\n')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return Object.assign(state, {
    mails,
    url: `smtp://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}
