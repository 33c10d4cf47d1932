import { useApolloClient } from '@apollo/client/react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { type Upload, Uploads } from './uploads.ts'

/** The files of a form, which go with it. */
export function useUploads(): { uploads: Uploads; all: readonly Upload[]; isBusy: boolean } {
  const client = useApolloClient()
  const [uploads] = useState(() => new Uploads(client))
  useEffect(() => uploads.open(), [uploads])
  const all = useSyncExternalStore(uploads.subscribe, () => uploads.all)
  return { uploads, all, isBusy: all.some(({ status }) => status !== 'ready' && status !== 'failed') }
}
