export type EmbeddedPostgresProblem =
  | 'UNSUPPORTED_PLATFORM'
  | 'PORT_TAKEN'
  | 'DISK_FULL'
  | 'DATA_UNREADABLE'
  | 'DATA_OF_ANOTHER_VERSION'
  | 'DATA_GONE'
  | 'ALREADY_RUNNING'
  | 'BACK_ENDS_LEFT'
  | 'USER_WITHOUT_NAME'
  | 'START_FAILED'
  | 'KEEPS_ENDING'

/** PostgreSQL could not be started. The message says what happened and what to do about it. */
export class EmbeddedPostgresError extends Error {
  readonly code: EmbeddedPostgresProblem

  constructor(code: EmbeddedPostgresProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EmbeddedPostgresError'
    this.code = code
  }
}

/**
 * The problem behind what PostgreSQL or initdb wrote to stderr before it ended, or behind an error of the file system.
 *
 * @param output that text, which the message quotes
 */
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
      `${dataDir} can't be read and written by this user. Run as the user who made it, or set DATA_DIR to another folder.`,
    )
  }
  if (/is not compatible with this version|incompatible with server/.test(output)) return anotherVersion(dataDir)
  if (/lock file "postmaster.pid" already exists/.test(output)) return alreadyRunning(dataDir)
  if (/pre-existing shared memory block/.test(output)) {
    return fail(
      'BACK_ENDS_LEFT',
      `${dataDir} is still used by processes of a PostgreSQL that was killed. They end with the query that they run: ` +
        'wait for it, or end them, and start again.',
    )
  }
  if (/could not look up effective user ID/.test(output)) {
    return fail('USER_WITHOUT_NAME', 'PostgreSQL needs a user with a name: add a line for this user id to /etc/passwd.')
  }
  return fail('START_FAILED', `PostgreSQL did not start on ${dataDir}.`)
}

/** The error for a port that another program listens on. */
export function portTaken(port: number | undefined): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'PORT_TAKEN',
    `Port ${port} is taken by another program. Stop that program, or set PORT_OFFSET to use other ports.`,
  )
}

/** The error for a cluster of another major version of PostgreSQL. */
export function anotherVersion(dataDir: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'DATA_OF_ANOTHER_VERSION',
    `${dataDir} was made by another major version of PostgreSQL. Move it away to start afresh, ` +
      'or dump it with the old version and load it into the new one.',
  )
}

/** The error for a cluster that was deleted under the server that uses it. */
export function dataGone(dataDir: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'DATA_GONE',
    `The data in ${dataDir} were deleted or moved while PostgreSQL used them. Put them back, or start again with none.`,
  )
}

/** The error for a server that ends again and again soon after its start. */
export function keepsEnding(dataDir: string, times: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'KEEPS_ENDING',
    `PostgreSQL on ${dataDir} ended ${times} times in a row soon after its start. LOG_LEVEL=debug shows in the log what it says.`,
  )
}

/** The error for a cluster that another process uses; `pid` when that is known. */
export function alreadyRunning(dataDir: string, pid?: number): EmbeddedPostgresError {
  const who = pid === undefined ? 'Another process' : `Process ${pid}`
  return new EmbeddedPostgresError(
    'ALREADY_RUNNING',
    `${who} uses ${dataDir} already. Stop it, or set DATA_DIR and PORT_OFFSET to run a second Plaza beside it.`,
  )
}
