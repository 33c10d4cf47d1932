import { useApolloClient, useMutation, useSuspenseQuery } from '@apollo/client/react'
import { LogOut } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import { Age } from '../../elements/time.tsx'
import { useToast } from '../../elements/toast.tsx'
import { AccountSettingsDocument, ResendEmailVerificationDocument } from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import { useSession } from '../../session/use-session.ts'
import { EmailDialog } from './email-dialog.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { PasswordDialog } from './password-dialog.tsx'
import { Row, RowBones, Section } from './section.tsx'
import { UsernameDialog } from './username-dialog.tsx'

export function AccountSettings() {
  const session = useSession()
  return (
    <>
      <Section title="Sign-in">
        <Part what="Your account" skeleton={<RowBones what="your account" rows={3} />}>
          <AccountRows />
        </Part>
      </Section>
      <Section title="Leaving">
        <Row
          name="Sign out"
          act={
            <Button icon={<LogOut />} onClick={() => void session.signOut()}>
              Sign out
            </Button>
          }
        >
          On this browser, in every tab. Other devices stay signed in.
        </Row>
        <LeaveRow how="deactivate" />
        <LeaveRow how="delete" />
      </Section>
    </>
  )
}

function AccountRows() {
  const { data, error, refetch } = useSuspenseQuery(AccountSettingsDocument, { fetchPolicy: 'cache-and-network' })
  const [open, setOpen] = useState<'email' | 'username' | 'password' | null>(null)
  const account = data?.viewer?.account
  if (!account) {
    if (error) return <Unavailable what="Your account" onRetry={() => void refetch()} />
    return null
  }
  const close = () => setOpen(null)
  const change = (what: NonNullable<typeof open>, label: string) => (
    <Button size="small" onClick={() => setOpen(what)}>
      Change<span className="visually-hidden"> {label}</span>
    </Button>
  )
  return (
    <>
      <Row name="E-mail address" act={change('email', 'the e-mail address')}>
        <p>{account.email}</p>
        <EmailState isVerified={!!account.emailVerifiedAt} pendingEmail={account.pendingEmail} />
      </Row>
      <Row name="User name" act={change('username', 'the user name')}>
        @{account.username}
      </Row>
      <Row name="Password" act={change('password', 'the password')}>
        Last changed <Age at={account.passwordChangedAt} />
      </Row>
      {open === 'email' && <EmailDialog onClose={close} />}
      {open === 'username' && <UsernameDialog accountId={account.id} current={account.username} onClose={close} />}
      {open === 'password' && <PasswordDialog username={account.username} onClose={close} />}
    </>
  )
}

/** Whether the address is confirmed, and the way to a new link while one waits. */
function EmailState({ isVerified, pendingEmail }: { isVerified: boolean; pendingEmail: string | null | undefined }) {
  const client = useApolloClient()
  const [resend, { loading }] = useMutation(ResendEmailVerificationDocument)
  const tell = useToast()
  const waits = !isVerified || !!pendingEmail
  useEffect(() => {
    if (!waits) return
    // The link is opened in another tab, or on another device.
    const look = () => {
      if (document.visibilityState === 'hidden') return
      void client.query({ query: AccountSettingsDocument, fetchPolicy: 'network-only' }).catch(() => {})
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [client, waits])
  if (!waits) return <p>Confirmed.</p>
  async function send() {
    try {
      const { data } = await resend()
      const [problem] = data?.resendEmailVerification?.errors ?? []
      tell(problem?.message ?? 'A new link is on its way. Earlier ones don’t work any more.')
    } catch (error) {
      tell(faultMessage(error))
    }
  }
  return (
    <>
      <p>
        {pendingEmail ? (
          <>
            Changes to <strong>{pendingEmail}</strong> once you open the link that we mailed there.
          </>
        ) : (
          'Not confirmed yet: open the link that we mailed you.'
        )}
      </p>
      <Button look="plain" size="small" isBusy={loading} onClick={() => void send()}>
        Mail the link again
      </Button>
    </>
  )
}

function LeaveRow({ how }: { how: 'deactivate' | 'delete' }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Row
      name={how === 'delete' ? 'Delete the account' : 'Deactivate the account'}
      act={
        <Button look="danger" size="small" onClick={() => setOpen(true)}>
          {how === 'delete' ? 'Delete …' : 'Deactivate …'}
        </Button>
      }
    >
      {how === 'delete' ? 'For good, with what you have posted.' : 'Hides you from everybody until you sign in again.'}
      {isOpen && <LeaveDialog how={how} onClose={() => setOpen(false)} />}
    </Row>
  )
}
