import { type ConstDirectiveNode, type FieldDefinitionNode, type InputValueDefinitionNode, Kind } from 'graphql'
import type { Subgraph } from '../change.ts'
import type { Difference } from './difference.ts'

const refused =
  (kind: 'refused-by-first' | 'refused-by-second') =>
  (error: RegExp) =>
  (difference: Difference): boolean =>
    difference.kind === kind && error.test(`${difference.code}: ${difference.message}`)

/** Apollo's composer refuses, with this `CODE: message`, what The Guild's composes. */
export const byFirst = refused('refused-by-first')

/** The Guild's composer refuses, with this `CODE: message`, what Apollo's composes. */
export const bySecond = refused('refused-by-second')

/** The first field that a composer's message names. */
export const coordinateIn = (difference: Difference): string =>
  (difference.kind !== 'api' && /"(\w+\.\w+)"/.exec(difference.message)?.[1]) || ''

/** The field that can't be reached, by the message of a composer. */
export const missingIn = (difference: Difference): string =>
  (difference.kind !== 'api' && /cannot find field "(\w+\.\w+)"/.exec(difference.message)?.[1]) || ''

/** Whether a subgraph has a directive of Federation, with an argument if one is named, on a field. */
export const hasDirective = (subgraph: Subgraph, coordinate: string, directive: string, argument?: string): boolean =>
  fieldsAt(subgraph, coordinate).some((field) => isOn(field, directive, argument))

/** As `hasDirective`, if the field is one of an interface. */
export const isOnInterface = (subgraph: Subgraph, coordinate: string, directive: string): boolean =>
  fieldsAt(subgraph, coordinate, Kind.INTERFACE_TYPE_DEFINITION, Kind.INTERFACE_TYPE_EXTENSION).some((field) =>
    isOn(field, directive),
  )

/** Whether an `@interfaceObject` of a subgraph has an `@inaccessible` argument of the coordinate's names, on whatever type. */
export function hidesArgument({ document }: Subgraph, coordinate: string): boolean {
  const [, name, argument] = /^\w+\.(\w+)\((\w+):\)$/.exec(coordinate) ?? []
  return document.definitions.some(
    (definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
      isOn(definition, 'interfaceObject') &&
      definition.fields?.some(
        (field) =>
          field.name.value === name &&
          field.arguments?.some((one) => one.name.value === argument && isOn(one, 'inaccessible')),
      ),
  )
}

function fieldsAt({ document }: Subgraph, coordinate: string, ...kinds: readonly Kind[]): readonly Field[] {
  const [type, name] = coordinate.split('.')
  return document.definitions.flatMap((definition) =>
    'fields' in definition && definition.name.value === type && (kinds.length === 0 || kinds.includes(definition.kind))
      ? (definition.fields ?? []).filter((field) => field.name.value === name)
      : [],
  )
}

type Field = FieldDefinitionNode | InputValueDefinitionNode

const isOn = (
  { directives = [] }: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  directive: string,
  argument?: string,
): boolean =>
  directives.some(
    ({ name, arguments: given = [] }) =>
      name.value.replace('federation__', '') === directive &&
      (argument === undefined || given.some((one) => one.name.value === argument)),
  )
