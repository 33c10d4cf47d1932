import type { Rule } from '../rules.ts'

export const planRules: readonly Rule[] = [
  {
    id: 'plan-more-round-trips',
    pass: 'plans',
    severity: 'notice',
    finds: 'A change after which the gateway asks subgraphs more often in sequence for an operation.',
    advice:
      'Each round trip adds the answer time of a subgraph to what the client waits. Let the subgraph that is asked first provide the fields (`@provides`, `@shareable`), keep the key by which the next one was reached, or accept the cost.',
    example: {
      before: 'author: User @provides(fields: "name")',
      after: 'author: User',
      operation: '{ latestReview { author { name } } }',
    },
  },
  {
    id: 'plan-more-fetches',
    pass: 'plans',
    severity: 'notice',
    finds:
      'A change after which the gateway makes more fetches for an operation, beside those that it waits for anyway.',
    advice:
      'No client waits longer unless the added subgraph is the slowest one, but every request of the operation loads one more subgraph, and fails in one more way. Keep the fields of one page in one subgraph where that is possible.',
    example: {
      before: 'a: type Product @key(fields: "id") { id: ID! stock: Int price: Int }',
      after:
        'a: type Product @key(fields: "id") { id: ID! stock: Int }, b: type Product @key(fields: "id") { id: ID! price: Int }',
      operation: '{ product { reviews { text } stock price } }',
    },
  },
  {
    id: 'plan-fewer-fetches',
    pass: 'plans',
    severity: 'notice',
    finds:
      'A change after which the gateway makes fewer fetches, or fewer in sequence, for an operation; it is always safe.',
    advice: 'Nobody has to do anything: the clients that send the operation are answered sooner, or at less cost.',
    example: {
      before: 'author: User',
      after: 'author: User @provides(fields: "name")',
      operation: '{ latestReview { author { name } } }',
    },
  },
]
