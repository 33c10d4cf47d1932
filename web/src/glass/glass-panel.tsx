import { Eraser, X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { IconButton } from '../elements/button.tsx'
import { Empty } from '../elements/empty.tsx'
import { glass } from './glass.ts'
import styles from './glass-panel.module.css'
import { OperationView } from './operation-view.tsx'
import { componentAt, drawOutlines, type Seen } from './outlines.ts'
import { ServiceChip } from './service-chip.tsx'
import { Services } from './services.tsx'

/** What lies beside the page while the glass is on: the services, and what each operation asked of them. */
export default function GlassPanel() {
  const operations = useSyncExternalStore(glass.subscribe, glass.operations)
  useEffect(drawOutlines, [])
  useEffect(() => {
    document.documentElement.dataset.glass = 'on'
    return () => {
      delete document.documentElement.dataset.glass
    }
  }, [])
  return (
    <>
      <aside className={styles.panel} aria-label="Glass: which service each part of the page comes from">
        <header className={styles.header}>
          <h2>Glass</h2>
          <IconButton label="Forget the operations" onClick={glass.clear}>
            <Eraser />
          </IconButton>
          <IconButton label="Take the glass away" onClick={glass.toggle}>
            <X />
          </IconButton>
        </header>
        <Services />
        <h3 className={styles.subtitle}>Operations</h3>
        {operations.length === 0 ? (
          <Empty title="Nothing was asked yet">Go to another page, like a post, and see which services answer.</Empty>
        ) : (
          <ol className={styles.operations}>
            {operations.map((operation, n) => (
              <OperationView key={operation.id} operation={operation} isFirst={n === 0} />
            ))}
          </ol>
        )}
      </aside>
      <Below />
    </>
  )
}

/** Names the component below the pointer. */
function Below() {
  const [seen, setSeen] = useState<Seen | null>(null)
  useEffect(() => {
    const look = (event: Event) => setSeen(componentAt(event.target as Element))
    document.addEventListener('pointerover', look)
    document.addEventListener('focusin', look)
    return () => {
      document.removeEventListener('pointerover', look)
      document.removeEventListener('focusin', look)
    }
  }, [])
  if (!seen) return null
  const top = Math.max(8, Math.min(seen.box.top - 4, innerHeight - 40))
  return (
    <div className={styles.below} style={{ top, left: Math.max(8, seen.box.left) }} aria-hidden="true">
      {seen.fragments.slice(0, 3).map(({ name, services }) => (
        <span key={name} className={styles.fragment}>
          {name}
          {services.map((service) => (
            <ServiceChip key={service} name={service} />
          ))}
        </span>
      ))}
    </div>
  )
}
