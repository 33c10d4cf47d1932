import { Select } from './field.tsx'

const hour = 3_600_000
const spans = {
  '': ['Until I end it', null],
  day: ['A day', 24 * hour],
  week: ['A week', 7 * 24 * hour],
  month: ['30 days', 30 * 24 * hour],
} as const

export type Span = keyof typeof spans

/** When a time that begins now is over; null when it has no end. */
export function endOf(span: Span): string | null {
  const [, ms] = spans[span]
  return ms === null ? null : new Date(Date.now() + ms).toISOString()
}

/** For how long something is to hold. */
export const SpanSelect = ({ value, onChange }: { value: Span; onChange(span: Span): void }) => (
  <Select label="For how long" value={value} onChange={(event) => onChange(event.target.value as Span)}>
    {Object.entries(spans).map(([span, [name]]) => (
      <option key={span} value={span}>
        {name}
      </option>
    ))}
  </Select>
)
