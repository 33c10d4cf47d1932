import { type DocumentNode, print } from 'graphql'
import { readOperations } from '../../../contract/operations.ts'
import type { LoadRequest } from '../load-generator.ts'

const people = ['ada', 'grace', 'alan', 'charles', 'joan', 'mavis', 'karen', 'edsger']
const password = 'plaza-demo-password'

/** The home feed of several people of the demo town in turn; newest first, as the other order changes by the minute. */
export async function realRequests(url: string, ranking: 'TOP' | 'LATEST' = 'LATEST'): Promise<readonly LoadRequest[]> {
  const operations = new Map((await readOperations()).map(({ name, document }) => [name, document]))
  const tokens = await Promise.all(people.map((identifier) => signIn(url, operations.get('SignIn')!, identifier)))
  const query = print(operations.get('HomeFeed')!)
  const body = JSON.stringify({ operationName: 'HomeFeed', query, variables: { ranking } })
  return tokens.map((token) => ({ body, headers: { authorization: `Bearer ${token}` } }))
}

async function signIn(url: string, document: DocumentNode, identifier: string): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(document), variables: { input: { identifier, password } } }),
  })
  const answer = (await response.json()) as { data?: { signIn?: { tokens?: { accessToken: string } } } }
  const token = answer.data?.signIn?.tokens?.accessToken
  if (!token) throw new Error(`${identifier} could not sign in: ${JSON.stringify(answer)}`)
  return token
}
