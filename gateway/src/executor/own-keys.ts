import type { JsonObject } from './types.ts'

/** Names that every plain object inherits: reading them needs an own-property check. */
export function isInherited(key: string): boolean {
  return key in Object.prototype
}

/** The value of an object's own property; undefined for what it inherits. */
export function readOwn(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** Code that reads an own property of an object; it may call `readOwn`. */
export function readCode(object: string, key: string): string {
  return isInherited(key) ? `readOwn(${object}, ${JSON.stringify(key)})` : `${object}[${JSON.stringify(key)}]`
}

/** Assignment that can't reach a prototype: subgraphs choose their response keys, `__proto__` among them. */
export function writeOwn(object: JsonObject, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true })
  } else {
    object[key] = value
  }
}

/** Whether a value is a JSON object: no array, not null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
