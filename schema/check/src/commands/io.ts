/** What a command has of the process: a test hands in its own. */
export interface Io {
  /** Where the command was called; paths among its arguments are relative to it. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Output
  readonly stderr: Output
  /** Runs the same command again on a deeper stack, for its exit code; absent where that has been done. */
  readonly again?: () => number
}

export interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

export interface Command {
  /** One line of the list of commands. */
  readonly summary: string
  /** All that `--help` says. */
  readonly help: string
  /**
   * @returns the exit code: 0 fine, 1 something breaks
   * @throws CannotRun, which becomes exit code 2
   */
  readonly run: (args: readonly string[], io: Io) => Promise<number>
}
