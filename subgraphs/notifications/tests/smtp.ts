import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  to: string[]
  /** By its name in lower case, with folded lines joined. */
  header(name: string): string | undefined
  subject: string
  /** All parts, decoded. */
  content: string
}

/** A mail server that keeps what it takes. */
export async function startSmtp() {
  const mails: ReceivedMail[] = []
  const state: { isAway: boolean; refusesPeople: Set<string>; onMail?: () => void } = {
    isAway: false,
    refusesPeople: new Set(),
  }
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onConnect: (_, done) => done(state.isAway ? failure('away', 421) : null),
    // Connections are kept open.
    onMailFrom: (_, __, done) => done(state.isAway ? failure('away', 421) : null),
    onRcptTo: ({ address }, _, done) => done(state.refusesPeople.has(address) ? failure('no such mailbox', 550) : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk) => chunks.push(chunk))
      stream.on('end', () => {
        // Whoever looks in answers for the server.
        if (state.onMail) return state.onMail()
        const to = session.envelope.rcptTo.map(({ address }) => address)
        mails.push(read(Buffer.concat(chunks).toString(), to))
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  return Object.assign(state, {
    mails,
    url: `smtp://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(resolve)),
  })
}

const failure = (message: string, responseCode: number) => Object.assign(new Error(message), { responseCode })

function read(raw: string, to: string[]): ReceivedMail {
  const [head = ''] = raw.split('\r\n\r\n', 1)
  const headers = new Map(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  return {
    to,
    header: (name) => headers.get(name),
    subject: decodeWords(headers.get('subject') ?? ''),
    content: decodeParts(raw.slice(head.length)),
  }
}

const fromQuotedPrintable = (text: string) =>
  Buffer.from(
    text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

const decodeWords = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_, word) => fromQuotedPrintable(word.replaceAll('_', ' ')))
    .replace(/=\?UTF-8\?B\?(.*?)\?=/gi, (_, word) => Buffer.from(word, 'base64').toString())

const decodeParts = (body: string) =>
  body
    .split(/\r\n--.*\r\n/)
    .map((part) => {
      if (/quoted-printable/i.test(part)) return fromQuotedPrintable(part)
      return /base64/i.test(part) ? Buffer.from(part.split('\r\n\r\n')[1] ?? '', 'base64').toString() : part
    })
    .join('\n')
