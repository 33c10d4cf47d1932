import { ChangeType, type TypeOfChangeType } from '@graphql-inspector/core'
import type { Place } from './place.ts'
import type { ApiRuleId } from './rules.ts'

/** How a change of `diff` is read: the rule that it falls under, and the keys of `meta` that hold its place and its member. */
export interface Reading {
  readonly rule: ApiRuleId | 'deprecation-changed'
  readonly keys: { readonly [Part in keyof Place]: string }
  readonly member?: string
}

const reading = (rule: Reading['rule'], keys: Reading['keys'], member?: string): Reading =>
  member === undefined ? { rule, keys } : { rule, keys, member }

const type = { type: 'typeName' }
const field = { type: 'typeName', field: 'fieldName' }
const argument = { type: 'typeName', field: 'fieldName', argument: 'argumentName' }
const value = { type: 'enumName', value: 'enumValueName' }
const inputField = { type: 'inputName', field: 'inputFieldName' }
const directive = { directive: 'directiveName' }
const directiveArgument = { directive: 'directiveName', argument: 'directiveArgumentName' }
const usageArgument = {
  type: 'parentTypeName',
  field: 'parentFieldName',
  argument: 'parentArgumentName',
  value: 'parentEnumValueName',
}

const usage = (keys: Reading['keys']): Reading => reading('directive-usage-changed', keys)

