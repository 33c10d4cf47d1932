import { type DirectiveNode, valueFromASTUntyped } from 'graphql'

/** Arguments of one directive by name, as plain values: enum values are strings, what is not given is not there. */
export type DirectiveArguments = { readonly [name: string]: unknown }

/** Any node of a document that may have directives. */
export interface Directed {
  readonly directives?: readonly DirectiveNode[] | undefined
}

/** The arguments that are written at a directive; defaults of its definition are not among them. */
export function argumentsOf({ arguments: given = [] }: DirectiveNode): DirectiveArguments {
  return Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]))
}

/** The arguments of each directive called `name` at a node, in order: a repeatable directive gives several. */
export function argumentsOfEach({ directives = [] }: Directed, name: string): DirectiveArguments[] {
  return directives.filter((directive) => directive.name.value === name).map(argumentsOf)
}
