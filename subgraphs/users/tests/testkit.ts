import { newId } from '@plaza/database'
import { userRegistered } from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { type StartedTestSubgraph, startTestSubgraph, type TestResult } from '@plaza/subgraph/testing'
import type { DB } from '../src/generated/database.ts'
import { users } from '../src/index.ts'

export interface TestPerson extends TestViewer {
  username: string
}

export interface StartedUsers extends StartedTestSubgraph<DB> {
  /** A person with a profile, as auth's event makes it. */
  register(username: string, names?: { firstName?: string; lastName?: string | null }): Promise<TestPerson>
  /** Several at once, by user name. */
  registerAll<const Names extends readonly string[]>(...names: Names): Promise<{ [Index in keyof Names]: TestPerson }>
  /** The data of an operation that must go well. */
  ask(viewer: TestViewer | null, document: string, variables?: Record<string, unknown>): Promise<TestResult['data']>
  /** Asks and is accepted. */
  befriend(one: TestViewer, other: TestViewer): Promise<void>
  block(blocker: TestViewer, blocked: TestViewer): Promise<void>
  /** Types of what has been published since the call before. */
  newEvents(): Promise<string[]>
}

export async function startUsers(): Promise<StartedUsers> {
  const started = await startTestSubgraph<DB>(users)
  let seen = 0

  const self: StartedUsers = {
    ...started,
    async register(username, { firstName = capital(username), lastName = null } = {}) {
      const viewer = await started.signIn(newId())
      await started.deliver(userRegistered, {
        userId: viewer.id,
        username,
        email: `${username}@plaza.example`,
        emailVerifiedAt: null,
        status: 'ACTIVE',
        version: 1,
        firstName,
        lastName,
        registeredAt: new Date('2026-01-31T10:00:00.000Z'),
      })
      return { ...viewer, username }
    },
    async registerAll(...names) {
      const people: TestPerson[] = []
      for (const name of names) people.push(await self.register(name))
      return people as never
    },
    async ask(viewer, document, variables) {
      const { data, errors } = await started.execute(viewer, document, variables)
      if (errors) throw new Error(JSON.stringify(errors))
      return data
    },
    async befriend(one, other) {
      const { sendFriendRequest: sent } = await self.ask(one, SendFriendRequest, { userId: other.id })
      const id = sent.friendRequest.id
      const { acceptFriendRequest: accepted } = await self.ask(other, AcceptFriendRequest, { id })
      if (accepted.errors.length > 0) throw new Error(JSON.stringify(accepted.errors))
    },
    async block(blocker, blocked) {
      const { blockUser } = await self.ask(blocker, BlockUser, { userId: blocked.id })
      if (blockUser.errors.length > 0) throw new Error(JSON.stringify(blockUser.errors))
    },
    async newEvents() {
      const all = await started.outbox()
      const types = all.slice(seen).map(({ type }) => type)
      seen = all.length
      return types
    },
  }
  return self
}

const capital = (name: string) => name.slice(0, 1).toUpperCase() + name.slice(1)

const friendRequest =
  'friendRequest { id status from { id } to { id friendshipStatus } } errors { code message path retryAfterSeconds limit }'
const user = 'user { id displayName friendshipStatus bio friendCount } errors { code message path }'

export const SendFriendRequest = `mutation ($userId: ID!) {
  sendFriendRequest(input: { userId: $userId }) { ${friendRequest} }
}`
export const AcceptFriendRequest = `mutation ($id: ID!) {
  acceptFriendRequest(input: { friendRequestId: $id }) { ${friendRequest} }
}`
export const DeclineFriendRequest = `mutation ($id: ID!) {
  declineFriendRequest(input: { friendRequestId: $id }) { ${friendRequest} }
}`
export const CancelFriendRequest = `mutation ($id: ID!) {
  cancelFriendRequest(input: { friendRequestId: $id }) { ${friendRequest} }
}`
export const Unfriend = `mutation ($userId: ID!) { unfriend(input: { userId: $userId }) { ${user} } }`
export const BlockUser = `mutation ($userId: ID!) { blockUser(input: { userId: $userId }) { ${user} } }`
export const UnblockUser = `mutation ($userId: ID!) { unblockUser(input: { userId: $userId }) { ${user} } }`
export const UpdateProfile = `mutation ($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    profile {
      displayName firstName lastName bio dateOfBirth gender location website phoneNumber
      profilePicture { id } coverPhoto { id }
    }
    errors { code message path }
  }
}`
export const UpdatePrivacy = `mutation ($input: UpdatePrivacySettingsInput!) {
  updatePrivacySettings(input: $input) {
    privacySettings { profileVisibility emailVisibility phoneVisibility searchVisibility whoMayMessage whoMayMention }
    errors { code message path }
  }
}`
