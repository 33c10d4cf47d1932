import { Layers } from 'lucide-react'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import { classes } from '../elements/classes.ts'
import frame from '../shell/frame.module.css'
import { glass } from './glass.ts'

const GlassPanel = lazy(() => import('./glass-panel.tsx'))

/** Puts the glass over the page and takes it away. */
export function GlassToggle() {
  const isOn = useSyncExternalStore(glass.subscribe, glass.isOn)
  return (
    <button
      type="button"
      className={classes(frame.place, frame.wideOnly)}
      aria-pressed={isOn}
      title="Which service does each part of the page come from?"
      onClick={glass.toggle}
    >
      <span className={frame.placeIcon}>
        <Layers aria-hidden="true" />
      </span>
      <span className={frame.placeName}>Glass</span>
    </button>
  )
}

/** The glass, where it is on; a person who never uses it never loads it. */
export function GlassOverPage() {
  const isOn = useSyncExternalStore(glass.subscribe, glass.isOn)
  return isOn ? (
    <Suspense>
      <GlassPanel />
    </Suspense>
  ) : null
}
