import { randomUUID } from 'node:crypto'
import { request } from 'undici'

const query = `mutation Write($input: SendMessageInput!) {
  sendMessage(input: $input) { message { id } errors { code message } }
}`

/** Sends messages to a conversation as one person; each call gives the id of its message. */
export function createWriter(url: string, token: string, conversationId: string): (content: string) => Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  return async (content) => {
    const input = { conversationId, content, idempotencyKey: randomUUID() }
    const body = JSON.stringify({ query, variables: { input } })
    const answer = (await (await request(url, { method: 'POST', headers, body })).body.json()) as {
      data?: { sendMessage: { message: { id: string } | null } }
    }
    const id = answer.data?.sendMessage.message?.id
    if (id === undefined) throw new Error(`A message could not be sent: ${JSON.stringify(answer)}`)
    return id
  }
}
