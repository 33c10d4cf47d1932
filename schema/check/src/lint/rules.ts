import type { Rule } from '../rules.ts'
import type { Lint } from './lint-rule.ts'
import { borders } from './rules/borders.ts'
import { connectionArguments, connectionShape } from './rules/connections.ts'
import { descriptions } from './rules/descriptions.ts'
import { deprecations, tagNames } from './rules/directives.ts'
import { guards } from './rules/guards.ts'
import { boundedLists } from './rules/lists.ts'
import { mutationAccess, mutationInput, mutationPayload } from './rules/mutations.ts'
import { fieldNames, inputNames, queryNames, typeNames, valueNames } from './rules/naming.ts'
import { unionErrors } from './rules/unions.ts'

/** The rules that look at elements of the contract. */
export const lints: readonly Lint[] = [
  borders,
  connectionArguments,
  connectionShape,
  deprecations,
  descriptions,
  guards,
  boundedLists,
  mutationAccess,
  mutationInput,
  mutationPayload,
  fieldNames,
  inputNames,
  queryNames,
  typeNames,
  valueNames,
  tagNames,
  unionErrors,
]

const suppression = (id: string, severity: Rule['severity'], finds: string, advice: string, after: string): Rule => ({
  id: `lint-suppression-${id}`,
  pass: 'lint',
  severity,
  finds,
  advice,
  example: {
    before:
      'type User {\n  # schema-check-disable-next-line lint-list-bounded: A person has three addresses at most.\n  addresses: [Address!]!\n}',
    after,
  },
})

export const lintRules: readonly Rule[] = [
  ...lints,
  suppression(
    'invalid',
    'risk',
    'A comment that suppresses a lint rule gives no reason, or names a rule that is not there.',
    'Write the reason behind a colon: who reads the contract next wants to know it. A suppression without one suppresses nothing.',
    'type User {\n  # schema-check-disable-next-line lint-list-bounded\n  addresses: [Address!]!\n}',
  ),
  suppression(
    'unused',
    'notice',
    'A comment suppresses a lint rule that has nothing against the next line.',
    'Take it away: it would hide what comes there later.',
    'type User {\n  # schema-check-disable-next-line lint-list-bounded: A person has three addresses at most.\n  address: Address!\n}',
  ),
]
