import { badUserInput } from '@plaza/server'
import { GraphQLScalarType, Kind } from 'graphql'

const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/
const calendarDate = /^\d{4}-\d{2}-\d{2}$/

function refuse(what: string, example: string): never {
  throw badUserInput(`${what}, e.g. ${example}`)
}

function parseDateTime(value: unknown): Date {
  if (typeof value !== 'string' || !rfc3339.test(value)) refuse('DateTime takes RFC 3339', '2026-01-31T10:00:00.000Z')
  const time = new Date(value)
  if (Number.isNaN(time.getTime())) refuse('DateTime takes a moment that exists', '2026-01-31T10:00:00.000Z')
  return time
}

function parseDate(value: unknown): string {
  if (typeof value !== 'string' || !calendarDate.test(value)) refuse('Date takes year, month and day', '1990-12-31')
  const time = new Date(`${value}T00:00:00Z`)
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== value)
    refuse('Date takes a day that exists', '1990-12-31')
  return value
}

function parseByteCount(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    refuse('ByteCount takes a whole number from 0 to 2^53 - 1', '1048576')
  return value
}

/** RFC 3339 outside, `Date` inside. */
export const dateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize: (value) => (value instanceof Date ? value : parseDateTime(value)).toISOString(),
  parseValue: parseDateTime,
  parseLiteral: (node) => parseDateTime(node.kind === Kind.STRING ? node.value : null),
})

/** A day without a time or a zone: `YYYY-MM-DD`, outside and inside. */
export const dateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  serialize: parseDate,
  parseValue: parseDate,
  parseLiteral: (node) => parseDate(node.kind === Kind.STRING ? node.value : null),
})

/** A number of bytes from 0 to 2^53 - 1, which `Int` could not hold. */
export const byteCountScalar = new GraphQLScalarType<number, number>({
  name: 'ByteCount',
  serialize: parseByteCount,
  parseValue: parseByteCount,
  parseLiteral: (node) => parseByteCount(node.kind === Kind.INT ? Number(node.value) : null),
})
