/**
 * The object, which tells when one of its values is read. Code that has not looked at who somebody is does the same for
 * everybody.
 */
export function watched<Value extends object>(value: Value, onRead: () => void): Value {
  const watching = {}
  for (const key of Object.keys(value) as (keyof Value & string)[]) {
    Object.defineProperty(watching, key, {
      enumerable: true,
      get: () => {
        onRead()
        return value[key]
      },
    })
  }
  return watching as Value
}
