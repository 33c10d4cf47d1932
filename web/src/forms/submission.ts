import { type FormEvent, useState } from 'react'
import { faultMessage, type PayloadError } from '../graphql/failures.ts'

export interface Submission {
  readonly errors: readonly PayloadError[]
  readonly isBusy: boolean
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void
}

/**
 * Sends a form once at a time. `send` gives what is wrong with the input, empty when it was carried out; what it throws is
 * told as a fault. What was typed stays.
 */
export function useSubmission(send: (form: FormData) => Promise<readonly PayloadError[]>): Submission {
  const [errors, setErrors] = useState<readonly PayloadError[]>([])
  const [isBusy, setBusy] = useState(false)
  async function submit(form: HTMLFormElement) {
    setBusy(true)
    try {
      setErrors(await send(new FormData(form)))
    } catch (error) {
      setErrors([{ code: 'FAULT', message: faultMessage(error) }])
    }
    setBusy(false)
  }
  return {
    errors,
    isBusy,
    onSubmit(event) {
      event.preventDefault()
      if (!isBusy) void submit(event.currentTarget)
    },
  }
}

/** The text of an input, as it was typed. */
export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '')
