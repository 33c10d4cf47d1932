import { type ReactNode, useState } from 'react'
import { Button } from '../../elements/button.tsx'

/** What can be done with one row of a list. `of` says to those who hear the page which row it is. */
export function RowButton({
  children,
  of,
  onPress,
}: {
  children: ReactNode
  of: string
  onPress: () => Promise<unknown>
}) {
  const [isBusy, setBusy] = useState(false)
  async function run() {
    setBusy(true)
    try {
      await onPress()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="small" isBusy={isBusy} onClick={() => void run()}>
      {children}
      <span className="visually-hidden"> {of}</span>
    </Button>
  )
}
