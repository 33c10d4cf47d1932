import { rule } from './rule.ts'

/** What operations send. */
export const inputRules = [
  rule(
    'argument-added',
    'breaking',
    'A field has an argument that it did not have.',
    [
      'A required one makes the server refuse every operation that selects the field; an optional one hurts nobody.',
      'Make it nullable or give it a default.',
    ],
    {
      before: 'type Query { posts: [ID!] }',
      after: 'type Query { posts(first: Int!): [ID!] }',
      operation: 'query Posts { posts }',
    },
  ),
  rule(
    'argument-removed',
    'breaking',
    'A field has an argument no more.',
    ['The server refuses every operation that writes it.', 'Keep the argument, deprecated, until no client writes it.'],
    {
      before: 'type Query { posts(first: Int): [ID!] }',
      after: 'type Query { posts: [ID!] }',
      operation: 'query Posts { posts(first: 3) }',
    },
  ),
  rule(
    'argument-type-changed',
    'breaking',
    'An argument takes another type.',
    [
      'Variables of the old type do not fit, and a literal, null or an omitted argument may be refused.',
      'Add an argument of the new type beside this one, or one that accepts what the old one did.',
    ],
    {
      before: 'type Query { post(id: ID): ID }',
      after: 'type Query { post(id: [ID]): ID }',
      operation: 'query Post($id: ID) { post(id: $id) }',
    },
  ),
  rule(
    'argument-default-changed',
    'breaking',
    'An argument that is left out has another value.',
    [
      'Operations that leave it out get another answer, or are refused where there is no default any more; those that write it are untouched.',
      'Keep the default, or see that the clients named here write the argument.',
    ],
    {
      before: 'type Query { posts(first: Int = 20): [ID!] }',
      after: 'type Query { posts(first: Int = 10): [ID!] }',
      operation: 'query Posts { posts }',
    },
  ),
  rule(
    'input-field-added',
    'breaking',
    'An input type has a field that it did not have.',
    [
      'A required one makes the server refuse every literal and variable of the type; an optional one hurts nobody.',
      'Make it nullable or give it a default.',
    ],
    {
      before: 'input Draft { text: String! }',
      after: 'input Draft { text: String! topic: ID! }',
      operation: 'mutation Post($draft: Draft!) { post(draft: $draft) }',
    },
  ),
  rule(
    'input-field-removed',
    'breaking',
    'An input type has a field no more.',
    [
      'The server refuses literals that write it, and variables that hold it, which nobody records.',
      'Keep the field, deprecated, until no client sends it.',
    ],
    {
      before: 'input Draft { text: String! topic: ID }',
      after: 'input Draft { text: String! }',
      operation: 'mutation Post($draft: Draft!) { post(draft: $draft) }',
    },
  ),
  rule(
    'input-field-type-changed',
    'breaking',
    'A field of an input type takes another type.',
    [
      'Variables of the old type do not fit, and values that were accepted are refused.',
      'Add a field of the new type beside this one, or one that accepts what the old one did.',
    ],
    {
      before: 'input Draft { topic: ID }',
      after: 'input Draft { topic: ID! }',
      operation: 'mutation Post($draft: Draft!) { post(draft: $draft) }',
    },
  ),
  rule(
    'input-field-default-changed',
    'breaking',
    'A field of an input type that is left out has another value.',
    [
      'Operations that leave it out get another answer, or are refused where there is no default any more; those that write it are untouched.',
      'Keep the default, or see that the clients named here write the field.',
    ],
    {
      before: 'input Page { first: Int = 20 }',
      after: 'input Page { first: Int = 10 }',
      operation: 'query Posts { posts(page: {}) }',
    },
  ),
  rule(
    'one-of-added',
    'breaking',
    'An input type takes exactly one of its fields.',
    ['The server refuses values with none or several.', 'Add an input type of another name.'],
    {
      before: 'input By { id: ID name: String }',
      after: 'input By @oneOf { id: ID name: String }',
      operation: 'query User($by: By!) { user(by: $by) { id } }',
    },
  ),
  rule(
    'one-of-removed',
    'notice',
    'An input type takes any of its fields, where it took exactly one.',
    ['What was accepted is accepted still.', 'See that the resolver copes with none and with several.'],
    { before: 'input By @oneOf { id: ID name: String }', after: 'input By { id: ID name: String }' },
  ),
] as const
