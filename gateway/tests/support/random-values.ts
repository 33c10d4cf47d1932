import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql'
import type { Seeded } from './seeded.ts'

/** A literal without variables, which a default must be. */
export function randomConstant(type: GraphQLInputType, random: Seeded): string {
  if (isNonNullType(type)) return randomConstant(type.ofType, random)
  if (isListType(type)) return `[${randomConstant(type.ofType, random)}]`
  if (isEnumType(type)) return random.pick(type.getValues()).name
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined,
    )
    return `{ ${fields.map((field) => `${field.name}: ${randomConstant(field.type, random)}`).join(', ')} }`
  }
  return { Int: '7', Float: '1.5', Boolean: String(random.chance(0.5)), ID: '"d"' }[type.name] ?? '"d"'
}

/** A value that a variable of this type may have. */
export function randomValue(type: GraphQLInputType, random: Seeded): unknown {
  if (isNonNullType(type)) return randomValue(type.ofType, random)
  if (isListType(type)) {
    if (random.chance(0.2)) return randomValue(type.ofType, random)
    return Array.from({ length: random.below(3) }, () => randomValue(type.ofType, random))
  }
  if (isEnumType(type)) return random.pick(type.getValues()).name
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => (isNonNullType(field.type) && field.defaultValue === undefined) || random.chance(0.5),
    )
    return Object.fromEntries(fields.map((field) => [field.name, randomValue(field.type, random)]))
  }
  if (type.name === 'Int') return random.below(5)
  if (type.name === 'Float') return random.below(40) / 4
  if (type.name === 'Boolean') return random.chance(0.5)
  if (type.name === 'ID') return random.pick<unknown>(['1', 'x', 3])
  if (type.name === 'String') return random.pick(['', 'text', '$v0'])
  return random.pick<unknown>([1, 'x', { a: [1] }, [null]])
}
