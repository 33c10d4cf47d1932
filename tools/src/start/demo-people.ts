import { type ExplorerOptions, unavailable } from '@plaza/server'
import type { SessionDemo } from 'gateway'
import { townPeople } from '../seed/town/people.ts'

/** Some of the seeded town, whom anybody at this machine may be. */
export const townDemo = (usernames: readonly string[]): SessionDemo => ({
  people: usernames.map((username) => {
    const { firstName, lastName } = townPeople.find((person) => person.username === username)!
    return { username, displayName: `${firstName} ${lastName}` }
  }),
  password: 'plaza-demo-password',
})

const document = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { tokens { accessToken } errors { message } }
}`

/** Signs demo people in for the explorer, as any client would, at the auth subgraph's URL. */
export function explorerDemo(
  { people, password }: SessionDemo,
  authUrl: () => string,
): NonNullable<ExplorerOptions['demo']> {
  return {
    people: people.map(({ username }) => username),
    async signIn(person) {
      const response = await fetch(authUrl(), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: document, variables: { input: { identifier: person, password } } }),
      })
      const { data, errors = [] } = (await response.json()) as SignInAnswer
      const token = data?.signIn.tokens?.accessToken
      if (token) return token
      throw unavailable([...errors, ...(data?.signIn.errors ?? [])].map(({ message }) => message).join(' '))
    },
  }
}

interface SignInAnswer {
  data?: { signIn: { tokens: { accessToken: string } | null; errors: { message: string }[] } } | null
  errors?: { message: string }[]
}
