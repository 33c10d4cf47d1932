import { useEffect, useState } from 'react'
import { useLiveStatus } from '../graphql/live-context.ts'
import styles from './connection.module.css'

/** A connection that is back within this is not worth a word. */
const patienceMs = 2_000

/** Says that the page is cut off, and that it comes back by itself. */
export function Connection() {
  const status = useLiveStatus()
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    setLong(false)
    if (status !== 'lost') return
    const timer = setTimeout(() => setLong(true), patienceMs)
    return () => clearTimeout(timer)
  }, [status])
  return (
    <div role="status" className={styles.place}>
      {status === 'lost' && isLong && (
        <p className={styles.notice}>
          {navigator.onLine
            ? 'Plaza can’t be reached. Trying again …'
            : 'You are offline. What you see is from before.'}
        </p>
      )}
    </div>
  )
}
