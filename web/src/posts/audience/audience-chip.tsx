import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { Dialog } from '../../elements/dialog.tsx'
import type { PrivacyLevel } from '../../generated/graphql.ts'
import { PeoplePicker } from '../../people/people-picker.tsx'
import { audienceOf, audiences } from './audience.ts'
import styles from './audience-chip.module.css'

export interface ChosenAudience {
  level: PrivacyLevel
  /** Ids of friends, for `CUSTOM`. */
  people: readonly string[]
}

/** Says who will see a post, and lets its author choose. */
export function AudienceChip({
  value,
  error,
  onChange,
}: {
  value: ChosenAudience
  error?: string | null
  onChange(value: ChosenAudience): void
}) {
  const [isOpen, setOpen] = useState(false)
  const { name, Icon } = audienceOf(value.level)
  const line = value.level === 'CUSTOM' ? `${value.people.length} of your friends` : name
  return (
    <>
      <button
        type="button"
        className={styles.chip}
        aria-haspopup="dialog"
        aria-label={`Who will see it: ${line}. Change`}
        aria-invalid={error ? true : undefined}
        onClick={() => setOpen(true)}
      >
        <Icon aria-hidden="true" />
        {line}
        <ChevronDown aria-hidden="true" />
      </button>
      {isOpen && <AudienceDialog value={value} onChange={onChange} onClose={() => setOpen(false)} />}
    </>
  )
}

/** What the contract takes for `customAudienceIds`. */
const mostPeople = 100

function AudienceDialog({
  value,
  onChange,
  onClose,
}: {
  value: ChosenAudience
  onChange(value: ChosenAudience): void
  onClose(): void
}) {
  const [chosen, setChosen] = useState(value)
  const isNobody = chosen.level === 'CUSTOM' && chosen.people.length === 0
  return (
    <Dialog
      title="Who will see it?"
      onClose={onClose}
      footer={
        <Button
          look="primary"
          disabled={isNobody}
          onClick={() => {
            onChange(chosen)
            onClose()
          }}
        >
          {isNobody ? 'Pick at least one friend' : 'Done'}
        </Button>
      }
    >
      <fieldset className={styles.levels}>
        <legend className="visually-hidden">Who will see it</legend>
        {audiences.map(({ level, name, line, Icon }) => (
          <label key={level} className={styles.level}>
            <Icon aria-hidden="true" />
            <span className={styles.words}>
              {name}
              <small>{line}</small>
            </span>
            <input
              type="radio"
              name="audience"
              className={styles.radio}
              checked={chosen.level === level}
              onChange={() => setChosen({ ...chosen, level })}
            />
          </label>
        ))}
      </fieldset>
      {chosen.level === 'CUSTOM' && (
        <PeoplePicker
          label="The friends who will see it"
          value={chosen.people}
          most={mostPeople}
          onChange={(people) => setChosen({ ...chosen, people })}
        />
      )}
    </Dialog>
  )
}
