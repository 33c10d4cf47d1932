import type { Rule } from '../rules.ts'

export const rolloutRules: readonly Rule[] = [
  {
    id: 'rollout-old-gateway',
    pass: 'rollout',
    severity: 'notice',
    finds:
      'A change after which the plans of a gateway that still has the old supergraph ask a new subgraph for what it cannot answer.',
    advice:
      'Clients get errors from the moment the subgraph is deployed until the gateway has the new supergraph. Deploy the gateway first, or keep what the old plans ask for until it has: a field moves without errors when its new subgraph has it with `@override(from:)` first and its old subgraph gives it up in a later deployment.',
    example: {
      before: 'a: type Product @key(fields: "id") { id: ID! price: Int }',
      after:
        'a: type Product @key(fields: "id") { id: ID! }, b: type Product @key(fields: "id") { id: ID! price: Int }',
      operation: '{ product { price } }',
    },
  },
  {
    id: 'rollout-new-gateway',
    pass: 'rollout',
    severity: 'notice',
    finds:
      'A change after which the plans of a gateway that has the new supergraph ask a subgraph for what its old version cannot answer.',
    advice:
      'Clients get errors from the moment the gateway has the new supergraph until the subgraph is deployed. Deploy the subgraph first, and give the gateway the new supergraph when all its instances are new.',
    example: {
      before: 'a: type Product @key(fields: "id") { id: ID! price: Int }',
      after: 'a: as before, b: type Product @key(fields: "id") { id: ID! price: Int @override(from: "a") }',
      operation: '{ product { price } }',
    },
  },
]
