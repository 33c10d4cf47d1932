import { type ExplorerOptions, unavailable } from '@plaza/server'

/** The people of a seeded town, whom anybody at this machine may be. */
export interface DemoPeople {
  people: readonly string[]
  /** The same for all of them, and no secret. */
  password: string
}

const document = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { tokens { accessToken } errors { message } }
}`

/** Signs demo people in for the explorer, as any client would, at the auth subgraph's URL. */
export function demoOf({ people, password }: DemoPeople, authUrl: () => string): NonNullable<ExplorerOptions['demo']> {
  return {
    people,
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
