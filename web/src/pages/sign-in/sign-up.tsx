import { Link } from 'react-router'
import { Button } from '../../elements/button.tsx'
import { TextField } from '../../elements/field.tsx'
import { Form } from '../../forms/form.tsx'
import { PasswordField } from '../../forms/password-field.tsx'
import { textOf, useSubmission } from '../../forms/submission.ts'
import { UsernameField } from '../../forms/username-field.tsx'
import { messageFor } from '../../graphql/failures.ts'
import { useCameFrom } from '../../session/came-from.ts'
import { useSession } from '../../session/use-session.ts'
import styles from './sign-in.module.css'
import { SignedOutFrame } from './signed-out-frame.tsx'

const inputs = ['firstName', 'lastName', 'email', 'username', 'password']

export default function SignUp() {
  const session = useSession()
  const from = useCameFrom()
  const submission = useSubmission((form) =>
    session.signUp({
      firstName: textOf(form, 'firstName').trim(),
      lastName: textOf(form, 'lastName').trim() || null,
      email: textOf(form, 'email').trim(),
      username: textOf(form, 'username').trim(),
      password: textOf(form, 'password'),
      // Of mails: the pages are in English.
      locale: navigator.language,
    }),
  )
  const { errors, isBusy } = submission
  return (
    <SignedOutFrame
      title="Create an account"
      beside={
        <>
          You have an account?{' '}
          <Link to="/sign-in" state={{ from }}>
            Sign in
          </Link>
        </>
      }
    >
      <Form
        submission={submission}
        inputs={inputs}
        act={
          <Button type="submit" look="primary" isBusy={isBusy}>
            Create the account
          </Button>
        }
      >
        <div className={styles.names}>
          <TextField
            name="firstName"
            label="First name"
            autoComplete="given-name"
            required
            error={messageFor(errors, 'firstName')}
          />
          <TextField
            name="lastName"
            label="Last name"
            autoComplete="family-name"
            placeholder="Optional"
            error={messageFor(errors, 'lastName')}
          />
        </div>
        <UsernameField required error={messageFor(errors, 'username')} />
        <TextField
          name="email"
          type="email"
          label="E-mail address"
          autoComplete="email"
          required
          error={messageFor(errors, 'email')}
        />
        <PasswordField
          name="password"
          label="Password"
          autoComplete="new-password"
          required
          error={messageFor(errors, 'password')}
        />
      </Form>
    </SignedOutFrame>
  )
}
