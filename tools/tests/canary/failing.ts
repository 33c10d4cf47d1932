import type { Asked } from './carriers.ts'

export interface Canaries {
  readonly email: string
  readonly password: string
  readonly body: string
  readonly phone: string
  readonly token: string
  readonly conversationId: string
}

const parts = 'errors { code message path }'
const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { tokens { accessToken } ${parts} } }`
const sendMessage = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } ${parts} } }`
const signUp = `mutation ($input: SignUpInput!) { signUp(input: $input) { account { id } ${parts} } }`
const updateProfile = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { ${parts} } }`

/** Questions that go wrong, each in a way of its own, with something in them that nobody may repeat. */
export function failing({ email, password, body, phone, token, conversationId }: Canaries): Record<string, Asked> {
  const key = crypto.randomUUID()
  const message = (input: object) => ({ query: sendMessage, variables: { input } })
  const credentials = { identifier: email, password }
  return {
    'a list for a password': {
      query: signIn,
      variables: { input: { identifier: [email], password: { is: password } } },
    },
    'a password as the name of a field': { query: signIn, variables: { input: { identifier: email, [password]: 1 } } },
    'a password for the whole input': { query: signIn, variables: { input: password } },
    'a password that is missing its variable': { query: signIn, variables: { [password]: email } },
    'variables that are a text': { query: signIn, variables: password },
    'variables that are a list': { query: signIn, variables: [password] },
    'a list in the text': {
      query: `mutation { signIn(input: { identifier: "${email}", password: ["${password}"] }) { ${parts} } }`,
    },
    'an open quote': {
      query: `mutation { signIn(input: { identifier: "${email}", password: "${password} }) { ${parts} } }`,
    },
    'a quote too many': {
      query: `mutation { signIn(input: { identifier: "x" "${email}", password: "${password}" }) { ${parts} } }`,
    },
    'a block of text for an input': { query: `mutation { signIn(input: """${password}""") { ${parts} } }` },
    'a password for a condition': { query: `{ viewer @include(if: "${password}") { id } }` },
    'a password for a number': { query: `{ viewer { homeFeed(first: "${password}") { nodes { id } } } }` },
    'a password for a member of an enum': { query: `{ viewer { homeFeed(ranking: "${password}") { nodes { id } } } }` },
    'a password for a cursor': { query: `{ viewer { conversations(after: "${password}") { nodes { id } } } }` },
    'a token for a query': { query: token },
    'an address for a query': { query: email },
    'extensions that are none': { query: '{ viewer { id } }', extensions: password },
    'a token for a hash': {
      query: '{ viewer { id } }',
      extensions: { persistedQuery: { version: 1, sha256Hash: token } },
    },
    'a wrong password': { query: signIn, variables: { input: { ...credentials, password: `${password}?` } } },
    'nothing but a password': { query: signIn, variables: { input: { identifier: ' ', password } } },
    'an address that is taken': {
      query: signUp,
      variables: { input: { email, username: email, password, firstName: body.repeat(9) } },
    },
    'a reset with another token': {
      query: `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { ${parts} } }`,
      variables: { input: { token, newPassword: password } },
    },
    'a spent refresh token': {
      query: `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { tokens { refreshToken } ${parts} } }`,
      variables: { input: { refreshToken: `${token}x` } },
    },
    'an account that will not be closed': {
      query: `mutation ($input: DeleteAccountInput!) { deleteAccount(input: $input) { ${parts} } }`,
      variables: { input: { password: `${password}!` } },
    },
    'a message to nowhere': message({ conversationId: body, content: body, idempotencyKey: key }),
    'a message without a key': message({ conversationId, content: body, idempotencyKey: body }),
    'a message that is too long': message({ conversationId, content: body.repeat(500), idempotencyKey: key }),
    'a message of a made-up type': message({ conversationId, content: body, idempotencyKey: key, type: body }),
    'a message that is a number': message({ conversationId, content: { text: body }, idempotencyKey: key }),
    'a message with files that are none': message({
      conversationId,
      content: body,
      idempotencyKey: key,
      mediaIds: [body],
    }),
    'a message with its text in a wrong place': message({ conversationId, [body]: 1, idempotencyKey: key }),
    'a date that is none': {
      query: updateProfile,
      variables: { input: { dateOfBirth: password, phoneNumber: phone } },
    },
    'a phone number that is none': { query: updateProfile, variables: { input: { phoneNumber: `${phone} or so` } } },
    'a stream of a conversation that is none': {
      query: 'subscription ($id: ID!) { conversationEvents(conversationId: $id) { __typename } }',
      variables: { id: body },
    },
    'a stream with too many arguments': { query: `subscription { messageAdded(of: "${body}") { id } }` },
    'a stream of two things': { query: `subscription { messageAdded { id } postAdded(by: "${email}") { id } }` },
  }
}

/** Headers that hold something, but no access token of ours. */
export const badHeaders = ({ email, password, token }: Canaries): string[] => [
  `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`,
  `Bearer ${token}`,
  `Bearer ${token}.${token}.${token}`,
  `Bearer ${email} ${password}`,
  token,
]
