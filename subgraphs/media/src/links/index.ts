export { withRememberedLinks } from '../storage/remembered-links.ts'
export { createSignedLinks } from './signed-links.ts'
