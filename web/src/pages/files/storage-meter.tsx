import { useQuery } from '@apollo/client/react'
import { useEffect, useId, useRef } from 'react'
import { StorageMeterDocument } from '../../generated/graphql.ts'
import { formatBytes } from '../../media/bytes.ts'
import styles from './storage-meter.module.css'

/** How much of one's storage is used; it reads that again when `changes` does. */
export function StorageMeter({ changes }: { changes: number }) {
  const id = useId()
  const { data, refetch } = useQuery(StorageMeterDocument, { fetchPolicy: 'cache-and-network' })
  const seen = useRef(changes)
  useEffect(() => {
    if (seen.current === changes) return
    seen.current = changes
    refetch().catch(() => {})
  }, [changes, refetch])
  const usage = data?.viewer?.storageUsage
  return (
    <div className={styles.meter}>
      {usage && (
        <>
          <label htmlFor={id}>
            {formatBytes(usage.usedBytes)} of {formatBytes(usage.quotaBytes)} used
          </label>
          <meter id={id} max={usage.quotaBytes} high={usage.quotaBytes * 0.9} value={usage.usedBytes} />
        </>
      )}
    </div>
  )
}
