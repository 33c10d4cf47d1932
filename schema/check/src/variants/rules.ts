import type { Rule } from '../rules.ts'

export const variantRules: readonly Rule[] = [
  {
    id: 'variant-changed',
    pass: 'variants',
    severity: 'breaking',
    finds: 'What the clients of a contract variant see changed in a way in which the API did not.',
    advice:
      'A tag that a variant leaves out takes the element from the clients of the variant, while it stays in the API. The variant is judged as the API is: by each operation that was valid against it. A variant that the configuration of the base does not have is new, and nothing of it breaks. Let the clients of the variant move first, or keep the element in it.',
    example: {
      before: 'type User {\n  email: String\n}',
      after: 'type User {\n  email: String @tag(name: "internal")\n}',
      operation: 'query Email { user { email } }',
    },
  },
  {
    id: 'variant-shown',
    pass: 'variants',
    severity: 'notice',
    finds: 'The clients of a contract variant see something of the API that was kept from them.',
    advice: 'No operation breaks. Have somebody who answers for the security of what is shown agree.',
    example: {
      before: 'type User {\n  email: String @tag(name: "internal")\n}',
      after: 'type User {\n  email: String\n}',
    },
  },
  {
    id: 'variant-invalid',
    pass: 'variants',
    severity: 'breaking',
    finds: 'What the tags leave of the API for a contract variant is no valid schema.',
    advice:
      'The variant cannot be published, so that its clients keep a contract that nobody serves. Tag what refers to the tagged element too, or take the tag back.',
    example: {
      before: 'type User {\n  card: Card\n}\n\ntype Card {\n  number: String\n}',
      after: 'type User {\n  card: Card\n}\n\ntype Card @tag(name: "internal") {\n  number: String\n}',
    },
  },
]
