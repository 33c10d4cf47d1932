const dayMs = 86_400_000

/**
 * When a window begins that ends with `today`, as ISO 8601.
 * @param window in days, as `30d`
 * @param today as `2027-01-31`
 */
export function startOf(window: string, today: string): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - Number.parseInt(window, 10) * dayMs).toISOString()
}

const units = { m: 60_000, h: 3_600_000, d: dayMs } as const

/** The milliseconds of `30m`, `1h` or `2d`. */
export const millisecondsOf = (duration: string): number =>
  Number.parseInt(duration, 10) * units[duration.at(-1) as keyof typeof units]
