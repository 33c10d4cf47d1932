/** Tells a person what is being done: a line that is rewritten on a terminal, a line a step elsewhere. */
export interface Progress {
  step(what: string): void
  /** Wipes the unfinished line. */
  done(): void
}

export function createProgress(stream: NodeJS.WriteStream = process.stdout): Progress {
  let last = ''
  return {
    step(what) {
      if (what === last) return
      last = what
      stream.write(stream.isTTY ? `\r\u001b[2K  ${what} …` : `  ${what}\n`)
    },
    done() {
      if (stream.isTTY) stream.write('\r\u001b[2K')
    },
  }
}
