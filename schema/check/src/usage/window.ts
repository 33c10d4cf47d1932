const dayMs = 86_400_000

/**
 * When a window begins that ends with `today`, as ISO 8601.
 * @param window in days, as `30d`
 * @param today as `2027-01-31`
 */
export function startOf(window: string, today: string): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - Number.parseInt(window, 10) * dayMs).toISOString()
}
