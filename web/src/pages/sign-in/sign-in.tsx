import { useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../../elements/button.tsx'
import { TextField } from '../../elements/field.tsx'
import { Form } from '../../forms/form.tsx'
import { PasswordField } from '../../forms/password-field.tsx'
import { textOf, useSubmission } from '../../forms/submission.ts'
import { messageFor } from '../../graphql/failures.ts'
import { useCameFrom } from '../../session/came-from.ts'
import { useSession, useSessionState } from '../../session/use-session.ts'
import { AppealForm } from './appeal-form.tsx'
import styles from './sign-in.module.css'
import { SignedOutFrame } from './signed-out-frame.tsx'

/** The server says no more than that the two don't fit. */
const needed = { identifier: 'Enter your e-mail address or user name.', password: 'Enter your password.' }

export default function SignIn() {
  const session = useSession()
  const state = useSessionState()
  const from = useCameFrom()
  const [tried, setTried] = useState<{ identifier: string; password: string } | null>(null)
  const submission = useSubmission(async (form) => {
    const input = { identifier: textOf(form, 'identifier').trim(), password: textOf(form, 'password') }
    const missing = Object.entries(needed).filter(([name]) => !input[name as keyof typeof needed])
    if (missing.length > 0) return missing.map(([name, message]) => ({ code: 'REQUIRED', message, path: [name] }))
    setTried(input)
    return session.signIn(input)
  })
  const { errors, isBusy } = submission
  return (
    <SignedOutFrame
      title="Sign in"
      beside={
        <>
          New to Plaza?{' '}
          <Link to="/sign-up" state={{ from }}>
            Create an account
          </Link>
        </>
      }
    >
      {state.status === 'out' && state.why === 'ended' && (
        <p role="status" className={styles.note}>
          Your session has ended. Sign in to go on where you were.
        </p>
      )}
      <Form
        submission={submission}
        inputs={['identifier', 'password']}
        act={
          <Button type="submit" look="primary" isBusy={isBusy}>
            Sign in
          </Button>
        }
      >
        <TextField
          name="identifier"
          label="E-mail address or user name"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          error={messageFor(errors, 'identifier')}
        />
        <PasswordField
          name="password"
          label="Password"
          autoComplete="current-password"
          required
          error={messageFor(errors, 'password')}
        />
      </Form>
      {tried && errors.some(({ code }) => code === 'NOT_ALLOWED') && <AppealForm credentials={tried} />}
      <Link to="/forgot-password" state={{ from }} className={styles.forgotten}>
        Forgot your password?
      </Link>
    </SignedOutFrame>
  )
}
