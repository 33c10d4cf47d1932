import { type ReactNode, useEffect, useRef } from 'react'
import { messagesBeside, type PayloadError } from '../graphql/failures.ts'
import { formatLeft, useCountdown } from './countdown.ts'
import styles from './form.module.css'
import type { Submission } from './submission.ts'

/**
 * A form whose inputs tell their own errors. The focus goes to the first of them; what belongs to none of `inputs` stands
 * above the button.
 */
export function Form({
  id,
  submission: { errors, onSubmit },
  inputs,
  children,
  act,
}: {
  id?: string
  submission: Submission
  inputs: readonly string[]
  children: ReactNode
  /** The button that sends it, where it stands in the form. */
  act?: ReactNode
}) {
  const ref = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (errors.length > 0) ref.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [errors])
  return (
    <form ref={ref} id={id} noValidate className={styles.form} onSubmit={onSubmit}>
      {children}
      <FormErrors errors={errors} inputs={inputs} />
      {act}
    </form>
  )
}

function FormErrors({ errors, inputs }: { errors: readonly PayloadError[]; inputs: readonly string[] }) {
  const limit = errors.find(({ retryAfterSeconds }) => retryAfterSeconds != null)
  const left = useCountdown(limit?.retryAfterSeconds ?? null, errors)
  if (limit) {
    return (
      <p className={left > 0 ? styles.error : styles.again}>
        <span role="alert">{left > 0 ? 'Too many attempts.' : 'You can try again now.'}</span>
        {left > 0 && <span role="timer"> Try again in {formatLeft(left)}.</span>}
      </p>
    )
  }
  const messages = messagesBeside(errors, inputs)
  if (messages.length === 0) return null
  return (
    <div role="alert" className={styles.error}>
      {messages.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </div>
  )
}
