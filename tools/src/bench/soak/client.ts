import { print } from 'graphql'
import { Agent, type Dispatcher, fetch } from 'undici'
import { readOperations } from '../../contract/operations.ts'
import { demoPassword } from '../../seed/index.ts'
import type { Tally } from './tally.ts'

// biome-ignore lint/suspicious/noExplicitAny: the shipped operations are checked against the contract by `pnpm check`
export type Data = any

export interface Client {
  readonly url: string
  /** The text of a shipped operation with its fragments. */
  text(operation: string): string
  signIn(identifier: string): Promise<Session>
  /** Runs a shipped operation; null and a fault in the tally where its answer is no plain success. */
  run(session: Session, operation: string, variables?: Record<string, unknown>): Promise<Data | null>
  /** Posts a body that has to be refused, with a status below 500 and a code. */
  provoke(session: Session, what: string, body: string): Promise<void>
}

export interface Session {
  accessToken: string
  refreshToken: string
}

interface Answer {
  data?: Data
  errors?: { message: string; extensions?: { code?: string } }[]
}

export async function createClient(url: string, tally: Tally): Promise<Client> {
  const texts = new Map((await readOperations()).map(({ name, document }) => [name, print(document)]))
  const dispatcher: Dispatcher = new Agent({ connections: 32, headersTimeout: 60_000, bodyTimeout: 60_000 })

  async function post(body: string, token?: string): Promise<{ status: number; answer: Answer }> {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const response = await fetch(url, { method: 'POST', headers, body, dispatcher })
    return { status: response.status, answer: (await response.json()) as Answer }
  }

  async function ask(operation: string, variables: Record<string, unknown>, token?: string): Promise<Data | null> {
    try {
      const { status, answer } = await post(JSON.stringify({ query: texts.get(operation), variables }), token)
      const [error] = [...(answer.errors ?? []), ...userErrorsOf(answer.data)]
      if (status === 200 && !error) {
        tally.count('answers')
        return answer.data
      }
      tally.fault(`${operation}: ${status} ${error?.message}`)
    } catch (error) {
      tally.fault(`${operation}: ${describe(error)}`)
    }
    return null
  }

  return {
    url,
    text: (operation) => texts.get(operation)!,
    async signIn(identifier) {
      const data = await ask('SignIn', { input: { identifier, password: demoPassword } })
      if (!data) throw new Error(`${identifier} could not sign in: ${tally.faults()[0]?.[0]}`)
      return { ...data.signIn.tokens }
    },
    run: (session, operation, variables = {}) => ask(operation, variables, session.accessToken),
    async provoke(session, what, body) {
      try {
        const { status, answer } = await post(body, session.accessToken)
        const [error] = answer.errors ?? []
        if (status < 500 && error?.extensions?.code && error.extensions.code !== 'INTERNAL_SERVER_ERROR')
          tally.count('refusals')
        else tally.fault(`${what}: ${status} ${error?.extensions?.code} ${error?.message}`)
      } catch (error) {
        tally.fault(`${what}: ${describe(error)}`)
      }
    },
  }
}

/** Of the payloads of a mutation. */
function userErrorsOf(data: Data): { message: string }[] {
  return Object.values(data ?? {}).flatMap((payload: Data) => payload?.errors ?? [])
}

/** `fetch` says only that it failed; the cause says why. */
function describe(error: unknown): string {
  const { message, cause } = error as Error
  return cause instanceof Error ? `${message}: ${cause.message}` : message
}
