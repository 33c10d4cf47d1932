import {
  baseType,
  errorCauses,
  type FieldDefinition,
  INACCESSIBLE_VERSIONS,
  InputObjectType,
  InterfaceType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  LINK_VERSIONS,
  type NamedType,
  ObjectType,
  printSchema,
  type Schema,
  tagIdentity,
} from '@apollo/federation-internals'
import type { GraphQLSchema } from 'graphql'
import type { Composed } from '../change.ts'

/** Which tags a contract variant has; a tag that stands in both lists is left out. */
export interface TagFilter {
  /** Unless the list is empty, fields of objects and interfaces, and unions, without any of its tags are left out. */
  readonly include: readonly string[]
  readonly exclude: readonly string[]
}

/** What the clients of a contract variant see. */
export interface Variant {
  /** The supergraph with `@inaccessible` on what the variant leaves out, as a gateway runs it. */
  readonly supergraphSdl: string
  readonly apiSchema: GraphQLSchema
}

/** What the tags leave is no valid schema, as where a field stays and its type goes. */
export class VariantFailure extends Error {
  override name = 'VariantFailure'
  /** A whole sentence for each thing that is wrong, with the schema coordinate that it is about. */
  readonly problems: readonly { readonly coordinate: string; readonly message: string }[]

  constructor(problems: VariantFailure['problems']) {
    super(problems.map(({ message }) => message).join('\n'))
    this.problems = problems
  }
}

/**
 * The part of a composed contract that a set of tags selects, by the rules of Apollo's contracts: the tags of an object or
 * interface are those of its fields too, a type goes that has nothing left, an interface's field goes with that of any
 * implementation, and whatever nothing reaches goes.
 * @throws VariantFailure with everything that is wrong
 */
export function variantOf(composed: Composed, filter: TagFilter): Variant {
  const schema = composed.supergraph.schema.clone()
  const { mask, isMasked } = maskerOf(schema)
  const features = schema.coreFeatures!.allFeatures()
  const types = schema.types().filter((type) => !features.some((feature) => feature.isFeatureDefinition(type)))

  const tags = tagsIn(schema)
  const isExcluded = (own: readonly string[]) => own.some((tag) => filter.exclude.includes(tag))
  const isSelected = (own: readonly string[]) =>
    !isExcluded(own) && (filter.include.length === 0 || own.some((tag) => filter.include.includes(tag)))
  for (const type of types) {
    const own = tags(type)
    if (isUnionType(type) ? !isSelected(own) : isExcluded(own)) mask(type)
    for (const field of fieldsOf(type)) {
      if (!isSelected([...own, ...tags(field)])) mask(field)
      for (const argument of field.arguments()) if (isExcluded(tags(argument))) mask(argument)
    }
    for (const part of type instanceof InputObjectType ? type.fields() : isEnumType(type) ? type.values : [])
      if (isExcluded(tags(part))) mask(part)
  }

  const maskIfEmpty = (type: NamedType, parts: readonly Element[]) => {
    if (parts.every(isMasked) && !isRoot(schema, type)) mask(type)
  }
  for (const type of types) {
    if (isObjectType(type)) maskIfEmpty(type, type.fields())
    if (isEnumType(type)) maskIfEmpty(type, type.values)
    if (type instanceof InputObjectType) maskIfEmpty(type, type.fields())
  }
  for (const type of types) if (isObjectType(type) && !isMasked(type)) maskImplemented(type)
  for (const type of types) if (isInterfaceType(type)) maskIfEmpty(type, type.fields())
  for (const type of types) if (isUnionType(type)) maskIfEmpty(type, type.types())

  /** An object lists all interfaces that it implements, also those that others of them implement. */
  function maskImplemented(object: ObjectType): void {
    for (const field of object.fields()) {
      for (const implemented of object.interfaces().flatMap((parent) => parent.field(field.name) ?? [])) {
        if (isMasked(field)) mask(implemented)
        for (const argument of field.arguments()) {
          const same = implemented.argument(argument.name)
          if (same && isMasked(argument)) mask(same)
        }
      }
    }
  }

  const reached = reachedFrom(schema, isMasked)
  for (const type of types) if (!reached.has(type)) mask(type)

  try {
    const apiSchema = schema.toAPISchema().toGraphQLJSSchema()
    return { supergraphSdl: `${printSchema(schema).trimEnd()}\n`, apiSchema }
  } catch (error) {
    throw failureOf(error)
  }
}

