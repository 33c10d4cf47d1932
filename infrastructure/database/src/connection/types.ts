import pg from 'pg'

const { builtins } = pg.types
const numericArrayTypes = [1016, 1231] // int8[], numeric[]
const dateArrayType = 1182
const textArrayType = 1009

const text = (value: string): string => value
const textArray = pg.types.getTypeParser(textArrayType as never) as (value: string) => (string | null)[]
const numberArray = (value: string): (number | null)[] =>
  textArray(value).map((item) => (item === null ? null : Number(item)))

const parsers = new Map<number, (value: string) => unknown>([
  // Counters and sizes: a JavaScript number is exact up to 2^53.
  [builtins.INT8, Number],
  [builtins.NUMERIC, Number],
  // A calendar day has no time zone, so it must not become a Date.
  [builtins.DATE, text],
  [dateArrayType, textArray],
  ...numericArrayTypes.map((type) => [type, numberArray] as const),
])

/** How the values of columns arrive: int8 and numeric as number, date as string, timestamptz as Date. */
export const types: pg.CustomTypesConfig = {
  getTypeParser(type: number, format?: 'text' | 'binary') {
    const parser = format === 'binary' ? undefined : parsers.get(type)
    return parser ?? pg.types.getTypeParser(type, format as 'text')
  },
}
