import { type ReactNode, useId } from 'react'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import { Form } from './form.tsx'
import type { Submission } from './submission.ts'

/** A dialog that is one form. */
export function FormDialog({
  title,
  submission,
  inputs,
  act,
  isDangerous = false,
  onClose,
  children,
}: {
  title: string
  submission: Submission
  inputs: readonly string[]
  /** What its button says. */
  act: string
  isDangerous?: boolean
  onClose(): void
  children: ReactNode
}) {
  const id = useId()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button look="plain" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" form={id} look={isDangerous ? 'danger' : 'primary'} isBusy={submission.isBusy}>
            {act}
          </Button>
        </>
      }
    >
      <Form id={id} submission={submission} inputs={inputs}>
        {children}
      </Form>
    </Dialog>
  )
}
