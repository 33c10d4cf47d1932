import { useMutation } from '@apollo/client/react'
import { TextField } from '../../elements/field.tsx'
import { useToast } from '../../elements/toast.tsx'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { PasswordField } from '../../forms/password-field.tsx'
import { textOf, useSubmission } from '../../forms/submission.ts'
import { ChangeEmailDocument } from '../../generated/graphql.ts'
import { messageFor } from '../../graphql/failures.ts'

export function EmailDialog({ onClose }: { onClose(): void }) {
  const [changeEmail] = useMutation(ChangeEmailDocument)
  const tell = useToast()
  const submission = useSubmission(async (form) => {
    const newEmail = textOf(form, 'newEmail').trim()
    const { data } = await changeEmail({ variables: { input: { newEmail, password: textOf(form, 'password') } } })
    const errors = data?.changeEmail?.errors ?? []
    if (errors.length > 0) return errors
    tell(`A link is on its way to ${newEmail}.`)
    onClose()
    return errors
  })
  return (
    <FormDialog
      title="Change the e-mail address"
      submission={submission}
      inputs={['newEmail', 'password']}
      act="Mail me a link"
      onClose={onClose}
    >
      <p>We mail a link to the new address. It takes the place of the old one once you open that link.</p>
      <TextField
        name="newEmail"
        type="email"
        label="New e-mail address"
        autoComplete="email"
        error={messageFor(submission.errors, 'newEmail')}
      />
      <PasswordField
        name="password"
        label="Your password"
        autoComplete="current-password"
        error={messageFor(submission.errors, 'password')}
      />
    </FormDialog>
  )
}
