import type { TestViewer } from '@plaza/server/testing'
import { type ExecutionResult, parse, subscribe } from 'graphql'
import type { StartedPosts } from './testkit.ts'

/** Opens a subscription as the stream server does; what it gives comes one by one. */
export async function watch(posts: StartedPosts, viewer: TestViewer | null, document: string, variableValues = {}) {
  const ended = new AbortController()
  const { context, release } = await posts.running.openContext({
    ...{ authorization: viewer && `Bearer ${viewer.token}`, requestId: 'subscription-test', traceparent: undefined },
    ...{ client: { ipAddress: null, userAgent: null }, signal: ended.signal },
  })
  const stream = await subscribe({
    ...{ schema: posts.running.schema, document: parse(document), contextValue: context, variableValues },
  })
  const next = async () => ((await (stream as AsyncIterator<ExecutionResult>).next()).value as ExecutionResult)?.data
  return {
    errors: 'errors' in stream ? stream.errors : undefined,
    next,
    async [Symbol.asyncDispose]() {
      ended.abort()
      await release()
    },
  }
}
