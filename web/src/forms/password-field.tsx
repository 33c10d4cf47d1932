import { type ComponentProps, useState } from 'react'
import { TextField } from '../elements/field.tsx'
import styles from './password-field.module.css'

const minLength = 10

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

/** Length first: the server refuses what is easy to guess. */
export function hintFor(password: string): string {
  const missing = minLength - [...new Intl.Segmenter().segment(password)].length
  if (password === '') return '10 characters or more: a few words do well.'
  if (missing > 0) return missing === 1 ? 'One more character.' : `${missing} more characters.`
  if (new Set(password).size < 5) return 'Long enough, but too easy to guess.'
  return 'Long enough. Leave your names out of it.'
}
