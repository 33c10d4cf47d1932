import { ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { formatClock } from '../elements/time.tsx'
import type { SeenOperation } from './glass.ts'
import styles from './glass-panel.module.css'
import { Waterfall } from './waterfall.tsx'

const round = (ms: number) => (ms < 10 ? ms.toFixed(1) : Math.round(ms))

/** One operation: how long it took, what it asked of which service, its text and its plan. */
export function OperationView({ operation, isFirst }: { operation: SeenOperation; isFirst: boolean }) {
  const [isOpen, setOpen] = useState(isFirst)
  const { name, kind, text, variables, at, trace, plan, errors } = operation
  return (
    <li className={styles.operation}>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={styles.summary}>
          <strong>{name}</strong>
          <span>
            {trace ? `${round(trace.totalMs)} ms` : kind} · {formatClock(at)}
          </span>
        </summary>
        {errors > 0 && <p className={styles.errors}>{errors === 1 ? 'A part' : `${errors} parts`} could not be had.</p>}
        {trace ? (
          <>
            <p className={styles.facts}>
              {trace.fetches.length} fetches · cost {trace.cost} ·{' '}
              {trace.plan.cached ? 'plan from the cache' : `planned in ${round(trace.plan.durationMs)} ms`}
            </p>
            <Waterfall trace={trace} />
          </>
        ) : (
          <p className={styles.facts}>The gateway traces nothing here (its setting TRACE is off).</p>
        )}
        <a className={styles.link} href={sandboxUrl(text, variables)} target="_blank" rel="noreferrer">
          Open in Sandbox <ExternalLink aria-hidden="true" />
        </a>
        <details>
          <summary className={styles.summary}>Operation</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard. */}
          <pre tabIndex={0}>{text}</pre>
        </details>
        {plan !== undefined && (
          <details>
            <summary className={styles.summary}>Plan</summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard. */}
            <pre tabIndex={0}>{typeof plan === 'string' ? plan : JSON.stringify(plan, null, 2)}</pre>
          </details>
        )}
      </details>
    </li>
  )
}

function sandboxUrl(query: string, variables: Record<string, unknown>): string {
  // Apollo Client adds them; for a reader they are noise.
  const plain = query.replaceAll(/^\s*__typename\n/gm, '')
  return `/graphql?${new URLSearchParams({ query: plain, variables: JSON.stringify(variables, null, 2) })}`
}
