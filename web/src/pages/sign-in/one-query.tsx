import styles from './one-query.module.css'

const lines = [
  { text: 'viewer {' },
  { text: '  profile { displayName }', service: 'users', hue: 250 },
  { text: '  homeFeed { nodes { content } }', service: 'posts', hue: 36 },
  { text: '  unreadMessageCount', service: 'messages', hue: 155 },
  { text: '  unreadNotificationCount', service: 'notifications', hue: 310 },
  { text: '  storageUsage { usedBytes }', service: 'media', hue: 95 },
  { text: '  account { email }', service: 'auth', hue: 200 },
  { text: '}' },
]

/** A picture of federation: one query, and who answers which line of it. */
export const OneQuery = () => (
  <figure className={styles.query}>
    <figcaption className={styles.caption}>One query, answered by the services together</figcaption>
    <div className={styles.lines}>
      {lines.map(({ text, service, hue }) => (
        <div key={text} className={styles.line}>
          <code>{text}</code>
          {service && (
            <span className={styles.service} style={{ '--hue': hue } as never}>
              {service}
            </span>
          )}
        </div>
      ))}
    </div>
  </figure>
)
