import { SignedOutFrame } from './signed-out-frame.tsx'

export default function SignUp() {
  return <SignedOutFrame title="SignUp">…</SignedOutFrame>
}
