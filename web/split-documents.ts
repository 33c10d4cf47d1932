import type { Plugin } from 'vite'

const prefix = 'virtual:document/'
const document = /^export const (\w+) = (\{.*\}) as unknown as DocumentNode<.*>;$/gm

interface Definition {
  kind: string
  name: { value: string }
}

/**
 * Makes a module of each document in `generated/graphql.ts`, so that a page that loads later brings its own along, and each
 * fragment is there once. In one module they all are a part of the first load, each with a copy of its fragments.
 */
export function splitDocuments(): Plugin {
  const documents = new Map<string, Definition[]>()
  return {
    name: 'split-documents',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/generated\/graphql\.ts$/ },
      handler(code) {
        const rest = code.replace(document, (_, name: string, json: string) => {
          documents.set(name, JSON.parse(json).definitions)
          return `export { ${name} } from '${prefix}${name}'`
        })
        return { code: rest, map: null, moduleSideEffects: false }
      },
    },
    resolveId: {
      filter: { id: /^virtual:document\// },
      handler: (id) => ({ id: `\0${id}`, moduleSideEffects: false }),
    },
    load: {
      filter: { id: /^\0virtual:document\// },
      handler: (id) => ({ code: moduleOf(id.slice(prefix.length + 1), documents), moduleSideEffects: false }),
    },
  }
}

/** The definitions stay in the order that the manifest's hashes are made of. */
function moduleOf(name: string, documents: ReadonlyMap<string, Definition[]>): string {
  const definitions = documents.get(name)!
  const isOwn = (definition: Definition) =>
    fragmentDocument(definition) === name || definition.kind !== 'FragmentDefinition'
  const imports = definitions
    .filter((definition) => !isOwn(definition))
    .map((definition) => fragmentDocument(definition))
    .map((other) => `import { definition as ${other} } from '${prefix}${other}'\n`)
  const parts = definitions.map((definition) => (isOwn(definition) ? 'definition' : fragmentDocument(definition)))
  return `${imports.join('')}export const definition = /* @__PURE__ */ JSON.parse(${JSON.stringify(JSON.stringify(definitions.find(isOwn)))})
export const ${name} = { kind: 'Document', definitions: [${parts.join(', ')}] }
`
}

const fragmentDocument = ({ name }: Definition) => `${name.value}FragmentDoc`