/** What a directive can stand on. */
interface Element {
  readonly coordinate: string
  hasAppliedDirective(name: string): boolean
  applyDirective(name: string): unknown
  appliedDirectivesOf(name: string): readonly { arguments(): { readonly name?: unknown } }[]
}

/** Marks elements as `@inaccessible`, under the name that the directive has in this supergraph. */
function maskerOf(schema: Schema): { mask(element: Element): void; isMasked(element: Element): boolean } {
  const spec = INACCESSIBLE_VERSIONS.latest()
  const { coreItself } = schema.coreFeatures!
  if (!schema.coreFeatures!.getByIdentity(spec.identity)) {
    LINK_VERSIONS.find(coreItself.url.version)!.applyFeatureToSchema(schema, spec, undefined, 'SECURITY')
    spec.addElementsToSchema(schema)
  }
  const { name } = spec.inaccessibleDirective(schema)!
  const isMasked = (element: Element) => element.hasAppliedDirective(name)
  return {
    isMasked,
    mask(element) {
      if (!isMasked(element)) element.applyDirective(name)
    },
  }
}

function tagsIn(schema: Schema): (element: Element) => readonly string[] {
  const name = schema.coreFeatures!.getByIdentity(tagIdentity)?.directiveNameInSchema('tag')
  if (!name) return () => []
  return (element) => element.appliedDirectivesOf(name).map((tag) => String(tag.arguments().name))
}

const fieldsOf = (type: NamedType): readonly FieldDefinition<ObjectType | InterfaceType>[] =>
  type instanceof ObjectType || type instanceof InterfaceType ? type.fields() : []

const isRoot = (schema: Schema, type: NamedType): boolean => schema.schemaDefinition.rootType('query') === type

function reachedFrom(schema: Schema, isMasked: (element: Element) => boolean): ReadonlySet<NamedType> {
  const reached = new Set<NamedType>()
  const queue: NamedType[] = schema.schemaDefinition.roots().map((root) => root.type)
  for (const directive of schema.directives())
    queue.push(...directive.arguments().map((argument) => baseType(argument.type!)))
  for (let type = queue.pop(); type; type = queue.pop()) {
    if (reached.has(type) || isMasked(type)) continue
    reached.add(type)
    if (isUnionType(type)) queue.push(...type.types())
    if (isInterfaceType(type)) queue.push(...type.allImplementations())
    if (type instanceof ObjectType || type instanceof InterfaceType) queue.push(...type.interfaces())
    for (const field of fieldsOf(type).filter((field) => !isMasked(field))) {
      queue.push(baseType(field.type!))
      for (const argument of field.arguments()) if (!isMasked(argument)) queue.push(baseType(argument.type!))
    }
    if (type instanceof InputObjectType)
      for (const field of type.fields()) if (!isMasked(field)) queue.push(baseType(field.type!))
  }
  return reached
}

function failureOf(error: unknown): VariantFailure {
  const causes = error instanceof Error ? errorCauses(error) : undefined
  if (!causes) throw error
  return new VariantFailure(
    causes.map(({ message, extensions }) => {
      const [gone = ''] = coordinatesOf(extensions.inaccessible_elements)
      const [kept = gone] = coordinatesOf(extensions.inaccessible_referencers)
      return { coordinate: kept, message: sentenceOf(String(extensions.code), gone, kept) ?? message }
    }),
  )
}

const coordinatesOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

/** Apollo's messages speak of `@inaccessible`, which nobody wrote here. */
function sentenceOf(code: string, gone: string, kept: string): string | null {
  switch (code) {
    case 'REFERENCED_INACCESSIBLE':
      return `The tags leave out ${gone} but keep ${kept}, which is of that type: tag ${kept} too.`
    case 'REQUIRED_INACCESSIBLE':
      return `The tags leave out ${gone}, which is required${kept === gone ? '' : ` in ${kept}`}: make it optional, or leave out what it belongs to.`
    case 'DEFAULT_VALUE_USES_INACCESSIBLE':
      return `The tags leave out a part of ${gone} that the default value of ${kept} needs: change the default, or tag ${kept} too.`
    case 'QUERY_ROOT_TYPE_INACCESSIBLE':
    case 'ONLY_INACCESSIBLE_CHILDREN':
      return `The tags leave nothing of ${kept || gone}: keep at least one of its fields.`
    default:
      return null
  }
}
