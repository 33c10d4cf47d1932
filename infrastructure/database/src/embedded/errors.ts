export type EmbeddedPostgresProblem =
  | 'UNSUPPORTED_PLATFORM'
  | 'PORT_TAKEN'
  | 'DISK_FULL'
  | 'DATA_UNREADABLE'
  | 'DATA_OF_ANOTHER_VERSION'
  | 'ALREADY_RUNNING'
  | 'USER_WITHOUT_NAME'
  | 'START_FAILED'

/** PostgreSQL could not be started. The message says what happened and what to do. */
export class EmbeddedPostgresError extends Error {
  readonly code: EmbeddedPostgresProblem

  constructor(code: EmbeddedPostgresProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EmbeddedPostgresError'
    this.code = code
  }
}

/** Names the problem behind what a tool wrote to stderr before it gave up, or behind an error of the file system. */
export function explainFailure(output: string, { dataDir, port }: { dataDir: string; port?: number }): Error {
  const fail = (code: EmbeddedPostgresProblem, message: string): Error =>
    new EmbeddedPostgresError(code, `${message}\n\nPostgreSQL said:\n${output.trim()}`)
  if (/No space left on device|ENOSPC|Disk quota exceeded|EDQUOT|Check free disk space/.test(output)) {
    return fail('DISK_FULL', `The disk with ${dataDir} is full. Make room, or set DATA_DIR to another disk.`)
  }
  if (/Address already in use/.test(output)) return portTaken(port)
  if (
    /Permission denied|EACCES|EPERM|invalid permissions|has wrong ownership|Read-only file system|EROFS/.test(output)
  ) {
    return fail(
      'DATA_UNREADABLE',
      `${dataDir} can't be read and written by this user. Start as the user who made it, or set DATA_DIR to another folder.`,
    )
  }
  if (/is not compatible with this version|incompatible with server/.test(output)) return anotherVersion(dataDir)
  if (/lock file "postmaster.pid" already exists|pre-existing shared memory block/.test(output)) {
    return alreadyRunning(dataDir)
  }
  if (/could not look up effective user ID/.test(output)) {
    return fail('USER_WITHOUT_NAME', 'PostgreSQL needs a user with a name: give this user id a line in /etc/passwd.')
  }
  return fail('START_FAILED', `PostgreSQL did not start on ${dataDir}.`)
}

export function portTaken(port: number | undefined): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'PORT_TAKEN',
    `Port ${port} is taken by another program. Stop that program, or set PORT_OFFSET to use other ports.`,
  )
}

export function anotherVersion(dataDir: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'DATA_OF_ANOTHER_VERSION',
    `${dataDir} was made by another major version of PostgreSQL. Move it away to start afresh, ` +
      'or dump it with the old version and load it into the new one.',
  )
}

export function alreadyRunning(dataDir: string, pid?: number): EmbeddedPostgresError {
  const who = pid === undefined ? 'Another process' : `Process ${pid}`
  return new EmbeddedPostgresError(
    'ALREADY_RUNNING',
    `${who} uses ${dataDir} already. Stop it, or set DATA_DIR and PORT_OFFSET to run a second one beside it.`,
  )
}
