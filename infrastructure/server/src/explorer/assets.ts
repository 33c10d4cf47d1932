import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** A file that the page loads. */
export interface Asset {
  readonly type: string
  readonly etag: string
  readonly body: Buffer
}

const script = 'text/javascript; charset=utf-8'
const style = 'text/css; charset=utf-8'

const own = (name: string) => () => readFile(new URL(`page/${name}`, import.meta.url))
// GraphiQL, its editor and the editor's workers, as one module of five texts: 9 MB that only a browser makes us load.
const graphiql = (name: 'js' | 'css' | 'editorWorkerService' | 'graphqlWorker' | 'jsonWorker') => async () =>
  Buffer.from((await import('@graphql-yoga/render-graphiql/graphiql'))[name])

const sources: Record<string, { type: string; read: () => Promise<Buffer> }> = {
  'page.js': { type: script, read: own('page.js') },
  'fetcher.js': { type: script, read: own('fetcher.js') },
  'page.css': { type: style, read: own('page.css') },
  'graphiql.js': { type: script, read: graphiql('js') },
  'graphiql.css': { type: style, read: graphiql('css') },
  'editor.worker.js': { type: script, read: graphiql('editorWorkerService') },
  'graphql.worker.js': { type: script, read: graphiql('graphqlWorker') },
  'json.worker.js': { type: script, read: graphiql('jsonWorker') },
  'graphql-sse.js': {
    type: script,
    read: () => readFile(fileURLToPath(new URL('../umd/graphql-sse.min.js', import.meta.resolve('graphql-sse')))),
  },
}

/** Reads what the page loads by its name, or null where it loads nothing of that name. */
export async function readAsset(name: string): Promise<Asset | null> {
  if (!Object.hasOwn(sources, name)) return null
  const { type, read } = sources[name]!
  const body = await read()
  return { type, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`, body }
}
