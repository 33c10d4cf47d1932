import { Monitor, Moon, Sun } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { chooseTheme, currentTheme, subscribeToTheme } from '../../styles/theme.ts'
import styles from './appearance.module.css'
import { Section } from './section.tsx'

const themes = [
  { theme: 'system', name: 'System', Icon: Monitor },
  { theme: 'light', name: 'Light', Icon: Sun },
  { theme: 'dark', name: 'Dark', Icon: Moon },
] as const

export function AppearanceSettings() {
  const chosen = useSyncExternalStore(subscribeToTheme, currentTheme)
  return (
    <Section title="Light or dark" intro="Kept in this browser.">
      <fieldset className={styles.themes}>
        <legend className="visually-hidden">Light or dark</legend>
        {themes.map(({ theme, name, Icon }) => (
          <label key={theme} className={styles.theme}>
            <input
              type="radio"
              name="theme"
              className={styles.radio}
              checked={chosen === theme}
              onChange={() => chooseTheme(theme)}
            />
            <Icon aria-hidden="true" />
            {name}
          </label>
        ))}
      </fieldset>
    </Section>
  )
}
