import type { ApiChange } from './changes.ts'
import type { ApiRuleId } from './rules.ts'

type Said = Pick<ApiChange, 'coordinate' | 'before' | 'after'>

const messages: Readonly<Record<ApiRuleId, (change: Said) => string>> = {
  'field-added': ({ coordinate, after }) => `The field ${coordinate} of type ${after} is new.`,
  'field-removed': ({ coordinate }) => `The field ${coordinate} is removed.`,
  'field-type-changed': ({ coordinate, before, after }) =>
    `The field ${coordinate} has the type ${after}; it had ${before}.`,
  'enum-value-added': ({ coordinate }) => `The enum value ${coordinate} is new.`,
  'enum-value-removed': ({ coordinate }) => `The enum value ${coordinate} is removed.`,
  'union-member-added': ({ coordinate, after }) => `The union ${coordinate} has the new member ${after}.`,
  'union-member-removed': ({ coordinate, before }) => `The union ${coordinate} has lost its member ${before}.`,
  'interface-added': ({ coordinate, after }) => `The type ${coordinate} implements ${after} now.`,
  'interface-removed': ({ coordinate, before }) => `The type ${coordinate} implements ${before} no more.`,
  'argument-added': ({ coordinate, after }) => `The argument ${coordinate} of type ${after} is new.`,
  'argument-removed': ({ coordinate }) => `The argument ${coordinate} is removed.`,
  'argument-type-changed': ({ coordinate, before, after }) =>
    `The argument ${coordinate} has the type ${after}; it had ${before}.`,
  'argument-default-changed': ({ coordinate, before, after }) =>
    `The argument ${coordinate} has ${defaultOf(after)}; it had ${defaultOf(before)}.`,
  'input-field-added': ({ coordinate, after }) => `The input field ${coordinate} of type ${after} is new.`,
  'input-field-removed': ({ coordinate }) => `The input field ${coordinate} is removed.`,
  'input-field-type-changed': ({ coordinate, before, after }) =>
    `The input field ${coordinate} has the type ${after}; it had ${before}.`,
  'input-field-default-changed': ({ coordinate, before, after }) =>
    `The input field ${coordinate} has ${defaultOf(after)}; it had ${defaultOf(before)}.`,
  'one-of-added': ({ coordinate }) => `The input type ${coordinate} takes exactly one of its fields now.`,
  'one-of-removed': ({ coordinate }) => `The input type ${coordinate} takes any number of its fields now.`,
  'type-added': ({ coordinate, after }) => `The ${after} ${coordinate} is new.`,
  'type-removed': ({ coordinate, before }) => `The ${before} ${coordinate} is removed.`,
  'type-renamed': ({ before, after }) => `The type ${before} is called ${after} now.`,
  'type-kind-changed': ({ coordinate, before, after }) =>
    `The type ${coordinate} is of kind ${after}; it was ${before}.`,
  'root-type-changed': ({ before, after }) => `The root types are ${after}; they were ${before}.`,
  'scalar-specification-changed': ({ coordinate, before, after }) =>
    `The scalar ${coordinate} is specified by ${after ?? 'nothing'}; it was by ${before ?? 'nothing'}.`,
  'description-changed': ({ coordinate }) => `The description of ${coordinate} is another one.`,
  'deprecation-added': ({ coordinate, after }) => `${coordinate} is deprecated: ${sentence(after)}`,
  'deprecation-removed': ({ coordinate }) => `${coordinate} is deprecated no more.`,
  'deprecation-reason-changed': ({ coordinate, after }) =>
    `${coordinate} is deprecated for another reason: ${sentence(after)}`,
  'directive-usage-changed': ({ coordinate, before, after }) =>
    `The directives of ${coordinate} are ${after ?? 'none'}; they were ${before ?? 'none'}.`,
  'directive-added': ({ coordinate }) => `The directive ${coordinate} is new.`,
  'directive-removed': ({ coordinate }) => `The directive ${coordinate} is removed.`,
  'directive-location-added': ({ coordinate, after }) => `The directive ${coordinate} may stand on ${after} now.`,
  'directive-location-removed': ({ coordinate, before }) =>
    `The directive ${coordinate} may not stand on ${before} any more.`,
  'directive-repeatable-added': ({ coordinate }) => `The directive ${coordinate} may be repeated now.`,
  'directive-repeatable-removed': ({ coordinate }) => `The directive ${coordinate} may not be repeated any more.`,
  'directive-argument-added': ({ coordinate, after }) => `The argument ${coordinate} of type ${after} is new.`,
  'directive-argument-removed': ({ coordinate }) => `The argument ${coordinate} is removed.`,
  'directive-argument-type-changed': ({ coordinate, before, after }) =>
    `The argument ${coordinate} has the type ${after}; it had ${before}.`,
  'directive-argument-default-changed': ({ coordinate, before, after }) =>
    `The argument ${coordinate} has ${defaultOf(after)}; it had ${defaultOf(before)}.`,
}

const defaultOf = (text: string | null): string => (text === null ? 'no default' : `the default ${text}`)

const sentence = (text: string | null): string =>
  text?.trim().endsWith('.') ? text.trim() : `${text?.trim() || 'no reason is given'}.`

/** What happened, as a sentence. */
export const messageOf = (rule: ApiRuleId, change: Said): string => messages[rule](change)
