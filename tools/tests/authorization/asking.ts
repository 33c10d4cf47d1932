import { expect } from 'vitest'
import type { TestPlaza } from '../../src/testing/test-plaza.ts'
import type { Viewer } from './facts.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test says by its expectation what it got
type Data = any

export type Ask = (
  viewer: Viewer,
  document: string,
  variables?: Record<string, unknown>,
  headers?: Record<string, string>,
) => Promise<Data>

/** Asks the gateway as somebody, and takes nothing but a whole answer. */
export function askAs(town: { plaza: TestPlaza; tokenOf(viewer: Viewer): string | null }): Ask {
  return async (viewer, document, variables, headers) => {
    const { body } = await send(town.plaza.plaza.gateway.url, town.tokenOf(viewer), document, variables, headers)
    const { data, errors } = JSON.parse(body)
    expect(errors, document).toBeUndefined()
    return data
  }
}

export function mustSucceed(payload: Data): Data {
  expect(payload?.errors).toEqual([])
  return payload
}

/** The answer as the text that went over the wire: whatever is in it, has been told. */
export async function send(
  url: string,
  token: string | null,
  query: string,
  variables?: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return { status: response.status, body: await response.text() }
}
