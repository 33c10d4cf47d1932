import { testObjectStorage } from './conformance.ts'
import { startFileSystem } from './file-system-server.ts'

testObjectStorage({ name: 'the file system', start: () => startFileSystem(), secondPut: 200 })
