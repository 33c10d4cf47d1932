import { ChevronDown } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { audienceOf, type ChosenAudience } from './audience.ts'
import styles from './audience-chip.module.css'

const AudienceDialog = lazy(() => import('./audience-dialog.tsx'))

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
      {isOpen && (
        <Suspense>
          <AudienceDialog value={value} onChange={onChange} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
