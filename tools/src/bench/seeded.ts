import { type DocumentNode, print } from 'graphql'
import { readOperations } from '../contract/operations.ts'
import { demoPassword } from '../seed/index.ts'

// biome-ignore lint/suspicious/noExplicitAny: what comes back is as the operation asks
export type Ask = (token: string | null, operation: string, variables?: Record<string, unknown>) => Promise<any>

/** Sends shipped operations by name to a gateway; an answer with errors ends the bench. */
export async function askerOf(url: string): Promise<Ask> {
  const documents = new Map<string, DocumentNode>((await readOperations()).map((one) => [one.name, one.document]))
  const texts = new Map<string, string>()
  return async (token, operation, variables = {}) => {
    const document = documents.get(operation)
    if (!document) throw new Error(`There is no operation ${operation}`)
    const query = texts.get(operation) ?? print(document)
    texts.set(operation, query)
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown[] }
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }
}

/** As one of the demo people. */
export async function signInAs(ask: Ask, identifier: string): Promise<{ accessToken: string; refreshToken: string }> {
  const { signIn } = await ask(null, 'SignIn', { input: { identifier, password: demoPassword } })
  if (!signIn.tokens) throw new Error(JSON.stringify(signIn.errors))
  return signIn.tokens
}
