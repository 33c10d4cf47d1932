// The first that fits: most browsers name others as well, to be served like them.
const browsers: [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bHeadlessChrome\/|\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
]
const phones = new Set(['iPhone', 'Android'])

const find = (list: typeof browsers, text: string) => list.find(([sign]) => sign.test(text))?.[1]

/** A browser as a person would call it: "Firefox on Windows"; of anything else the name that it gives itself. */
export function describeUserAgent(userAgent: string | null | undefined): { name: string; isPhone: boolean } {
  const text = userAgent ?? ''
  const [browser, system] = [find(browsers, text), find(systems, text)]
  const isPhone = phones.has(system ?? '')
  if (browser) return { name: system ? `${browser} on ${system}` : browser, isPhone }
  const product = /^[\w.-]+/.exec(text)?.[0]
  return { name: product && product !== 'Mozilla' ? product : (system ?? 'A device that did not name itself'), isPhone }
}
