import { expect, test } from 'vitest'
import { z } from 'zod'
import { ConfigError, flag, parseConfig, prefixedShape, unprefixed } from '../src/config.ts'

const schema = z.object({ PORT: z.coerce.number().int(), URL: z.url(), DEBUG: flag.default(false) })

test('every problem is reported at once, each by the name of its variable', () => {
  const read = () => parseConfig(schema, { PORT: 'many', URL: 'nowhere' })
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(/PORT: .*\n.*URL: /s)
})

test('an empty variable counts as absent, so that its default holds', () => {
  expect(parseConfig(schema, { PORT: '1', URL: 'http://a.b', DEBUG: '' })).toEqual({
    PORT: 1,
    URL: 'http://a.b',
    DEBUG: false,
  })
})

test('the result cannot be changed', () => {
  expect(Object.isFrozen(parseConfig(schema, { PORT: '1', URL: 'http://a.b' }))).toBe(true)
})

test("an infrastructure package's settings are read under its prefix and handed over under its own names", () => {
  const pool = z.object({ url: z.url(), poolMax: z.coerce.number().default(10) })
  const parsed = parseConfig(z.object(prefixedShape('DATABASE', pool)), {
    DATABASE_URL: 'postgres://host/db',
    DATABASE_POOL_MAX: '3',
  })
  expect(unprefixed('DATABASE', pool, parsed)).toEqual({ url: 'postgres://host/db', poolMax: 3 })
})
