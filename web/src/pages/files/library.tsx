import { Upload as UploadIcon } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { PageHeader } from '../../elements/card.tsx'
import { Part } from '../../elements/part.tsx'
import { Choice } from '../../elements/tabs.tsx'
import type { MediaKind } from '../../generated/graphql.ts'
import { useUploads } from '../../media/use-uploads.ts'
import { usePageTitle } from '../../shell/page-title.ts'
import { FileDialog } from './file-dialog.tsx'
import { FileTabs } from './file-tabs.tsx'
import { FileTile, TileBones } from './file-tile.tsx'
import styles from './library.module.css'
import { LibraryGrid } from './library-grid.tsx'
import { StorageMeter } from './storage-meter.tsx'
import { UploadList } from './upload-list.tsx'

const kinds: readonly { value: MediaKind | 'ALL'; name: string }[] = [
  { value: 'ALL', name: 'Everything' },
  { value: 'IMAGE', name: 'Pictures' },
  { value: 'VIDEO', name: 'Videos' },
  { value: 'AUDIO', name: 'Audio' },
  { value: 'DOCUMENT', name: 'Documents' },
]

const accepted =
  'image/jpeg,image/png,image/gif,image/webp,image/avif,video/mp4,video/quicktime,video/webm,audio/*,.pdf'

/** All that one has uploaded, wherever it is shown. */
export function Library() {
  usePageTitle('Files')
  const [kind, setKind] = useState<MediaKind | 'ALL'>('ALL')
  const [openId, setOpenId] = useState<string | null>(null)
  const { uploads, all } = useUploads()
  const input = useRef<HTMLInputElement>(null)
  const ended = all.filter(({ mediaId, status }) => mediaId && (status === 'ready' || status === 'failed')).length
  return (
    <>
      <PageHeader title="Files">
        <Button look="primary" size="small" icon={<UploadIcon />} onClick={() => input.current?.click()}>
          Upload
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          accept={accepted}
          className="visually-hidden"
          tabIndex={-1}
          aria-label="Files to upload"
          onChange={(event) => {
            uploads.add(event.currentTarget.files ?? [])
            event.currentTarget.value = ''
          }}
        />
      </PageHeader>
      <div className={styles.bar}>
        <FileTabs />
        <StorageMeter changes={ended} />
      </div>
      <UploadList uploads={uploads} all={all} />
      <div className={styles.kinds}>
        <Choice<MediaKind | 'ALL'> label="Kind" value={kind} options={kinds} onChange={setKind} />
      </div>
      <section aria-label="Your files" className={styles.grid}>
        <Part what="Your files" skeleton={<TileBones />}>
          <LibraryGrid key={kind} kind={kind === 'ALL' ? null : kind} changes={ended}>
            {(file) => <FileTile key={file.id} file={file} onOpen={() => setOpenId(file.id)} />}
          </LibraryGrid>
        </Part>
      </section>
      {openId && <FileDialog id={openId} onClose={() => setOpenId(null)} />}
    </>
  )
}
