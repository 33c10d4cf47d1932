import type { Rule } from '../rules.ts'

export const operationRules: readonly Rule[] = [
  {
    id: 'operation-invalid',
    pass: 'operations',
    severity: 'breaking',
    finds: 'A new or changed operation asks for what the API does not have.',
    advice: 'The gateway refuses the operation whole. Correct it, or add to the subgraphs what it asks for.',
    example: {
      before: 'type Query {\n  user: User\n}',
      after: 'type Query {\n  user: User\n}',
      operation: 'query Me { usr { id } }',
    },
  },
]
