import { useMutation } from '@apollo/client/react'
import { useToast } from '../../elements/toast.tsx'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { PasswordField } from '../../forms/password-field.tsx'
import { textOf, useSubmission } from '../../forms/submission.ts'
import { ChangePasswordDocument } from '../../generated/graphql.ts'
import { messageFor } from '../../graphql/failures.ts'

export function PasswordDialog({ username, onClose }: { username: string; onClose(): void }) {
  const [changePassword] = useMutation(ChangePasswordDocument)
  const tell = useToast()
  const submission = useSubmission(async (form) => {
    const input = { currentPassword: textOf(form, 'currentPassword'), newPassword: textOf(form, 'newPassword') }
    const { data } = await changePassword({ variables: { input } })
    const errors = data?.changePassword?.errors ?? []
    if (errors.length > 0) return errors
    tell('Your password is changed, and every other device is signed out.')
    onClose()
    return errors
  })
  const { errors } = submission
  return (
    <FormDialog
      title="Change the password"
      submission={submission}
      inputs={['currentPassword', 'newPassword']}
      act="Change the password"
      onClose={onClose}
    >
      <p>It signs out every other device and browser. You stay signed in here.</p>
      {/* For the browser's own list of passwords. */}
      <input type="hidden" autoComplete="username" value={username} readOnly />
      <PasswordField
        name="currentPassword"
        label="Your present password"
        autoComplete="current-password"
        error={messageFor(errors, 'currentPassword')}
      />
      <PasswordField
        name="newPassword"
        label="New password"
        autoComplete="new-password"
        error={messageFor(errors, 'newPassword')}
      />
    </FormDialog>
  )
}
