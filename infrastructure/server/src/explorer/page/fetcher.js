// How the explorer asks the server. Runs in the browser; Node loads none of it.

/** Acts as one of the demo people, whose tokens it gets and, when one is refused, gets again. */
export function createIdentity() {
  let person = ''
  let token = null
  let changed = Promise.resolve()
  // A person has 20 sessions at most, so not every page that is opened begins one.
  const kept = () => `explorer.token.${person}`

  async function signIn() {
    const response = await fetch('/explorer/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person }),
    })
    const { accessToken, errors } = await response.json()
    if (!accessToken) throw new Error(errors?.[0]?.message ?? `The server answered with ${response.status}.`)
    token = accessToken
    localStorage.setItem(kept(), token)
  }

  /** A `fetch` whose requests carry the person's token, unless they carry one of their own. */
  async function fetchAs(input, init = {}) {
    // What is run right after a change of person is run as that person.
    await changed.catch(() => {})
    const ask = () => {
      const headers = new Headers(init.headers)
      if (token && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`)
      return fetch(input, { ...init, headers })
    }
    const response = await ask()
    if (response.status !== 401 || !token || new Headers(init.headers).has('authorization')) return response
    await signIn()
    return ask()
  }

  return {
    fetch: fetchAs,
    /** Empty for nobody. Rejects when the server does not sign them in. */
    actAs(name) {
      person = name
      token = name ? localStorage.getItem(kept()) : null
      changed = name && !token ? signIn() : Promise.resolve()
      return changed
    },
  }
}

/** GraphiQL's fetcher: JSON for a query or mutation, graphql-sse for a subscription. */
export function createFetcher({ url, fetch }) {
  return ({ query, variables, operationName }, { headers = {}, documentAST } = {}) => {
    const operations = documentAST?.definitions.filter(({ kind }) => kind === 'OperationDefinition') ?? []
    const { operation } = operations.find(({ name }) => name?.value === operationName) ?? operations[0] ?? {}
    const params = { query, variables, operationName }
    if (operation !== 'subscription') return ask({ url, fetch, headers, params })
    return window.graphqlSse.createClient({ url, headers, fetchFn: fetch, retryAttempts: 0 }).iterate(params)
  }
}

async function ask({ url, fetch, headers, params }) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      ...headers,
      'content-type': 'application/json',
    },
    body: JSON.stringify(params),
  })
  return response.json()
}
