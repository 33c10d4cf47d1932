import { useLocation } from 'react-router'

/** The path that led to the sign-in, to go back to; it is handed on from one page of the signed-out to the next. */
export function useCameFrom(): string | undefined {
  const { state } = useLocation() as { state: { from?: string } | null }
  return state?.from
}
