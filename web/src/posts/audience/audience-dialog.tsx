import { useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { Dialog } from '../../elements/dialog.tsx'
import { PeoplePicker } from '../../people/people-picker.tsx'
import { audiences, type ChosenAudience } from './audience.ts'
import styles from './audience-dialog.module.css'

/** What the contract takes for `customAudienceIds`. */
const mostPeople = 100

/** Chooses who will see a post. */
export default function AudienceDialog({
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
