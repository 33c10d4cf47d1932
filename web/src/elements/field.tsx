import { type ComponentProps, type ReactNode, useId } from 'react'
import { classes } from './classes.ts'
import styles from './field.module.css'

interface Around {
  label: string
  /** What helps before anything went wrong. */
  hint?: ReactNode
  /** What went wrong with this field, in the server's words; announced when it appears. */
  error?: string | null | undefined
  /** The label is there for screen readers alone. */
  isLabelHidden?: boolean
}

/** A text input with its label, hint and error. */
export function TextField({ label, hint, error, isLabelHidden, ...input }: Around & ComponentProps<'input'>) {
  const id = useId()
  return (
    <Field {...{ label, hint, error, isLabelHidden, id }}>
      <input {...input} {...described(id, hint, error)} className={styles.input} />
    </Field>
  )
}

/** A text of several lines, which grows with what it holds. */
export function TextArea({
  label,
  hint,
  error,
  isLabelHidden,
  className,
  ...input
}: Around & ComponentProps<'textarea'>) {
  const id = useId()
  return (
    <Field {...{ label, hint, error, isLabelHidden, id }}>
      <textarea
        rows={3}
        {...input}
        {...described(id, hint, error)}
        className={classes(styles.input, styles.area, className)}
      />
    </Field>
  )
}

/** One of a few values. */
export function Select({ label, hint, error, isLabelHidden, children, ...input }: Around & ComponentProps<'select'>) {
  const id = useId()
  return (
    <Field {...{ label, hint, error, isLabelHidden, id }}>
      <select {...input} {...described(id, hint, error)} className={classes(styles.input, styles.select)}>
        {children}
      </select>
    </Field>
  )
}

/** Something that is on or off and takes effect at once. */
export function Switch({ label, hint, ...input }: { label: ReactNode; hint?: ReactNode } & ComponentProps<'input'>) {
  const id = useId()
  return (
    <div className={styles.switchRow}>
      <label htmlFor={id} className={styles.switchLabel}>
        {label}
        {hint && <span className={styles.hint}>{hint}</span>}
      </label>
      {/* biome-ignore lint/a11y/useAriaPropsForRole: a checkbox says by itself whether it is checked. */}
      <input type="checkbox" role="switch" {...input} id={id} className={styles.switch} />
    </div>
  )
}

function Field({
  id,
  label,
  hint,
  error,
  isLabelHidden,
  children,
}: Around & { id: string; isLabelHidden?: boolean | undefined; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-error`} role="alert" className={styles.error}>
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-hint`} className={styles.hint}>
            {hint}
          </p>
        )
      )}
    </div>
  )
}

const described = (id: string, hint: ReactNode, error: string | null | undefined) => ({
  id,
  'aria-invalid': error ? true : undefined,
  'aria-describedby': error ? `${id}-error` : hint ? `${id}-hint` : undefined,
})
