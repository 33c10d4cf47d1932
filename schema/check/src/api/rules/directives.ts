import { rule } from './rule.ts'

const uses = 'query Me { viewer @cached(seconds: 5) { id } }'

/** Directives that operations may write. */
export const directiveRules = [
  rule(
    'directive-added',
    'notice',
    'Operations may write a directive that was not there.',
    ['No operation writes it yet.', 'Nothing is to be done.'],
    { before: 'type Query { a: ID }', after: 'directive @cached(seconds: Int) on FIELD' },
  ),
  rule(
    'directive-removed',
    'breaking',
    'Operations may write a directive no more.',
    ['The server refuses every operation that writes it.', 'Keep the directive until no client writes it.'],
    { before: 'directive @cached(seconds: Int) on FIELD', after: 'type Query { a: ID }', operation: uses },
  ),
  rule(
    'directive-location-added',
    'notice',
    'A directive may stand where it might not.',
    ['No operation writes it there yet.', 'Nothing is to be done.'],
    { before: 'directive @cached on FIELD', after: 'directive @cached on FIELD | QUERY' },
  ),
  rule(
    'directive-location-removed',
    'breaking',
    'A directive may not stand where it might.',
    ['The server refuses operations that write it there.', 'Keep the location until no client writes it there.'],
    {
      before: 'directive @cached(seconds: Int) on FIELD | QUERY',
      after: 'directive @cached(seconds: Int) on QUERY',
      operation: uses,
    },
  ),
  rule(
    'directive-repeatable-added',
    'notice',
    'A directive may stand several times at one place.',
    ['No operation writes it twice yet.', 'Nothing is to be done.'],
    { before: 'directive @cached on FIELD', after: 'directive @cached repeatable on FIELD' },
  ),
  rule(
    'directive-repeatable-removed',
    'breaking',
    'A directive may stand only once at one place.',
    ['The server refuses operations that write it twice.', 'Keep it repeatable until no client writes it twice.'],
    {
      before: 'directive @cached repeatable on FIELD',
      after: 'directive @cached on FIELD',
      operation: 'query Me { viewer @cached @cached { id } }',
    },
  ),
  rule(
    'directive-argument-added',
    'breaking',
    'A directive has an argument that it did not have.',
    [
      'A required one makes the server refuse every operation that writes the directive; an optional one hurts nobody.',
      'Make it nullable or give it a default.',
    ],
    {
      before: 'directive @cached(seconds: Int) on FIELD',
      after: 'directive @cached(seconds: Int, key: String!) on FIELD',
      operation: uses,
    },
  ),
  rule(
    'directive-argument-removed',
    'breaking',
    'A directive has an argument no more.',
    ['The server refuses every operation that writes it.', 'Keep the argument until no client writes it.'],
    {
      before: 'directive @cached(seconds: Int) on FIELD',
      after: 'directive @cached on FIELD',
      operation: uses,
    },
  ),
  rule(
    'directive-argument-type-changed',
    'breaking',
    'An argument of a directive takes another type.',
    [
      'Variables of the old type do not fit, and a literal or an omitted argument may be refused.',
      'Add an argument of the new type beside this one.',
    ],
    {
      before: 'directive @cached(seconds: Int) on FIELD',
      after: 'directive @cached(seconds: String) on FIELD',
      operation: uses,
    },
  ),
  rule(
    'directive-argument-default-changed',
    'breaking',
    'An argument of a directive that is left out has another value.',
    [
      'Operations that leave it out get another answer, or are refused where there is no default any more; those that write it are untouched.',
      'Keep the default, or see that the clients named here write the argument.',
    ],
    {
      before: 'directive @cached(seconds: Int = 5) on FIELD',
      after: 'directive @cached(seconds: Int = 9) on FIELD',
      operation: 'query Me { viewer @cached { id } }',
    },
  ),
] as const
