import { expect, test } from 'vitest'
import { MyAccount, mutation, password, SignIn, startAuth } from './testkit.ts'

const RevokeSession = mutation('revokeSession', 'RevokeSessionInput', 'account { sessions { id } }')
const Viewer = /* GraphQL */ `
  query ($id: ID!) {
    _entities(representations: [{ __typename: "Viewer", id: $id }]) { ... on Viewer { id account { id } } }
  }
`

test('an id in upper case finds what it names, and what comes back is in lower case', async () => {
  await using auth = await startAuth()
  const ada = await auth.signUp('ada')
  expect(await auth.ask(ada, Viewer, { id: ada.id.toUpperCase() })).toEqual([{ id: ada.id, account: { id: ada.id } }])

  const sessionId = (await auth.ask(ada, MyAccount)).account.sessions[0].id
  const { tokens } = await auth.ask({}, SignIn, { input: { identifier: 'ada', password } })
  const input = { sessionId: sessionId.toUpperCase() }
  const { account, errors } = await auth.ask({ token: tokens.accessToken }, RevokeSession, { input })
  expect(errors).toEqual([])
  expect(account.sessions.map(({ id }: { id: string }) => id)).not.toContain(sessionId)
  expect((await auth.subgraph.outbox()).at(-1)).toMatchObject({
    type: 'session.ended',
    data: { userId: ada.id, sessionIds: [sessionId] },
  })
})

test('what is no id names nothing', async () => {
  await using auth = await startAuth()
  const ada = await auth.signUp('ada')
  for (const id of ['', 'nonsense', `${ada.id} `, `{${ada.id}}`]) {
    expect(await auth.ask(ada, Viewer, { id })).toEqual([null])
    const { errors } = await auth.ask(ada, RevokeSession, { input: { sessionId: id } })
    expect(errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'sessionId'] }])
  }
})
