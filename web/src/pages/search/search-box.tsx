import { Search, X } from 'lucide-react'
import { type FormEvent, useEffect, useRef } from 'react'
import { IconButton } from '../../elements/button.tsx'
import styles from './search.module.css'

/** The one input of the page. It has the focus at once where that opens no keyboard over the page. */
export function SearchBox({
  text,
  onText,
  onSearch,
}: {
  text: string
  onText(text: string): void
  /** Called when Enter says that the text is whole. */
  onSearch(): void
}) {
  const input = useRef<HTMLInputElement>(null)
  // Only on the way in: later, one may be elsewhere on the page.
  useEffect(() => {
    if (!input.current!.value && matchMedia('(pointer: fine)').matches) input.current!.focus()
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch()
  }
  return (
    <search>
      <form className={styles.box} onSubmit={submit}>
        <Search aria-hidden="true" />
        <input
          ref={input}
          id="search-box"
          type="search"
          aria-label="Search people, posts and tags"
          placeholder="Search people, posts and tags"
          autoComplete="off"
          maxLength={100}
          enterKeyHint="search"
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
        {text && (
          <IconButton
            label="Clear"
            onClick={() => {
              onText('')
              input.current?.focus()
            }}
          >
            <X />
          </IconButton>
        )}
      </form>
    </search>
  )
}
