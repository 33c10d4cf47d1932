/** What a page of ours never asks for, so that nothing that gets into it can. */
const withoutFeatures = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]

const constant: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['permissions-policy', withoutFeatures.map((feature) => `${feature}=()`).join(', ')],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
]

/** A host as it may stand in a policy: a browser's `Host` header is a text that anybody can write. */
const plainHost = /^(?:[\w.-]+|\[[\da-f:]+\])(?::\d+)?$/i

/**
 * Makes the security headers of a page, by the URL that its browser has asked. Only scripts of the page's own files run, and
 * no text becomes a script, markup or a style but the name of the worker that shows push messages; it connects to the gateway alone, and to where files are.
 */
export function pageHeaders(
  fileOrigins: readonly string[],
): (asked: URL | null) => Iterable<readonly [string, string]> {
  const files = [...new Set(fileOrigins.map((url) => new URL(url).origin))].join(' ')
  return (asked) => {
    const host = asked && plainHost.test(asked.host) ? asked.host : undefined
    // Not every browser takes the sockets of a page's own host for its origin.
    const sockets = host ? `ws://${host} wss://${host}` : ''
    const policy = [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "font-src 'self'",
      `img-src 'self' blob: data: ${files}`,
      `media-src 'self' blob: ${files}`,
      `connect-src 'self' blob: ${files} ${sockets}`,
      "manifest-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types push-worker',
    ]
    return [['content-security-policy', policy.map((rule) => rule.trim()).join('; ')], ...constant]
  }
}
