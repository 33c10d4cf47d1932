import { type ErrorEntry, errorRegistry } from '@plaza/server'
import { type GraphQLSchema, isEnumType } from 'graphql'

const entries: [code: string, entry: ErrorEntry][] = Object.entries(errorRegistry)

/** Every code that a client may meet: those of errors from their registry, those of payloads from the contract. */
export function renderErrors(apiSchema: GraphQLSchema): string {
  return `# Errors

Written by \`pnpm codegen\` from \`infrastructure/server/src/errors/registry.ts\` and from the contract.

What a person can act on is data: every mutation's payload ends with \`errors: [UserError!]!\`, whose codes are
[further below](#codes-of-payloads). Everything else is in the top-level \`errors\` of an answer, under \`extensions.code\`.
That list is closed. Only a subgraph that is not ours, behind a supergraph of your own, may have codes beside it; the
gateway passes them on. An error has the same code by POST, over Server-Sent Events and over a WebSocket.

## Codes of errors

The status is that of a request that fails as a whole. An error inside an answer that has data comes with status 200, and
so does every error of a stream that has begun. What has no status below never fails a request as a whole.

${table(['Code', 'HTTP status', 'When', 'What to do'], entries.map(renderEntry))}
\\*200 for a client that accepts \`application/json\` only; one that accepts \`application/graphql-response+json\` gets the 400.

What is \`NOT_IMPLEMENTED\` is listed in [not-implemented.md](not-implemented.md).

## Reasons

Some errors say more in \`extensions.reason\`. A stream ends with \`EXPIRED\` or \`REVOKED\` when its access token or its
session does.

${table(['Code', 'Reason', 'Message'], entries.flatMap(renderReasons))}
A WebSocket has no errors before it has operations: one whose token is refused is closed with code 4403 and the message,
and one of an address that has sent too many requests with HTTP status 429.

## Codes of payloads

${table(['Code', 'When'], payloadCodes(apiSchema))}`
}

function renderEntry([code, { status, statusAsJson, text, advice }]: [string, ErrorEntry]): string[] {
  return [`\`${code}\``, status === null ? '–' : `${status}${statusAsJson ? '*' : ''}`, text, advice]
}

function renderReasons([code, { reasons = {} }]: [string, ErrorEntry]): string[][] {
  return Object.entries(reasons).map(([reason, message]) => [`\`${code}\``, `\`${reason}\``, message])
}

function payloadCodes(apiSchema: GraphQLSchema): string[][] {
  const type = apiSchema.getType('UserErrorCode')
  if (!isEnumType(type)) throw new Error('The contract has no enum UserErrorCode')
  return type.getValues().map(({ name, description }) => [`\`${name}\``, (description ?? '').replaceAll('\n', ' ')])
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`).join('')
}
