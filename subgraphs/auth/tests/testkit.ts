import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@plaza/database'
import { createTokenVerifier, gatewaySecretHeader, type Logger, type TokenVerifier } from '@plaza/server'
import { gatewaySecret, type StartedTestSubgraph, startTestSubgraph } from '@plaza/subgraph/testing'
import { sql } from 'kysely'
import type { AuthDatabase, AuthSetup } from '../src/index.ts'
import { auth } from '../src/index.ts'

export const password = 'correct horse battery'

export interface Tokens {
  accessToken: string
  accessTokenExpiresAt: string
  refreshToken: string
  refreshTokenExpiresAt: string
}

/** What a request comes with besides its operation. */
export interface Device {
  token?: string | undefined
  userAgent?: string
  ipAddress?: string
}

export interface Person extends Device {
  id: string
  email: string
  username: string
  token: string
  tokens: Tokens
}

// biome-ignore lint/suspicious/noExplicitAny: a test says by its expectation what it got
type Payload = any

export interface StartedAuth extends AsyncDisposable {
  readonly subgraph: StartedTestSubgraph<AuthDatabase>
  readonly setup: AuthSetup
  readonly verifier: TokenVerifier
  /** Sends an operation with one root field and gives that field; throws when there are errors instead of data. */
  ask(device: Device, document: string, variables?: Record<string, unknown>): Promise<Payload>
  /** The same, with the errors. */
  send(device: Device, document: string, variables?: Record<string, unknown>): Promise<Payload>
  signUp(name?: string, device?: Device): Promise<Person>
  /** The token of the latest mail to an address, once it is there. */
  mailedToken(address: string, subject?: RegExp): Promise<string>
  mails(): Promise<string[]>
  /** Makes all that happened to the sessions so far lie further back. */
  letTimePass(seconds: number): Promise<void>
  securityEvents(): Promise<{ type: string; accountId: string | null; reason: string | null }[]>
}

/** Auth with its own tokens: what it signs is verified against the keys it publishes. */
export async function startAuth(
  options: { env?: Record<string, string>; log?: Logger; jobs?: boolean } = {},
): Promise<StartedAuth> {
  await using cleanup = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'plaza-auth-'))
  cleanup.defer(() => rm(dataDir, { recursive: true, force: true }))
  let setup: AuthSetup | undefined
  const verifier = createTokenVerifier({
    keys: async () => (await setup?.keyRing.publicKeys()) ?? Promise.reject(new Error('auth has not started')),
  })
  const subgraph = cleanup.use(
    await startTestSubgraph<AuthDatabase>(options.jobs ? auth : { ...auth, jobs: [] }, {
      env: { DATA_DIR: dataDir, THROTTLE_FACTOR: '1000', ...options.env },
      identities: { verifier, jwks: { keys: [] }, signIn: () => Promise.reject(new Error('use signUp')) },
      ...(options.log && { log: options.log }),
    }),
  )
  setup = subgraph.instance.setup as AuthSetup
  const url = subgraph.url
  const { system } = subgraph.database

  async function send({ token, userAgent, ipAddress }: Device, query: string, variables: Record<string, unknown> = {}) {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': userAgent ?? 'tests',
        [gatewaySecretHeader]: gatewaySecret,
        'x-forwarded-for': ipAddress ?? '198.51.100.7',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Payload
  }

  const started: Omit<StartedAuth, typeof Symbol.asyncDispose> = {
    subgraph,
    setup,
    verifier,
    send,
    async ask(device, document, variables) {
      const { data, errors } = await send(device, document, variables)
      if (errors || !data) throw new Error(JSON.stringify(errors))
      return Object.values(data)[0]
    },
    async signUp(name = `person_${newId().slice(-12)}`, device = {}) {
      const input = { email: `${name}@example.org`, username: name, password, firstName: name }
      const { tokens, account, errors } = await started.ask(device, SignUp, { input })
      if (errors.length > 0) throw new Error(JSON.stringify(errors))
      const { id, email, username } = account
      return { ...device, id, email, username, token: tokens.accessToken, tokens }
    },
    async mails() {
      await setup?.mailer.sendDue()
      const folder = join(dataDir, 'mail')
      const files = await readdir(folder).catch(() => [])
      return Promise.all(files.sort().map((file) => readFile(join(folder, file), 'utf8')))
    },
    async mailedToken(address, subject = /./) {
      const mail = (await started.mails()).findLast(
        (text) => text.includes(`To: ${address}`) && subject.test(/^Subject: (.*)$/m.exec(text)?.[1] ?? ''),
      )
      const token = mail && /#token=3D([\w-]{43})|#token=([\w-]{43})/.exec(mail.replaceAll('=\n', ''))
      if (!token) throw new Error('there is no such mail')
      return token[1] ?? token[2] ?? ''
    },
    async letTimePass(seconds) {
      const shift = sql`interval '1 second' * ${seconds}::float8`
      await sql`
        update refresh_tokens
        set created_at = created_at - ${shift}, used_at = used_at - ${shift}, expires_at = expires_at - ${shift}
      `.execute(system)
      await sql`
        update sessions set created_at = created_at - ${shift}, last_used_at = last_used_at - ${shift},
          expires_at = expires_at - ${shift}, ended_at = ended_at - ${shift}
      `.execute(system)
      await sql`update email_verifications set expires_at = expires_at - ${shift}`.execute(system)
      await sql`update password_resets set expires_at = expires_at - ${shift}`.execute(system)
      await sql`update reserved_usernames set reserved_until = reserved_until - ${shift}`.execute(system)
      await sql`update rate_limits set expire = expire - ${seconds}::float8 * 1000`.execute(system)
    },
    securityEvents: () =>
      system.selectFrom('securityEvents').select(['type', 'accountId', 'reason']).orderBy('id').execute(),
  }
  const moved = cleanup.move()
  return { ...started, [Symbol.asyncDispose]: () => moved.disposeAsync() }
}

const parts = `
  tokens { accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt }
  account { id email username status }
  errors { code message path }
`
export const SignUp = `mutation ($input: SignUpInput!) { signUp(input: $input) { ${parts} } }`
export const SignIn = `mutation ($input: SignInInput!) { signIn(input: $input) { ${parts} } }`
export const RefreshSession = `
  mutation ($refreshToken: String!) {
    refreshSession(input: { refreshToken: $refreshToken }) {
      tokens { accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt }
      errors { code message path }
    }
  }
`
export const MyAccount = `{
  viewer {
    id
    account {
      id email emailVerifiedAt pendingEmail username status passwordChangedAt createdAt
      sessions { id isCurrent userAgent ipAddress createdAt lastUsedAt expiresAt }
    }
  }
}`
/** A mutation whose payload is asked for its errors, and for what else is given. */
export const mutation = (name: string, inputType: string | null, fields = '') =>
  inputType
    ? `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${fields} errors { code message path } } }`
    : `mutation { ${name} { ${fields} errors { code message path } } }`
