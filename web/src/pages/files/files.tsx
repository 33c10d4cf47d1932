import { Navigate, Route, Routes } from 'react-router'
import { Frame } from '../../shell/frame.tsx'
import { CollectionPage } from './collection.tsx'
import { Collections } from './collections.tsx'
import { Library } from './library.tsx'

export default function Files() {
  return (
    <Frame>
      <Routes>
        <Route index element={<Library />} />
        <Route path="collections" element={<Collections />} />
        <Route path="collections/:id" element={<CollectionPage />} />
        <Route path="*" element={<Navigate to="/files" replace />} />
      </Routes>
    </Frame>
  )
}
