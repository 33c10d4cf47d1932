import { userDeactivated, userDeleted, userRegistered } from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { type StartedTestSubgraph, startTestSubgraph } from '@plaza/subgraph/testing'
import type { DB } from '../src/generated/database.ts'
import { samples } from '../src/index.ts'

export interface StartedSamples extends StartedTestSubgraph<DB> {
  /** Somebody of whom samples has heard, signed in. */
  person(): Promise<TestViewer>
  deactivate(userId: string): Promise<void>
  deleteAccount(userId: string): Promise<void>
  /** Gives the id; expects it to work. */
  create(author: TestViewer, input?: { content?: string; isPublic?: boolean }): Promise<string>
}

export const CreateSample = /* GraphQL */ `
  mutation ($input: CreateSampleInput!) {
    createSample(input: $input) {
      sample { id author { id } content isPublic createdAt }
      errors { code path }
    }
  }
`

/** The subgraph on a database of its own, with words for what happens around it. */
export async function startSamples(): Promise<StartedSamples> {
  const started = await startTestSubgraph<DB>(samples)
  let version = 0
  const account = (userId: string) => ({
    ...{ userId, email: `${userId}@example.org`, username: userId, emailVerifiedAt: null, version: ++version },
  })
  return {
    ...started,
    async person() {
      const viewer = await started.signIn()
      const name = { firstName: 'Ada', lastName: null, registeredAt: new Date() }
      await started.deliver(userRegistered, { ...account(viewer.id), ...name, status: 'ACTIVE' })
      return viewer
    },
    async deactivate(userId) {
      await started.deliver(userDeactivated, { ...account(userId), status: 'DEACTIVATED' })
    },
    async deleteAccount(userId) {
      const erased = { email: null, username: null, emailVerifiedAt: null, status: 'DEACTIVATED' as const }
      await started.deliver(userDeleted, { ...account(userId), ...erased, deletedAt: new Date() })
    },
    async create(author, input = {}) {
      const { data, errors } = await started.execute(author, CreateSample, { input: { content: 'hello', ...input } })
      const payload = data?.createSample
      if (errors || payload.errors.length > 0) throw new Error(JSON.stringify(errors ?? payload.errors))
      return payload.sample.id
    },
  }
}
