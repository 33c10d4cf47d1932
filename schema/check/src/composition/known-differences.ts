import type { Subgraph } from '../change.ts'
import type { Difference } from './difference.ts'
import {
  byFirst,
  bySecond,
  coordinateIn,
  hasDirective,
  hidesArgument,
  isOnInterface,
  missingIn,
} from './difference-matchers.ts'

/** Where the two composers are known to differ; Apollo's verdict is the one that counts. */
export interface KnownDifference {
  readonly id: string
  /** Whole sentences: what each of them does, and why Apollo's verdict stands. */
  readonly what: string
  readonly reason: string
  readonly source: string
  readonly matches: (difference: Difference, subgraphs: readonly Subgraph[]) => boolean
}

const directives = 'https://www.apollographql.com/docs/graphos/reference/federation/directives'
const codes = 'https://www.apollographql.com/docs/graphos/reference/federation/errors'

/** Of @apollo/composition 2.14.4 and @theguild/federation-composition 0.27.0; a test composes an example of each with both. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    id: 'one-of-refused',
    what: "Apollo's composer refuses `@oneOf`, which it does not know; The Guild's composes it.",
    reason: 'A supergraph of Apollo has no place for it, so the gateway would not enforce it.',
    source: 'https://spec.graphql.org/September2025/#sec--oneOf, which no version of the Federation specification has',
    matches: byFirst(/^INVALID_GRAPHQL: \[.+\] Unknown directive "@oneOf"/),
  },
  {
    id: 'one-of-lost',
    what: "Apollo's composer drops `@oneOf` where a subgraph defines the directive itself; The Guild's keeps it.",
    reason: 'Clients see what the supergraph says, which is an input without `@oneOf`.',
    source: 'https://spec.graphql.org/September2025/#sec--oneOf, which no version of the Federation specification has',
    matches: (difference) =>
      difference.kind === 'api' && difference.first === 'input' && difference.second === 'input @oneOf',
  },
  {
    id: 'default-in-some-subgraphs',
    what: "Apollo's composer drops a default value that only some subgraphs have; The Guild's keeps it.",
    reason: 'The value that counts would depend on the subgraph that is asked.',
    source: `the hint INCONSISTENT_DEFAULT_VALUE_PRESENCE of @apollo/composition`,
    matches: (difference) =>
      difference.kind === 'api' && difference.second?.startsWith(`${difference.first} = `) === true,
  },
  {
    id: 'interface-object-beside-implementation',
    what: "Apollo's composer refuses an `@interfaceObject` in a subgraph that also has an implementation of the interface; The Guild's composes it.",
    reason: 'The specification forbids it: the subgraph could say two things of one entity.',
    source: `${directives}#interfaceobject`,
    matches: byFirst(/^INTERFACE_OBJECT_USAGE_ERROR: .*should not define any of the implementation types/s),
  },
  {
    id: 'interface-object-unreached',
    what: "Apollo's composer refuses an `@interfaceObject` whose key is `@external` where it must find the object's type; The Guild's composes it.",
    reason: 'The subgraph does not resolve the key, so nobody could be asked of which type the object is.',
    source: `${directives}#interfaceobject`,
    matches: byFirst(/^SATISFIABILITY_ERROR: .*to resolve the implementation type of @interfaceObject/s),
  },
  {
    id: 'interface-object-override',
    what: "Apollo's composer refuses `@override` on a field of an `@interfaceObject`; The Guild's composes it.",
    reason: 'The planner of Apollo does not support it.',
    source: `${codes}, OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE`,
    matches: byFirst(
      /^OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE: .*not yet supported on fields of @interfaceObject types/s,
    ),
  },
  {
    id: 'interface-object-cost',
    what: "Apollo's composer fails on `@cost` at an `@interfaceObject`, which becomes an interface; The Guild's composes it.",
    reason: 'The specification of `@cost` has no place for it on interfaces.',
    source: 'https://specs.apollo.dev/cost/v0.1',
    matches: byFirst(/^: .*@cost("? may not be used on INTERFACE| cannot be applied to interface)/s),
  },
  {
    id: 'interface-object-inaccessible-argument',
    what: "The Guild's composer shows an `@inaccessible` argument of an `@interfaceObject`'s field at the implementations; Apollo's hides it there too.",
    reason: 'The implementations have the field from the `@interfaceObject`, as it is.',
    source: `${directives}#inaccessible`,
    matches: (difference, subgraphs) =>
      difference.kind === 'api' &&
      difference.first === null &&
      subgraphs.some((subgraph) => hidesArgument(subgraph, difference.coordinate)),
  },
  {
    id: 'unreadable-supergraph',
    what: "Apollo's composer can't read the supergraph that it has made, as it says itself; The Guild's composes the subgraphs.",
    reason: "Neither can Apollo's planner read it.",
    source: 'https://github.com/apollographql/federation, extractSubgraphsFromSupergraph',
    matches: byFirst(/^: .*Unexpected error extracting subgraph/s),
  },
  {
    id: 'interface-key-without-implementations',
    what: "Apollo's composer refuses an interface with a `@key` in a subgraph that lacks some of its implementations; The Guild's composes it beside an `@interfaceObject`.",
    reason: 'The subgraph could be asked for an entity of a type that it does not know.',
    source: `${codes}, INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE`,
    matches: byFirst(/^INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE:/),
  },
  {
    id: 'external-type-mismatch',
    what: "Apollo's composer refuses an `@external` field of another nullability than the field has where it is resolved; The Guild's composes it.",
    reason: 'The specification asks for the same type.',
    source: `${codes}, EXTERNAL_TYPE_MISMATCH`,
    matches: byFirst(/^EXTERNAL_TYPE_MISMATCH:/),
  },
  {
    id: 'external-merged-directive',
    what: "Apollo's composer refuses a directive that composition merges on an `@external` field; The Guild's composes it.",
    reason: 'What it says would be ignored, since the subgraph does not resolve the field.',
    source: `${codes}, MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL`,
    matches: byFirst(/^MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL:/),
  },
  {
    id: 'external-on-interface',
    what: "Apollo's composer refuses `@external` on a field of an interface; The Guild's composes it.",
    reason: 'An interface resolves nothing, so nothing of it can be external.',
    source: `${codes}, EXTERNAL_ON_INTERFACE`,
    matches: (difference, subgraphs) =>
      byFirst(/^EXTERNAL_ON_INTERFACE:/)(difference) ||
      // Apollo's composer reports the field a second time.
      (byFirst(/^EXTERNAL_UNUSED:/)(difference) &&
        subgraphs.some((subgraph) => isOnInterface(subgraph, coordinateIn(difference), 'external'))),
  },
  {
    id: 'provided-not-shareable',
    what: "Apollo's composer asks for `@shareable` on a field that another subgraph has with `@provides`; The Guild's does not.",
    reason: 'The other subgraph resolves the field along that path.',
    source: `${directives}#provides`,
    matches: (difference, subgraphs) =>
      byFirst(/^INVALID_FIELD_SHARING: Non-shareable field/)(difference) &&
      subgraphs.some((subgraph) => hasDirective(subgraph, coordinateIn(difference), 'external')),
  },
  {
    id: 'only-unused-external',
    what: "Apollo's composer refuses a type of Federation 1 whose fields are all `@external` and unused; The Guild's composes it.",
    reason: 'The subgraph has nothing of the type.',
    source: `${codes}, TYPE_WITH_ONLY_UNUSED_EXTERNAL`,
    matches: byFirst(/^TYPE_WITH_ONLY_UNUSED_EXTERNAL:/),
  },
  {
    id: 'provides-on-leaf',
    what: "The Guild's composer refuses `@provides` on a scalar or enum field of Federation 1; Apollo's ignores it.",
    reason: 'Nothing can be provided there, so that nothing is lost.',
    source: `${directives}#provides`,
    matches: bySecond(/^PROVIDES_ON_NON_OBJECT_FIELD:/),
  },
  {
    id: 'shareable-subscription',
    what: "Apollo's composer refuses `@shareable` on a field of `Subscription` that one subgraph has alone; The Guild's composes it.",
    reason: 'A subscription has one source.',
    source: `${codes}, INVALID_FIELD_SHARING`,
    matches: byFirst(/^INVALID_FIELD_SHARING: Fields on root level subscription object/),
  },
  {
    id: 'external-override',
    what: "The Guild's composer refuses `@override` on an `@external` field even if no other subgraph loses the field by it; Apollo's composes it.",
    reason: 'The directive has no effect there.',
    source: `${directives}#override`,
    matches: bySecond(/^OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE: .*is marked with directive "@external"/s),
  },
  {
    id: 'override-label-without-source',
    what: "The Guild's composer can't reach a field with a labelled `@override` from a subgraph that does not have it; Apollo's composes it.",
    reason: 'Nothing is overridden, so the field is always resolved where it is.',
    source: `${directives}#progressive-override`,
    matches: (difference, subgraphs) =>
      bySecond(/^SATISFIABILITY_ERROR: .*cannot find field/s)(difference) &&
      subgraphs.some((subgraph) => hasDirective(subgraph, missingIn(difference), 'override', 'label')),
  },
  {
    id: 'override-of-key',
    what: "Apollo's composer can't leave a subgraph by a key of which a field is overridden there; The Guild's can, on the way from an `@interfaceObject`.",
    reason: 'The subgraph no longer resolves the field, so the gateway has no key to go on with.',
    source: `${directives}#override`,
    matches: byFirst(/^SATISFIABILITY_ERROR: .*some of those key fields are overridden/s),
  },
  {
    id: 'repeated-shareable',
    what: "Apollo's composer refuses `@shareable` twice on one definition; The Guild's composes it.",
    reason: 'The specification allows it to be repeated for extensions of the type only.',
    source: `${codes}, INVALID_SHAREABLE_USAGE`,
    matches: byFirst(/^INVALID_SHAREABLE_USAGE: .*duplicate application of @shareable/s),
  },
  {
    id: 'empty-type',
    what: "Apollo's composer refuses a type without fields in one of its subgraphs; The Guild's composes it.",
    reason: 'The specification of GraphQL forbids it.',
    source: 'https://spec.graphql.org/September2025/#sec-Objects.Type-Validation',
    matches: byFirst(/^INVALID_GRAPHQL: .*must define one or more fields\.$/s),
  },
  {
    id: 'federation-1-with-directives-of-2',
    what: "Apollo's composer refuses directives of Federation 2 in a subgraph that does not link it; The Guild's composes it.",
    reason: 'Without `@link` a schema is one of Federation 1, which does not have them.',
    source: 'https://www.apollographql.com/docs/graphos/reference/federation/versions',
    matches: byFirst(/^INVALID_GRAPHQL: .*note that this schema is a federation 1 schema/s),
  },
  {
    id: 'federation-1-external-root-field',
    what: "Apollo's composer leaves out an `@external` field of `Query` in a subgraph of Federation 1; The Guild's keeps it.",
    reason: 'The subgraph says that it does not resolve the field, and no other does.',
    source: `${directives}#external`,
    matches: (difference, subgraphs) =>
      difference.kind === 'api' &&
      difference.first === null &&
      subgraphs.some((subgraph) => hasDirective(subgraph, difference.coordinate.replace(/\(.*/, ''), 'external')),
  },
  {
    id: 'federation-namespace',
    what: "The Guild's composer does not know directives of a Federation that is linked under another name, as `@f__key`; Apollo's does.",
    reason: 'The specification of `@link` has them so.',
    source: 'https://specs.apollo.dev/link/v1.0/#@link.as',
    matches: bySecond(/^INVALID_GRAPHQL: .*Unknown directive "@\w+__\w+"/s),
  },
]
