import type { Io } from './io.ts'

/** A line on the terminal that says what is being done; null takes it away. Where standard error is no terminal, nothing. */
export function progressOn({ stderr }: Io): (doing: string | null) => void {
  if (!stderr.isTTY) return () => {}
  return (doing) => void stderr.write(`\r\u001b[K${doing === null ? '' : `${doing} …`}`)
}
