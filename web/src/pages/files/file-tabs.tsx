import { LinkTabs } from '../../elements/tabs.tsx'

const tabs = [
  { to: '/files', name: 'All files' },
  { to: '/files/collections', name: 'Collections' },
]

export const FileTabs = () => <LinkTabs label="Files" tabs={tabs} />
