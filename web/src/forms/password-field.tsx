import { type ComponentProps, useState } from 'react'
import { TextField } from '../elements/field.tsx'
import styles from './password-field.module.css'
import { hintFor } from './password-hint.ts'

/** A password, which can be shown. Of a new one (`autoComplete="new-password"`) it says what it takes while one types. */
export function PasswordField({ error, ...input }: Omit<ComponentProps<typeof TextField>, 'type' | 'hint'>) {
  const [isShown, setShown] = useState(false)
  const [password, setPassword] = useState('')
  const isNew = input.autoComplete === 'new-password'
  return (
    <div className={styles.place}>
      <TextField
        {...input}
        type={isShown ? 'text' : 'password'}
        spellCheck={false}
        autoCapitalize="none"
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={error}
        hint={isNew ? hintFor(password) : undefined}
      />
      <button type="button" className={styles.show} aria-pressed={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? 'Hide' : 'Show'}
        <span className="visually-hidden"> the password</span>
      </button>
    </div>
  )
}
