import { useApolloClient } from '@apollo/client/react'
import { type ComponentProps, useEffect, useState } from 'react'
import { TextField } from '../elements/field.tsx'
import { UsernameAvailableDocument } from '../generated/graphql.ts'
import styles from './username-field.module.css'

const pauseMs = 350
const wellFormed = /^[A-Za-z0-9_]{3,50}$/

/** A user name to choose; says while one types whether it can be had. */
export function UsernameField({
  current,
  error,
  ...input
}: {
  /** The name that the person has already. */
  current?: string
  error?: string | null
} & Omit<ComponentProps<typeof TextField>, 'label' | 'error' | 'hint'>) {
  const client = useApolloClient()
  const [username, setUsername] = useState('')
  const [found, setFound] = useState<{ username: string; isFree: boolean } | null>(null)
  const isCurrent = current?.toLowerCase() === username.toLowerCase()
  useEffect(() => {
    if (!wellFormed.test(username) || isCurrent) return
    let isLeft = false
    const timer = setTimeout(async () => {
      const { data } = await client
        .query({ query: UsernameAvailableDocument, variables: { username }, fetchPolicy: 'no-cache' })
        .catch(() => ({ data: null }))
      const isFree = data?.usernameAvailable
      if (!isLeft && isFree != null) setFound({ username, isFree })
    }, pauseMs)
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
  }, [client, username, isCurrent])
  const known = found?.username === username ? found : null
  return (
    <TextField
      name="username"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      {...input}
      label="User name"
      onChange={(event) => setUsername(event.currentTarget.value.trim())}
      error={known?.isFree ? null : (error ?? (known && `@${username} is taken. Try another one.`))}
      hint={
        <span role="status" className={known?.isFree ? styles.free : undefined}>
          {known?.isFree ? `@${username} is free.` : '3 to 50 letters, digits or underscores.'}
        </span>
      }
    />
  )
}
