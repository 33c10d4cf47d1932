import { rule } from './rule.ts'

/** What operations select. */
export const outputRules = [
  rule(
    'field-added',
    'notice',
    'A type has a field that it did not have.',
    ['No operation asks for it, so that it hurts nobody.', 'Nothing is to be done.'],
    { before: 'type User { id: ID! }', after: 'type User { id: ID! name: String }' },
  ),
  rule(
    'field-removed',
    'breaking',
    'A type has a field no more.',
    [
      'The server refuses every operation that selects it, whether it was deprecated or not.',
      'Keep the field, deprecated, until no client asks for it.',
    ],
    {
      before: 'type User { name: String }',
      after: 'type User { names: [String!] }',
      operation: 'query Me { viewer { name } }',
    },
  ),
  rule(
    'field-type-changed',
    'breaking',
    'A field answers with another type.',
    [
      'Clients read a list, a null or a value that they did not expect, although the server accepts the operation still.',
      'Add a field of the new type beside this one, and deprecate this one.',
    ],
    {
      before: 'type User { mail: String }',
      after: 'type User { mail: [String] }',
      operation: 'query Me { viewer { mail } }',
    },
  ),
  rule(
    'enum-value-added',
    'risk',
    'An enum has a value that it did not have.',
    [
      'Clients that read the enum may meet a value that they have no case for; clients that only send it are untouched.',
      'See that the clients named here have a default case.',
    ],
    {
      before: 'enum Role { READER }',
      after: 'enum Role { READER WRITER }',
      operation: 'query Me { viewer { role } }',
    },
  ),
  rule(
    'enum-value-removed',
    'breaking',
    'An enum has a value no more.',
    [
      'The server refuses operations that write the value, and variables that hold it; where a subgraph answers with it, the field fails.',
      'Keep the value, deprecated, until no client sends it and no data has it.',
    ],
    {
      before: 'enum Order { NEW OLD }',
      after: 'enum Order { NEW }',
      operation: 'query Posts { posts(order: OLD) { id } }',
    },
  ),
  rule(
    'union-member-added',
    'risk',
    'A union has a member that it did not have.',
    [
      'Operations on the union may meet an object that none of their fragments is for.',
      'See that the clients named here pass over what they do not know.',
    ],
    {
      before: 'union Item = Post',
      after: 'union Item = Post | Event',
      operation: 'query Feed { feed { ... on Post { id } } }',
    },
  ),
  rule(
    'union-member-removed',
    'breaking',
    'A union has a member no more.',
    [
      'The server refuses operations whose fragments name the member there, and others answer without it.',
      'Keep the member until no client has a fragment for it.',
    ],
    {
      before: 'union Item = Post | Event',
      after: 'union Item = Post',
      operation: 'query Feed { feed { ... on Event { day } } }',
    },
  ),
  rule(
    'interface-added',
    'risk',
    'A type implements an interface that it did not implement.',
    [
      'Operations on the interface may meet an object that none of their fragments is for.',
      'See that the clients named here pass over what they do not know.',
    ],
    {
      before: 'type Group { id: ID! }',
      after: 'type Group implements Node { id: ID! }',
      operation: 'query One { node { ... on User { name } } }',
    },
  ),
  rule(
    'interface-removed',
    'breaking',
    'A type implements an interface no more.',
    [
      'The server refuses operations with a fragment on the type where the interface stands, and fragments on the interface pass over the type in silence.',
      'Keep the interface on the type until no client has such a fragment.',
    ],
    {
      before: 'type Group implements Node { id: ID! name: String }',
      after: 'type Group { id: ID! name: String }',
      operation: 'query One { node { ... on Group { name } } }',
    },
  ),
] as const
