import { useFragment } from '@apollo/client/react'
import { Check, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { classes } from '../elements/classes.ts'
import { PickedPersonFragmentDoc } from '../generated/graphql.ts'
import { Avatar } from './avatar.tsx'
import styles from './people-picker.module.css'
import { usePeopleToPick } from './people-to-pick.ts'
import { PersonLabel } from './person-label.tsx'

/**
 * Picks people by name. `value` has their ids; whoever is picked from the start must be in the cache with `PickedPerson`.
 * Arrow keys and Enter pick, Backspace in an empty input takes the last one back.
 */
export function PeoplePicker({
  label,
  value,
  onChange,
  from = 'friends',
  most = Number.POSITIVE_INFINITY,
  error,
}: {
  label: string
  value: readonly string[]
  onChange(ids: string[]): void
  from?: 'friends' | 'anybody'
  /** How many may be picked. */
  most?: number
  /** What is wrong with the choice, in the server's words. */
  error?: string | null | undefined
}) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const { people, isLoading, error: fault } = usePeopleToPick(text, from)
  const isFull = value.length >= most
  const at = Math.min(active, people.length - 1)

  const optionId = (n: number) => (n >= 0 ? `${id}-${people[n]?.id}` : undefined)
  const activeId = optionId(at)
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  function toggle(personId: string) {
    const isPicked = value.includes(personId)
    if (!isPicked && isFull) return
    onChange(isPicked ? value.filter((picked) => picked !== personId) : [...value, personId])
    if (!isPicked) write('')
    input.current?.focus()
  }

  function write(typed: string) {
    setText(typed)
    setActive(0)
  }

  function press(event: KeyboardEvent) {
    const { key } = event
    if (key === 'Backspace' && !text) onChange(value.slice(0, -1))
    else if (key === 'ArrowDown') setActive(people.length ? (at + 1) % people.length : 0)
    else if (key === 'ArrowUp') setActive(people.length ? (at - 1 + people.length) % people.length : 0)
    else if (key === 'Enter') people[at] && toggle(people[at].id)
    // A dialog around it closes with the next one.
    else if (key === 'Escape' && text) write('')
    else return
    event.preventDefault()
  }

  return (
    <div className={styles.picker}>
      <label htmlFor={id} className={styles.name}>
        {label}
      </label>
      <div className={classes(styles.box, error && styles.wrong)}>
        {value.map((personId) => (
          <Picked key={personId} id={personId} onRemove={() => toggle(personId)} />
        ))}
        <input
          ref={input}
          id={id}
          className={styles.input}
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={press}
          placeholder={value.length ? '' : 'Type a name'}
          autoComplete="off"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={activeId}
          aria-autocomplete="list"
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-note`}
        />
      </div>
      <p id={`${id}-note`} className={error ? styles.error : styles.note} role={error ? 'alert' : undefined}>
        {error ?? noteOf(value.length, most)}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label={label} aria-multiselectable="true" className={styles.list}>
        {people.map((person, n) => {
          const isPicked = value.includes(person.id)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input, which keeps the focus.
            <div
              key={person.id}
              id={optionId(n)}
              role="option"
              tabIndex={-1}
              aria-selected={isPicked}
              aria-disabled={(isFull && !isPicked) || undefined}
              className={classes(styles.option, n === at && styles.active)}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => setActive(n)}
              onClick={() => toggle(person.id)}
            >
              <PersonLabel person={person} />
              {isPicked && <Check aria-hidden="true" />}
            </div>
          )
        })}
      </div>
      <p role="status" className={people.length ? 'visually-hidden' : styles.none}>
        {statusOf(people.length, isLoading, !!fault, text, from)}
      </p>
    </div>
  )
}

function Picked({ id, onRemove }: { id: string; onRemove(): void }) {
  const { data, complete } = useFragment({
    fragment: PickedPersonFragmentDoc,
    fragmentName: 'PickedPerson',
    from: { __typename: 'User', id },
  })
  const name = complete ? data.displayName : 'Somebody'
  return (
    <button
      data-fragment="PickedPerson"
      type="button"
      className={styles.picked}
      onClick={onRemove}
      aria-label={`Remove ${name}`}
    >
      <Avatar person={complete ? data : null} size={20} />
      <bdi>{name}</bdi>
      <X aria-hidden="true" />
    </button>
  )
}

const noteOf = (count: number, most: number): string =>
  count >= most ? `That is everybody there is room for: ${most}.` : count ? `${count} picked` : 'Nobody is picked yet.'

function statusOf(count: number, isLoading: boolean, hasFault: boolean, text: string, from: string): string {
  if (count) return `${count} ${count === 1 ? 'person' : 'people'} to pick from`
  if (isLoading) return 'Looking …'
  if (hasFault) return 'People can’t be shown just now. Try again in a moment.'
  if (text) return from === 'friends' ? `No friend of yours is called “${text}”.` : `Nobody called “${text}” was found.`
  return from === 'friends'
    ? 'You have no friends here yet. Find some on the page People.'
    : 'Type a name to find people.'
}
