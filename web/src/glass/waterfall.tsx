import type { Trace } from './glass.ts'
import styles from './glass-panel.module.css'
import { ServiceChip } from './service-chip.tsx'
import { serviceColor } from './service-names.ts'

const percent = (part: number, whole: number) => `${Math.min(100, (100 * part) / Math.max(whole, 0.01))}%`

/** The fetches of an operation as bars over its time: which ran side by side, and which waited for another. */
export function Waterfall({ trace: { fetches, totalMs } }: { trace: Trace }) {
  return (
    <ol className={styles.waterfall}>
      {fetches.map(({ service, startMs, durationMs, representations, errors }, n) => (
        <li key={n} className={styles.fetch}>
          <span className={styles.fetchName}>
            <ServiceChip name={service} />
            <small>
              {representations > 0 && `${representations} entities · `}
              {durationMs.toFixed(1)} ms{errors > 0 && ' · failed'}
            </small>
          </span>
          <span className={styles.track}>
            <span
              className={styles.bar}
              style={{
                marginInlineStart: percent(startMs, totalMs),
                width: percent(durationMs, totalMs),
                background: errors > 0 ? 'var(--danger)' : serviceColor(service),
              }}
            />
          </span>
        </li>
      ))}
    </ol>
  )
}
