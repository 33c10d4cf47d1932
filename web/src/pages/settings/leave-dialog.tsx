import { useMutation } from '@apollo/client/react'
import { useToast } from '../../elements/toast.tsx'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { PasswordField } from '../../forms/password-field.tsx'
import { textOf, useSubmission } from '../../forms/submission.ts'
import { DeactivateAccountDocument, DeleteAccountDocument } from '../../generated/graphql.ts'
import { messageFor } from '../../graphql/failures.ts'
import { useSession } from '../../session/use-session.ts'
import styles from './leave-dialog.module.css'

const ways = {
  deactivate: {
    title: 'Deactivate the account?',
    act: 'Deactivate the account',
    done: 'Your account is deactivated. Sign in whenever you want it back.',
    what: [
      'Nobody sees you, your posts, comments or messages any more.',
      'You are signed out on every device.',
      'Nothing is deleted: everything is back as it was when you sign in again.',
    ],
  },
  delete: {
    title: 'Delete the account for good?',
    act: 'Delete the account',
    done: 'Your account is deleted.',
    what: [
      'Your profile, posts, comments, reactions and files are deleted.',
      'What you wrote in conversations stays with those who got it, without your name.',
      'Nobody can bring any of it back, and we can’t either.',
    ],
  },
}

/** Says what happens, asks for the password as a proof, and signs out when it is done. */
export function LeaveDialog({ how, onClose }: { how: 'deactivate' | 'delete'; onClose(): void }) {
  const { title, act, done, what } = ways[how]
  const session = useSession()
  const tell = useToast()
  const [deactivate] = useMutation(DeactivateAccountDocument)
  const [remove] = useMutation(DeleteAccountDocument)
  const submission = useSubmission(async (form) => {
    const variables = { input: { password: textOf(form, 'password') } }
    const errors =
      how === 'delete'
        ? (await remove({ variables })).data?.deleteAccount?.errors
        : (await deactivate({ variables })).data?.deactivateAccount?.errors
    if (errors?.length === 0) {
      tell(done)
      await session.signOut()
    }
    return errors ?? []
  })
  return (
    <FormDialog title={title} submission={submission} inputs={['password']} act={act} isDangerous onClose={onClose}>
      <ul className={styles.what}>
        {what.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <PasswordField
        name="password"
        label="Your password"
        autoComplete="current-password"
        error={messageFor(submission.errors, 'password')}
      />
    </FormDialog>
  )
}
