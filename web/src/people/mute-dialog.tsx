import { useState } from 'react'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import { endOf, type Span, SpanSelect } from '../elements/span-select.tsx'
import styles from './mute-dialog.module.css'
import { useMute } from './use-mute.ts'

/** Asks for how long a person is to be muted. */
export default function MuteDialog({ id, name, onClose }: { id: string; name: string; onClose(): void }) {
  const { mute } = useMute({ id, name })
  const [span, setSpan] = useState<Span>('')
  return (
    <Dialog
      title={`Mute ${name}?`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            onClick={() => {
              onClose()
              void mute(endOf(span))
            }}
          >
            Mute {name}
          </Button>
        </>
      }
    >
      <div className={styles.parts}>
        <p>
          What {name} posts stays out of your feed, and you aren’t notified of what {name} does. Profile, comments and
          messages stay as they are. {name} isn’t told.
        </p>
        <SpanSelect value={span} onChange={setSpan} />
      </div>
    </Dialog>
  )
}
