import { CloudOff } from 'lucide-react'
import { Component, type ErrorInfo, type ReactNode, Suspense, useEffect, useState } from 'react'
import { Button } from './button.tsx'
import styles from './part.module.css'

/**
 * A part of a page that loads, fails and heals on its own: one service down takes nothing else of the page with it.
 * `what` names the part in a sentence, as "Your feed".
 */
export function Part({ what, skeleton, children }: { what: string; skeleton: ReactNode; children: ReactNode }) {
  return (
    <PartBoundary what={what}>
      <Suspense fallback={skeleton}>{children}</Suspense>
    </PartBoundary>
  )
}

interface State {
  error: Error | null
  attempt: number
}

class PartBoundary extends Component<{ what: string; children: ReactNode }, State> {
  override state: State = { error: null, attempt: 0 }

  static getDerivedStateFromError(error: Error): Partial<State> {
    return { error }
  }

  override componentDidCatch(_error: Error, _info: ErrorInfo): void {}

  override render(): ReactNode {
    const { error, attempt } = this.state
    if (!error)
      return (
        <div key={attempt} className={styles.part}>
          {this.props.children}
        </div>
      )
    return (
      <Unavailable
        what={this.props.what}
        onRetry={() => this.setState((before) => ({ error: null, attempt: before.attempt + 1 }))}
      />
    )
  }
}

const firstRetryMs = 2_000
const longestRetryMs = 30_000
let waitMs = firstRetryMs

/** Stands where a part could not be had. It tries again by itself, at growing intervals while the page is in sight. */
export function Unavailable({ what, onRetry }: { what: string; onRetry(): void }) {
  const [isTrying, setTrying] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      waitMs = Math.min(waitMs * 2, longestRetryMs)
      if (document.visibilityState === 'visible') onRetry()
      else document.addEventListener('visibilitychange', onRetry, { once: true })
    }, waitMs)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onRetry)
    }
  }, [onRetry])
  return (
    <div className={styles.unavailable} role="status">
      <CloudOff aria-hidden="true" />
      <p>
        <strong>{what} can’t be shown just now.</strong> The rest of the page works; this comes back by itself.
      </p>
      <Button
        size="small"
        isBusy={isTrying}
        onClick={() => {
          waitMs = firstRetryMs
          setTrying(true)
          onRetry()
        }}
      >
        Try again
      </Button>
    </div>
  )
}
