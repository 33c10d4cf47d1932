import { useMutation, useSuspenseQuery } from '@apollo/client/react'
import { Select } from '../../elements/field.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import { useToast } from '../../elements/toast.tsx'
import {
  ChangePrivacyDocument,
  type PrivacyChoicesFragment,
  PrivacyPageDocument,
  type Visibility,
} from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import styles from './privacy.module.css'
import { describePrivacy, settings, visibilities } from './privacy-words.ts'
import { RowBones, Section } from './section.tsx'

export function PrivacySettings() {
  return (
    <Section
      title="Who sees what of you"
      intro="Your name, user name, badge and profile picture are there for everybody. A change holds at once."
    >
      <Part what="Your privacy settings" skeleton={<RowBones what="your privacy settings" rows={4} />}>
        <PrivacyChoices />
      </Part>
    </Section>
  )
}

function PrivacyChoices() {
  const { data, error, refetch } = useSuspenseQuery(PrivacyPageDocument)
  const [change] = useMutation(ChangePrivacyDocument)
  const tell = useToast()
  const choices = data?.viewer?.privacySettings
  if (!choices) {
    if (error) return <Unavailable what="Your privacy settings" onRetry={() => void refetch()} />
    return null
  }
  async function choose(setting: keyof typeof settings, visibility: Visibility) {
    const next: PrivacyChoicesFragment = { ...choices!, [setting]: visibility }
    try {
      const { data } = await change({
        variables: { input: { [setting]: visibility } },
        optimisticResponse: { updatePrivacySettings: { privacySettings: next, errors: [] } } as never,
        // They have no id of their own.
        update(cache, { data }) {
          const privacySettings = data?.updatePrivacySettings?.privacySettings
          if (!privacySettings) return
          cache.updateQuery({ query: PrivacyPageDocument }, (page) =>
            page?.viewer ? { ...page, viewer: { ...page.viewer, privacySettings } } : undefined,
          )
        },
      })
      const [problem] = data?.updatePrivacySettings?.errors ?? []
      if (problem) tell(problem.message)
    } catch (error) {
      tell(`${faultMessage(error)} Your settings are as they were.`)
    }
  }
  return (
    <>
      <div className={styles.choices}>
        {Object.entries(settings).map(([setting, { name, hint }]) => (
          <Select
            key={setting}
            label={name}
            hint={hint}
            value={choices[setting as keyof typeof settings]}
            onChange={(event) => void choose(setting as keyof typeof settings, event.target.value as Visibility)}
          >
            {Object.entries(visibilities).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </Select>
        ))}
      </div>
      <section aria-labelledby="privacy-preview" className={styles.preview}>
        <h3 id="privacy-preview">What that means</h3>
        <dl aria-live="polite">
          {describePrivacy(choices).map(({ who, what }) => (
            <div key={who}>
              <dt>{who}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}
