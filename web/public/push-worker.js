// Shows what the server pushes to this browser, also while no page of Plaza is open. It answers no requests.

self.addEventListener('push', (event) => {
  const { title, body, path, tag } = event.data.json()
  const options = { body, tag, data: { path } }
  event.waitUntil(self.registration.showNotification(title, options))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(new URL(event.notification.data.path, self.location.origin).href))
})

/** In a window that is open already, if there is one. */
async function open(url) {
  const [window] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (!window) return self.clients.openWindow(url)
  await window.focus()
  // Only a page that this script serves can be sent elsewhere; another opens beside it.
  return window.navigate(url).catch(() => self.clients.openWindow(url))
}