/** Every change that `diff` can find. */
export const readings: Readonly<Record<TypeOfChangeType, Reading>> = {
  [ChangeType.TypeAdded]: reading('type-added', { type: 'addedTypeName' }),
  [ChangeType.TypeRemoved]: reading('type-removed', { type: 'removedTypeName' }),
  [ChangeType.TypeKindChanged]: reading('type-kind-changed', type),
  [ChangeType.TypeDescriptionAdded]: reading('description-changed', type),
  [ChangeType.TypeDescriptionChanged]: reading('description-changed', type),
  [ChangeType.TypeDescriptionRemoved]: reading('description-changed', type),
  [ChangeType.SchemaQueryTypeChanged]: reading('root-type-changed', { type: 'oldQueryTypeName' }),
  [ChangeType.SchemaMutationTypeChanged]: reading('root-type-changed', { type: 'oldMutationTypeName' }),
  [ChangeType.SchemaSubscriptionTypeChanged]: reading('root-type-changed', { type: 'oldSubscriptionTypeName' }),

  [ChangeType.FieldAdded]: reading('field-added', { type: 'typeName', field: 'addedFieldName' }),
  [ChangeType.FieldRemoved]: reading('field-removed', { type: 'typeName', field: 'removedFieldName' }),
  [ChangeType.FieldTypeChanged]: reading('field-type-changed', field),
  [ChangeType.FieldDescriptionAdded]: reading('description-changed', field),
  [ChangeType.FieldDescriptionChanged]: reading('description-changed', field),
  [ChangeType.FieldDescriptionRemoved]: reading('description-changed', field),
  [ChangeType.FieldDeprecationAdded]: reading('deprecation-changed', field),
  [ChangeType.FieldDeprecationRemoved]: reading('deprecation-changed', field),
  [ChangeType.FieldDeprecationReasonAdded]: reading('deprecation-changed', field),
  [ChangeType.FieldDeprecationReasonChanged]: reading('deprecation-changed', field),
  [ChangeType.FieldDeprecationReasonRemoved]: reading('deprecation-changed', field),

  [ChangeType.FieldArgumentAdded]: reading('argument-added', { ...field, argument: 'addedArgumentName' }),
  [ChangeType.FieldArgumentRemoved]: reading('argument-removed', { ...field, argument: 'removedFieldArgumentName' }),
  [ChangeType.FieldArgumentTypeChanged]: reading('argument-type-changed', argument),
  [ChangeType.FieldArgumentDefaultChanged]: reading('argument-default-changed', argument),
  [ChangeType.FieldArgumentDescriptionChanged]: reading('description-changed', argument),

  [ChangeType.InputFieldAdded]: reading('input-field-added', { type: 'inputName', field: 'addedInputFieldName' }),
  [ChangeType.InputFieldRemoved]: reading('input-field-removed', { type: 'inputName', field: 'removedFieldName' }),
  [ChangeType.InputFieldTypeChanged]: reading('input-field-type-changed', inputField),
  [ChangeType.InputFieldDefaultValueChanged]: reading('input-field-default-changed', inputField),
  [ChangeType.InputFieldDescriptionAdded]: reading('description-changed', inputField),
  [ChangeType.InputFieldDescriptionChanged]: reading('description-changed', inputField),
  [ChangeType.InputFieldDescriptionRemoved]: reading('description-changed', inputField),

  [ChangeType.EnumValueAdded]: reading('enum-value-added', { type: 'enumName', value: 'addedEnumValueName' }),
  [ChangeType.EnumValueRemoved]: reading('enum-value-removed', { type: 'enumName', value: 'removedEnumValueName' }),
  [ChangeType.EnumValueDescriptionChanged]: reading('description-changed', value),
  [ChangeType.EnumValueDeprecationReasonAdded]: reading('deprecation-changed', value),
  [ChangeType.EnumValueDeprecationReasonChanged]: reading('deprecation-changed', value),
  [ChangeType.EnumValueDeprecationReasonRemoved]: reading('deprecation-changed', value),

  [ChangeType.UnionMemberAdded]: reading('union-member-added', { type: 'unionName' }, 'addedUnionMemberTypeName'),
  [ChangeType.UnionMemberRemoved]: reading('union-member-removed', { type: 'unionName' }, 'removedUnionMemberTypeName'),
  [ChangeType.ObjectTypeInterfaceAdded]: reading('interface-added', { type: 'objectTypeName' }, 'addedInterfaceName'),
  [ChangeType.ObjectTypeInterfaceRemoved]: reading(
    'interface-removed',
    { type: 'objectTypeName' },
    'removedInterfaceName',
  ),

  [ChangeType.DirectiveAdded]: reading('directive-added', { directive: 'addedDirectiveName' }),
  [ChangeType.DirectiveRemoved]: reading('directive-removed', { directive: 'removedDirectiveName' }),
  [ChangeType.DirectiveDescriptionChanged]: reading('description-changed', directive),
  [ChangeType.DirectiveLocationAdded]: reading('directive-location-added', directive, 'addedDirectiveLocation'),
  [ChangeType.DirectiveLocationRemoved]: reading('directive-location-removed', directive, 'removedDirectiveLocation'),
  [ChangeType.DirectiveRepeatableAdded]: reading('directive-repeatable-added', directive),
  [ChangeType.DirectiveRepeatableRemoved]: reading('directive-repeatable-removed', directive),
  [ChangeType.DirectiveArgumentAdded]: reading('directive-argument-added', {
    ...directive,
    argument: 'addedDirectiveArgumentName',
  }),
  [ChangeType.DirectiveArgumentRemoved]: reading('directive-argument-removed', {
    ...directive,
    argument: 'removedDirectiveArgumentName',
  }),
  [ChangeType.DirectiveArgumentTypeChanged]: reading('directive-argument-type-changed', directiveArgument),
  [ChangeType.DirectiveArgumentDefaultValueChanged]: reading('directive-argument-default-changed', directiveArgument),
  [ChangeType.DirectiveArgumentDescriptionChanged]: reading('description-changed', directiveArgument),

  [ChangeType.DirectiveUsageSchemaAdded]: usage({}),
  [ChangeType.DirectiveUsageSchemaRemoved]: usage({}),
  [ChangeType.DirectiveUsageObjectAdded]: usage({ type: 'objectName' }),
  [ChangeType.DirectiveUsageObjectRemoved]: usage({ type: 'objectName' }),
  [ChangeType.DirectiveUsageInterfaceAdded]: usage({ type: 'interfaceName' }),
  [ChangeType.DirectiveUsageInterfaceRemoved]: usage({ type: 'interfaceName' }),
  [ChangeType.DirectiveUsageUnionMemberAdded]: usage({ type: 'unionName' }),
  [ChangeType.DirectiveUsageUnionMemberRemoved]: usage({ type: 'unionName' }),
  [ChangeType.DirectiveUsageScalarAdded]: usage({ type: 'scalarName' }),
  [ChangeType.DirectiveUsageScalarRemoved]: usage({ type: 'scalarName' }),
  [ChangeType.DirectiveUsageEnumAdded]: usage({ type: 'enumName' }),
  [ChangeType.DirectiveUsageEnumRemoved]: usage({ type: 'enumName' }),
  [ChangeType.DirectiveUsageEnumValueAdded]: usage(value),
  [ChangeType.DirectiveUsageEnumValueRemoved]: usage(value),
  [ChangeType.DirectiveUsageInputObjectAdded]: usage({ type: 'inputObjectName' }),
  [ChangeType.DirectiveUsageInputObjectRemoved]: usage({ type: 'inputObjectName' }),
  [ChangeType.DirectiveUsageInputFieldDefinitionAdded]: usage({ type: 'inputObjectName', field: 'inputFieldName' }),
  [ChangeType.DirectiveUsageInputFieldDefinitionRemoved]: usage({ type: 'inputObjectName', field: 'inputFieldName' }),
  [ChangeType.DirectiveUsageFieldAdded]: usage(field),
  [ChangeType.DirectiveUsageFieldRemoved]: usage(field),
  [ChangeType.DirectiveUsageFieldDefinitionAdded]: usage(field),
  [ChangeType.DirectiveUsageFieldDefinitionRemoved]: usage(field),
  [ChangeType.DirectiveUsageArgumentDefinitionAdded]: usage(argument),
  [ChangeType.DirectiveUsageArgumentDefinitionRemoved]: usage(argument),
  [ChangeType.DirectiveUsageArgumentAdded]: usage(usageArgument),
  [ChangeType.DirectiveUsageArgumentRemoved]: usage(usageArgument),
}
