import type { Sources } from './sources.ts'

/** Where a process begins, and what runs tests and benches. AGENTS.md says the same. */
const mayRead = [
  /(^|\/)main\.ts$/,
  /^tools\/plaza\.mjs$/,
  /^gateway\/src\/standalone\.ts$/,
  /^vitest\.config\.ts$/,
  /^web\/vite\.config\.ts$/,
  /\/(tests|testing|bench)\//,
]

/** Files that read `process.env` instead of being handed their settings; one line each. */
export function findEnvironmentReaders(sources: Sources): string[] {
  const comments = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm
  return [...sources]
    .filter(([file]) => /\.(ts|mjs)$/.test(file) && !mayRead.some((pattern) => pattern.test(file)))
    .filter(([, text]) => /\bprocess\s*\.env\b|\benv\b[^;]*from 'node:process'/.test(text.replaceAll(comments, '')))
    .map(([file]) => `${file}: reads the environment; take settings as an argument`)
}
