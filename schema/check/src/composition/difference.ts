/** One thing in which the second composer contradicts the first. */
export type Difference =
  | { readonly kind: 'refused-by-first' | 'refused-by-second'; readonly code: string; readonly message: string }
  /** Both compose, and clients would see different schemas. */
  | { readonly kind: 'api'; readonly coordinate: string; readonly first: string | null; readonly second: string | null }
