import type { Rule } from '../rules.ts'

export const accessRules: readonly Rule[] = [
  {
    id: 'access-added',
    pass: 'access',
    severity: 'breaking',
    finds: 'A type or field that required nothing of its callers now requires a sign-in, scopes or policies.',
    advice:
      'The gateway answers null and an error to callers who lack what is required, and does not run a mutation or subscription for them. Each operation is judged by the callers who got to the place before: below a field that already required the same, nothing changes. Give the callers what is required first, or offer what is protected as a new field.',
    example: {
      before: 'type User {\n  email: String\n}',
      after: 'type User {\n  email: String @authenticated\n}',
      operation: 'query Email { user { email } }',
    },
  },
  {
    id: 'access-tightened',
    pass: 'access',
    severity: 'breaking',
    finds: 'A type or field requires more of its callers than before.',
    advice:
      'Scopes and policies are lists of alternatives, each of which must be held whole; requirements that are written differently and let in the same callers are the same. Where the change lets others in as well, the message says whom. Give the callers the scopes first, or keep the old alternatives until their clients are gone.',
    example: {
      before: 'type User {\n  email: String @requiresScopes(scopes: [["x"], ["y"]])\n}',
      after: 'type User {\n  email: String @requiresScopes(scopes: [["x", "y"]])\n}',
      operation: 'query Email { user { email } }',
    },
  },
  {
    id: 'access-loosened',
    pass: 'access',
    severity: 'notice',
    finds: 'A type or field requires less of its callers than before.',
    advice:
      'No operation breaks, but callers see what they did not see before. Have somebody who answers for its security agree.',
    example: {
      before: 'type User {\n  email: String @requiresScopes(scopes: [["x", "y"]])\n}',
      after: 'type User {\n  email: String @requiresScopes(scopes: [["x"], ["y"]])\n}',
    },
  },
  {
    id: 'access-removed',
    pass: 'access',
    severity: 'notice',
    finds: 'A type or field requires nothing of its callers any more.',
    advice:
      'No operation breaks, but everybody sees what was protected. Have somebody who answers for its security agree.',
    example: {
      before: 'type User {\n  email: String @authenticated\n}',
      after: 'type User {\n  email: String\n}',
    },
  },
]
