import { CommandError } from './command.ts'

/** @throws CommandError unless the text is a port */
export function portOf(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) < 1 || Number(text) > 65_535)
    throw new CommandError(`--port ${text} is no port: give a number from 1 to 65535.`)
  return Number(text)
}
