import { other, type Recording, type Row, readRecording, type StoredOperation } from 'gateway/usage'

/** How often something was given in each way; all zero for what can't be given. */
export interface Given {
  /** Written in the operation, as a value and as null. */
  value: number
  null: number
  /** By a variable that had a value, was null, or was left out. */
  variable: { given: number; null: number; omitted: number }
}

/** One operation of one version of a client, as often as it was sent in some time, with all that it uses. */
export interface RecordedUse extends Pick<Row, 'client' | 'version' | 'count' | 'first' | 'last'> {
  /** Null where there were too many operations to keep them apart. */
  readonly operation: string | null
  /** By coordinate. */
  readonly uses: ReadonlyMap<string, UseOf>
}

/** What one operation uses of one coordinate. */
export interface UseOf {
  /** In how many requests. */
  readonly times: number
  readonly given: Given
  /**
   * As the gateway records it: `value`, `null`, `$name`, `output`, `condition`; `inside` where a variable held it, `unknown` in
   * operations that are not kept apart.
   */
  readonly hows: readonly string[]
}

export interface AllUse {
  readonly covers: Recording['covers']
  readonly uses: readonly RecordedUse[]
  /** What is known to have been sent, and not what it was. */
  readonly lost: readonly Row[]
}

/** Reads all that stores hold, several as one. */
export async function readAllUse(stores: readonly string[]): Promise<AllUse> {
  const recordings = await Promise.all(stores.map((store) => readRecording(store, '')))
  const covers = recordings.flatMap(({ covers }) => covers).sort(([one], [another]) => (one < another ? -1 : 1))
  const uses: RecordedUse[] = []
  const lost: Row[] = []
  for (const { rows, operations } of recordings)
    for (const row of rows) {
      const operation = operations.get(row.operation)
      if (operation || row.operation === other) uses.push(useOf(row, operation))
      else lost.push(row)
    }
  return { covers, uses, lost }
}

function useOf(row: Row, operation: StoredOperation | undefined): RecordedUse {
  const { client, version, count, first, last, variables = {} } = row
  const uses = new Map<string, UseOf>()
  for (const [coordinate, hows] of Object.entries(operation?.uses ?? {}))
    uses.set(coordinate, { times: count, given: givenBy(hows, row), hows })
  for (const [coordinate, times] of Object.entries(row.uses ?? {}))
    uses.set(coordinate, { times, given: nothing(), hows: ['unknown'] })
  // What was inside of variables.
  for (const [coordinate, [given, nulls]] of Object.entries(variables)) {
    if (coordinate.startsWith('$')) continue
    const written = uses.get(coordinate)
    const by = written?.given ?? nothing()
    uses.set(coordinate, {
      times: Math.max(written?.times ?? 0, Math.min(count, given + nulls)),
      given: { ...by, variable: { ...by.variable, given: by.variable.given + given, null: by.variable.null + nulls } },
      hows: [...(written?.hows ?? []), 'inside'],
    })
  }
  return { client, version, count, first, last, operation: operation ? (operation.name ?? 'anonymous') : null, uses }
}

/** Nothing was given in any way. */
export const nothing = (): Given => ({ value: 0, null: 0, variable: { given: 0, null: 0, omitted: 0 } })

function givenBy(hows: readonly string[], { count, variables = {} }: Row): Given {
  const given = nothing()
  for (const how of hows) {
    if (how === 'value' || how === 'null') given[how] += count
    else if (how.startsWith('$')) {
      const [values, nulls] = variables[how] ?? [0, 0]
      given.variable.given += values
      given.variable.null += nulls
      given.variable.omitted += Math.max(0, count - values - nulls)
    }
  }
  return given
}

/** Both together. */
export const sum = (one: Given, another: Given): Given => ({
  value: one.value + another.value,
  null: one.null + another.null,
  variable: {
    given: one.variable.given + another.variable.given,
    null: one.variable.null + another.variable.null,
    omitted: one.variable.omitted + another.variable.omitted,
  },
})
