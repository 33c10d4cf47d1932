/** Port to what looks for malware in uploads. */
export interface Scanner {
  /**
   * Gives the name of what was found in the file, null for nothing.
   * @throws OutageError when the file could not be scanned
   */
  scan(path: string, signal: AbortSignal): Promise<string | null>
}

/** Finds nothing, where no scanner is set up. */
export const noScanner: Scanner = { scan: async () => null }
