import { open } from 'node:fs/promises'
import { CustomSource, Input, type InputFormat } from 'mediabunny'

/** An uploaded recording, read piece by piece. */
export interface RecordingFile extends AsyncDisposable {
  /** Bytes. */
  readonly size: number
  /** Fewer bytes where the file ends. */
  read(position: number, length: number): Promise<Buffer>
  /** The reader gets bytes and no path, so it can't open what a file names. */
  input(formats: InputFormat[]): Input
}

export async function openRecording(path: string): Promise<RecordingFile> {
  const file = await open(path)
  const { size } = await file.stat()
  const read = async (position: number, length: number) => {
    const buffer = Buffer.allocUnsafe(Math.min(length, Math.max(0, size - position)))
    return buffer.subarray(0, (await file.read(buffer, 0, buffer.length, position)).bytesRead)
  }
  return {
    size,
    read,
    input: (formats) =>
      new Input({
        formats,
        source: new CustomSource({
          getSize: () => size,
          read: (start, end) => read(start, end - start),
          prefetchProfile: 'fileSystem',
        }),
      }),
    [Symbol.asyncDispose]: () => file.close(),
  }
}
