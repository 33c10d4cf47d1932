import { useEffect, useRef, useState } from 'react'
import { Button } from './button.tsx'
import styles from './more.module.css'

/** Ends a list that goes on: reads its next page when it comes into sight, or when it is pressed. */
export function More({ name, onMore }: { name: string; onMore(): Promise<unknown> }) {
  const ref = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'idle' | 'reading' | 'failed'>('idle')
  const read = useRef(() => {})
  read.current = () => {
    if (state === 'reading') return
    setState('reading')
    onMore().then(
      () => setState('idle'),
      () => setState('failed'),
    )
  }
  useEffect(() => {
    if (state !== 'idle') return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && read.current())
    observer.observe(ref.current!)
    return () => observer.disconnect()
  }, [state])
  return (
    <div ref={ref} className={styles.more}>
      <Button size="small" look="plain" isBusy={state === 'reading'} onClick={() => read.current()}>
        {state === 'failed' ? `${name} can’t be had just now. Try again` : `More ${name.toLowerCase()}`}
      </Button>
    </div>
  )
}
