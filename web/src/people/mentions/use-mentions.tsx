import { type KeyboardEvent, type ReactNode, type RefObject, type SyntheticEvent, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { PersonToPickFragment } from '../../generated/graphql.ts'
import { mentionAt, withMention } from './mention-at.ts'
import { MentionList } from './mention-list.tsx'
import { usePeopleToMention } from './use-people-to-mention.ts'

export interface Mentions {
  ref: RefObject<HTMLTextAreaElement | null>
  /** Properties of the textarea, which `ref` is of. */
  input: object
  /** Whether the key was for the list, and so for nobody else. */
  press(event: KeyboardEvent): boolean
  /** Stands beside the textarea. */
  list: ReactNode
}

/** Completes `@` and the beginning of a name in a textarea: arrow keys, Enter and Tab choose, Escape leaves it as it is. */
export function useMentions(text: string, onText: (text: string) => void): Mentions {
  const ref = useRef<HTMLTextAreaElement>(null)
  const id = `mentions${useId().replace(/\W/g, '')}`
  // Null where nothing is written: somewhere else, or over a selection.
  const [caret, setCaret] = useState<number | null>(null)
  const [active, setActive] = useState(0)
  const [leftAt, setLeftAt] = useState<number | null>(null)
  const typed = caret === null ? null : mentionAt(text, caret)
  const people = usePeopleToMention(typed && typed.start !== leftAt ? typed.name : '')
  const isOpen = people.length > 0
  const at = Math.min(active, people.length - 1)

  function follow({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) {
    const { selectionStart, selectionEnd, value } = currentTarget
    setCaret(selectionStart === selectionEnd ? selectionStart : null)
    if (mentionAt(value, selectionStart)?.start !== leftAt) setLeftAt(null)
  }

  function choose({ username }: PersonToPickFragment) {
    if (!typed) return
    const next = withMention(text, typed, username)
    // The caret can only stand in a text that is there.
    flushSync(() => onText(next.text))
    ref.current!.setSelectionRange(next.caret, next.caret)
    ref.current!.focus()
    setCaret(next.caret)
    setActive(0)
  }

  function press(event: KeyboardEvent): boolean {
    if (!isOpen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false
    const { key, shiftKey } = event
    if (key === 'ArrowDown') setActive((at + 1) % people.length)
    else if (key === 'ArrowUp') setActive((at - 1 + people.length) % people.length)
    else if ((key === 'Enter' || key === 'Tab') && !shiftKey) choose(people[at]!)
    else if (key === 'Escape') setLeftAt(typed!.start)
    else return false
    event.preventDefault()
    return true
  }

  return {
    ref,
    input: {
      ref,
      style: { anchorName: `--${id}` },
      'aria-autocomplete': 'list',
      'aria-controls': isOpen ? id : undefined,
      'aria-activedescendant': isOpen ? `${id}-${people[at]!.id}` : undefined,
      onInput: (event: SyntheticEvent<HTMLTextAreaElement>) => {
        setActive(0)
        follow(event)
      },
      onSelect: follow,
      onBlur: () => setCaret(null),
    },
    press,
    list: isOpen && (
      <MentionList id={id} anchor={`--${id}`} people={people} active={at} onActive={setActive} onChoose={choose} />
    ),
  }
}
