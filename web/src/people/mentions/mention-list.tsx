import { useEffect, useRef } from 'react'
import { classes } from '../../elements/classes.ts'
import type { PersonToPickFragment } from '../../generated/graphql.ts'
import { PersonLabel } from '../person-label.tsx'
import styles from './mention-list.module.css'

/** The people who can be mentioned, at the input that is written in. It keeps the focus. */
export function MentionList({
  id,
  anchor,
  people,
  active,
  onActive,
  onChoose,
}: {
  id: string
  /** The name of the input's place in CSS. */
  anchor: string
  people: readonly PersonToPickFragment[]
  active: number
  onActive(at: number): void
  onChoose(person: PersonToPickFragment): void
}) {
  const list = useRef<HTMLDivElement>(null)
  // Above everything, also above the dialog that it is in.
  useEffect(() => list.current?.showPopover(), [])
  const activeId = people[active]?.id
  useEffect(() => {
    if (activeId) document.getElementById(`${id}-${activeId}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, activeId])
  return (
    <>
      <div
        ref={list}
        id={id}
        popover="manual"
        role="listbox"
        aria-label="People to mention"
        className={styles.list}
        style={{ positionAnchor: anchor }}
      >
        {people.map((person, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input, which keeps the focus.
          <div
            key={person.id}
            id={`${id}-${person.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            className={classes(styles.option, at === active && styles.active)}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => onActive(at)}
            onClick={() => onChoose(person)}
          >
            <PersonLabel person={person} />
          </div>
        ))}
      </div>
      <p role="status" className="visually-hidden">
        {people.length === 1 ? 'One person' : `${people.length} people`} to mention. Arrow keys choose, Enter takes.
      </p>
    </>
  )
}
