import { isPassedOver } from '@plaza/server'
import type { TestViewer } from '@plaza/server/testing'
import { createSourceEventStream, type ExecutionResult, execute, parse } from 'graphql'
import type { StartedPosts } from './testkit.ts'

/** Opens a subscription as the stream server does; what it gives comes one by one, each in a context of its own. */
export async function watch(posts: StartedPosts, viewer: TestViewer | null, document: string, variableValues = {}) {
  const ended = new AbortController()
  const { context, release } = await posts.running.openContext({
    ...{ authorization: viewer && `Bearer ${viewer.token}`, requestId: 'subscription-test', traceparent: undefined },
    ...{ client: { ipAddress: null, userAgent: null }, signal: ended.signal },
  })
  const operation = { schema: posts.running.schema, document: parse(document), variableValues }
  const stream = await createSourceEventStream({ ...operation, contextValue: context })

  async function show(rootValue: unknown): Promise<ExecutionResult> {
    const fork = context.fork()
    try {
      return await execute({ ...operation, rootValue, contextValue: fork.context })
    } finally {
      await fork.release()
    }
  }

  /** Undefined when the stream has ended. */
  async function next(): Promise<ExecutionResult['data']> {
    const { value, done } = await (stream as AsyncGenerator<unknown>).next()
    if (done) return undefined
    const result = await show(value)
    return isPassedOver(result) ? next() : result.data
  }

  return {
    errors: 'errors' in stream ? stream.errors : undefined,
    next,
    async [Symbol.asyncDispose]() {
      ended.abort()
      await release()
    },
  }
}
