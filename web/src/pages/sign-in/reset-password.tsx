import { SignedOutFrame } from './signed-out-frame.tsx'

export default function ResetPassword() {
  return <SignedOutFrame title="ResetPassword">…</SignedOutFrame>
}
