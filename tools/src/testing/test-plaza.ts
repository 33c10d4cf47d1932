import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '@plaza/database/testing'
import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import { createLogger } from '@plaza/server'
import { type DocumentNode, print } from 'graphql'
import { type Plaza, type PlazaOptions, startPlaza } from '../start/plaza.ts'
import { subgraphDefinitions } from '../subgraphs.ts'

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its expectation what it got
  data: any
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> & { code: string } }[]
  status: number
}

export interface TestPlaza extends AsyncDisposable {
  readonly plaza: Plaza
  /** Of each service's database, for its owner. */
  readonly urls: Record<SubgraphName, string>
  /** Asks the gateway, over HTTP. */
  ask(token: string | null, document: DocumentNode | string, variables?: Record<string, unknown>): Promise<Answer>
  /** Signs a new person up through the gateway, and waits until every service knows of them. */
  signUp(username: string): Promise<{ id: string; token: string }>
}

/** All of Plaza in this process, on databases of its own and on free ports. */
export async function startTestPlaza(
  env: Record<string, string> = {},
  {
    beforeStart,
    reachedBy,
    ...options
  }: Partial<Pick<PlazaOptions, 'pages' | 'grantKeys' | 'log' | 'ports' | 'site' | 'hasSwitches'>> & {
    /** Fills the empty databases. */
    beforeStart?: (urls: Record<SubgraphName, string>) => Promise<void>
    /** By which URL the service reaches its database; straight unless given. */
    reachedBy?: (service: SubgraphName, url: string) => Promise<string>
  } = {},
): Promise<TestPlaza> {
  await using cleanup = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'plaza-test-data-'))
  cleanup.defer(() => rm(dataDir, { recursive: true, force: true }))
  const urls: Partial<Record<SubgraphName, string>> = {}
  for (const { name, root } of subgraphDefinitions) {
    const database = cleanup.use(await createTestDatabase({ service: name, migrations: new URL('migrations/', root) }))
    urls[name] = database.url
  }
  await beforeStart?.(urls as Record<SubgraphName, string>)
  const reached = { ...urls }
  for (const name of subgraphNames) reached[name] = (await reachedBy?.(name, urls[name]!)) ?? urls[name]!
  const ports = Object.fromEntries([...subgraphNames, 'gateway'].map((name) => [name, 0]))
  const plaza = cleanup.use(
    await startPlaza({
      log: createLogger({ service: 'test', level: 'silent' }),
      ports: ports as Record<SubgraphName | 'gateway', number>,
      ...options,
      urls: reached as Record<SubgraphName, string>,
      env: { NODE_ENV: 'test', DATA_DIR: dataDir, RATE_LIMIT_PER_PERSON: '0', RATE_LIMIT_PER_ADDRESS: '0', ...env },
    }),
  )
  const moved = cleanup.move()
  const ask: TestPlaza['ask'] = (token, document, variables) => post(plaza.gateway.url, token, document, variables)

  return {
    plaza,
    urls: urls as Record<SubgraphName, string>,
    ask,
    async signUp(username) {
      const { data } = await ask(null, signUpDocument, {
        input: { username, email: `${username}@example.com`, password: 'a long enough one', firstName: username },
      })
      await plaza.bus.settled()
      return { id: data.signUp.account.id, token: data.signUp.tokens.accessToken }
    },
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  }
}

export async function post(
  url: string,
  token: string | null,
  document: DocumentNode | string,
  variables?: Record<string, unknown>,
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: typeof document === 'string' ? document : print(document), variables }),
  })
  return { ...((await response.json()) as Omit<Answer, 'status'>), status: response.status }
}

const signUpDocument = `mutation ($input: SignUpInput!) {
  signUp(input: $input) { account { id } tokens { accessToken } errors { code message } }
}`
