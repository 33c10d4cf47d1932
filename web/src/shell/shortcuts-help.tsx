import { useState } from 'react'
import { Dialog } from '../elements/dialog.tsx'
import { Switch } from '../elements/field.tsx'
import { areShortcutsOn, switchShortcuts, ways } from './shortcut-keys.ts'
import styles from './shortcuts-help.module.css'

const others = [
  { keys: '/', name: 'Search' },
  { keys: '?', name: 'This help' },
  { keys: 'Ctrl Enter', name: 'Send what you write' },
  { keys: 'Esc', name: 'Close a dialog or a menu' },
]

/** Which keys do what, with a switch for those of a single character. */
export default function ShortcutsHelp({ onClose }: { onClose(): void }) {
  const [isOn, setOn] = useState(areShortcutsOn)
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl className={styles.keys}>
        {[...others, ...ways].map(({ keys, name }) => (
          <div key={keys}>
            <dt>{name}</dt>
            <dd>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Switch
        label="Single keys"
        hint="Off, only ? works; it opens this help."
        checked={isOn}
        onChange={({ target }) => {
          setOn(target.checked)
          switchShortcuts(target.checked)
        }}
      />
    </Dialog>
  )
}
