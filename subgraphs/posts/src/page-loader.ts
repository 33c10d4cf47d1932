import type { Page } from '@plaza/database'
import DataLoader from 'dataloader'

export interface PageLoader<Row, Options = undefined> {
  /** The page's rows and, when there is a next page, one more. */
  load(parentId: string, page: Page, options: Options): Promise<Row[]>
}

/** Pages of many parents at once: those that ask for the same stretch are answered by one statement. */
export function pageLoader<Row, Options = undefined>(
  list: (parentIds: readonly string[], page: Page, options: Options) => Promise<Map<string, Row[]>>,
): PageLoader<Row, Options> {
  const byStretch = new Map<string, DataLoader<string, Row[]>>()
  return {
    load(parentId, page, options) {
      const key = JSON.stringify([page.first, page.after, options])
      let loader = byStretch.get(key)
      if (!loader) {
        loader = new DataLoader(async (parentIds) => {
          const rows = await list(parentIds, page, options)
          return parentIds.map((id) => rows.get(id) ?? [])
        })
        byStretch.set(key, loader)
      }
      return loader.load(parentId)
    },
  }
}
