import type { Plugin } from 'vite'

const session = 'session'

/**
 * Makes two scripts of the first load, where the bundler would make forty. The small one asks who is signed in and runs as soon
 * as it is there, so that the answer is on its way while the page itself still loads.
 */
export function firstLoad(): Plugin {
  const modules = new Set<string>()
  return {
    name: 'first-load',
    apply: 'build',
    config: () => ({
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                { name: session, test: /\/src\/session\/current-session\.ts$/, priority: 1 },
                { name: 'page', test: (id) => modules.has(id) },
              ],
            },
          },
        },
      },
    }),
    buildEnd() {
      const add = (id: string) => {
        // A document goes with the pages that use it; all stand in the one module that everybody imports.
        if (modules.has(id) || id.startsWith('\0virtual:document/')) return
        modules.add(id)
        for (const imported of this.getModuleInfo(id)?.importedIds ?? []) add(imported)
      }
      for (const id of this.getModuleIds()) if (this.getModuleInfo(id)?.isEntry) add(id)
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        // Chromium then compiles it beside the main thread, and not function by function as it runs.
        for (const file of Object.values(bundle))
          if (file.type === 'chunk' && file.isEntry) file.code = `//# allFunctionsCalledOnLoad\n${file.code}`
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const chunk = Object.values(bundle).find((one) => one.type === 'chunk' && one.name === session)
        if (!chunk) throw new Error('The build has no script of src/session/current-session.ts alone.')
        const attrs = { type: 'module', crossorigin: true, src: `/${chunk.fileName}` }
        return [{ tag: 'script', attrs, injectTo: 'head-prepend' }]
      },
    },
  }
}
