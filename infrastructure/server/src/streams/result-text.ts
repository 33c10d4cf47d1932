const texts = new WeakMap<object, string>()

/** A result as JSON. Streams that are shown the same result share the object, and so its text, which is made once. */
export function textOfResult(result: object): string {
  let text = texts.get(result)
  if (text === undefined) {
    text = JSON.stringify(result)
    texts.set(result, text)
  }
  return text
}
