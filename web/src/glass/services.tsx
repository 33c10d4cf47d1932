import { useEffect, useState } from 'react'
import { Switch } from '../elements/field.tsx'
import styles from './glass-panel.module.css'
import { countComponents } from './outlines.ts'
import { ServiceChip } from './service-chip.tsx'
import { serviceNames } from './service-names.ts'

/** How often the page is counted anew. */
const countEveryMs = 1_000

/** The six services: what of the page is theirs, and in the demo a switch to see the page without one. */
export function Services() {
  const [counts, setCounts] = useState(countComponents)
  const { states, setOn } = useSwitches()
  useEffect(() => {
    const timer = setInterval(() => setCounts(countComponents()), countEveryMs)
    return () => clearInterval(timer)
  }, [])
  return (
    <section aria-label="Services">
      <p className={styles.note}>
        {states
          ? 'Each outline has the colour of the service that most of its fields came from. Switch one off and watch the page.'
          : 'Each outline has the colour of the service that most of its fields came from.'}
      </p>
      {serviceNames.map((name) => {
        const count = counts.get(name) ?? 0
        const label = (
          <>
            <ServiceChip name={name} /> <small className={styles.count}>{count} on this page</small>
          </>
        )
        if (!states) return <p key={name}>{label}</p>
        return (
          <Switch
            key={name}
            label={label}
            checked={states.get(name) ?? true}
            onChange={(event) => void setOn(name, event.target.checked)}
          />
        )
      })}
    </section>
  )
}

/** The switches of the embedded demo; null where there are none. */
function useSwitches() {
  const [states, setStates] = useState<ReadonlyMap<string, boolean> | null>(null)
  const keep = async (response: Response) => {
    if (!response.ok) return
    const { services } = (await response.json()) as { services: { name: string; isOn: boolean }[] }
    setStates(new Map(services.map(({ name, isOn }) => [name, isOn])))
  }
  const load = () => fetch('/glass/services').then(keep, () => {})
  useEffect(() => void load(), [])
  return {
    states,
    async setOn(name: string, isOn: boolean) {
      setStates((before) => before && new Map([...before, [name, isOn]]))
      await fetch(`/glass/services/${name}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ isOn }),
      })
      await load()
    },
  }
}
