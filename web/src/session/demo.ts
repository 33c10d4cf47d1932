/** People whom whoever opens the page may sign in as, on a machine of one's own. */
export interface Demo {
  people: { username: string; displayName: string }[]
  password: string
}

let asked: Promise<Demo | null> | undefined

/** The demo people; null where there are none, and where nobody answers. */
export const findDemo = (): Promise<Demo | null> => {
  asked ??= fetch('/session/demo')
    .then((response) => response.json() as Promise<{ demo: Demo | null }>)
    .then(({ demo }) => demo)
    .catch(() => null)
  return asked
}
