import { rule } from './rule.ts'

/** Types as a whole, and what is said of them. */
export const typeRules = [
  rule(
    'type-added',
    'risk',
    'There is a type that was not there.',
    [
      'Where it implements an interface that stood before, operations on the interface may meet an object that none of their fragments is for.',
      'See that the clients named here pass over what they do not know.',
    ],
    {
      before: 'type User implements Node { id: ID! }',
      after: 'type User implements Node { id: ID! } type Group implements Node { id: ID! }',
      operation: 'query One { node { __typename id } }',
    },
  ),
  rule(
    'type-removed',
    'breaking',
    'There is a type no more.',
    [
      'The server refuses operations that name it in a fragment or a variable. What led to the type is judged by itself.',
      'Keep the type until no client names it.',
    ],
    {
      before: 'union Item = Post | Event',
      after: 'union Item = Post',
      operation: 'query Feed { feed { ... on Event { day } } }',
    },
  ),
  rule(
    'type-renamed',
    'breaking',
    'A type has another name and is the same otherwise.',
    [
      'The server refuses operations that name it in a fragment or a variable, and clients that read __typename meet a name they do not know.',
      'Keep the old name; a name is a part of the contract.',
    ],
    {
      before: 'type Person { name: String } type Query { author: Person }',
      after: 'type Author { name: String } type Query { author: Author }',
      operation: 'query Author { author { ... on Person { name } } }',
    },
  ),
  rule(
    'type-kind-changed',
    'breaking',
    'A type is of another kind: an object became an interface, an enum a scalar.',
    [
      'What becomes of an operation depends on what it selects there; __typename and fragments tell the kinds apart.',
      'Add a type of the new kind under another name.',
    ],
    {
      before: 'type Item { id: ID! }',
      after: 'interface Item { id: ID! } type Post implements Item { id: ID! }',
      operation: 'query Feed { feed { __typename id } }',
    },
  ),
  rule(
    'root-type-changed',
    'breaking',
    'Queries, mutations or subscriptions start at another type.',
    ['Operations of that kind are judged at the new type.', 'Keep the root types.'],
    {
      before: 'schema { query: Query mutation: Mutation }',
      after: 'schema { query: Query }',
      operation: 'mutation Like { like { id } }',
    },
  ),
  rule(
    'scalar-specification-changed',
    'risk',
    'A scalar is specified by another document.',
    [
      'Its values may be written in another way, which no server can tell.',
      'See that the clients named here read and write both ways.',
    ],
    {
      before: 'scalar Time @specifiedBy(url: "https://example.com/seconds")',
      after: 'scalar Time @specifiedBy(url: "https://example.com/iso")',
      operation: 'query Now { now }',
    },
  ),
  rule(
    'description-changed',
    'notice',
    'A description says something else.',
    ['What operations do is the same.', 'Nothing is to be done.'],
    { before: '"One" type User { id: ID! }', after: '"Another" type User { id: ID! }' },
  ),
  rule(
    'deprecation-added',
    'notice',
    'A field, an argument or an enum value is deprecated.',
    ['Operations go on as before, and their owners see that they should move.', 'Tell them until when.'],
    {
      before: 'type User { name: String }',
      after: 'type User { name: String @deprecated(reason: "Use names.") }',
    },
  ),
  rule(
    'deprecation-removed',
    'notice',
    'A field, an argument or an enum value is deprecated no more.',
    ['Operations go on as before.', 'Tell those who have begun to move.'],
    {
      before: 'type User { name: String @deprecated(reason: "Use names.") }',
      after: 'type User { name: String }',
    },
  ),
  rule(
    'deprecation-reason-changed',
    'notice',
    'The reason of a deprecation says something else.',
    ['Operations go on as before.', 'Nothing is to be done.'],
    {
      before: 'type User { name: String @deprecated(reason: "Use names.") }',
      after: 'type User { name: String @deprecated(reason: "Use nick.") }',
    },
  ),
  rule(
    'directive-usage-changed',
    'notice',
    'A directive of the schema stands where it did not stand, or with other arguments.',
    ['What operations do is the same.', 'Nothing is to be done.'],
    { before: 'type User { id: ID! }', after: 'type User @owner(team: "people") { id: ID! }' },
  ),
] as const
