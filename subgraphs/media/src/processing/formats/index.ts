import type { MediaKind } from '../../rules/file-types.ts'
import type { Format } from '../outcome.ts'

/** Loaded by need: a child reads one file and then ends. */
export const formats: Readonly<Record<MediaKind, () => Promise<Format>>> = {
  IMAGE: async () => (await import('./image.ts')).processImage,
  VIDEO: async () => (await import('./video.ts')).processVideo,
  AUDIO: async () => (await import('./audio.ts')).processAudio,
  DOCUMENT: async () => (await import('./document.ts')).processDocument,
}
