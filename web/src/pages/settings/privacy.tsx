import { useMutation, useSuspenseQuery } from '@apollo/client/react'
import { Select } from '../../elements/field.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import { useToast } from '../../elements/toast.tsx'
import { ChangePrivacyDocument, PrivacyPageDocument } from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import styles from './privacy.module.css'
import { describePrivacy, type Setting, settings } from './privacy-words.ts'
import { RowBones, Section } from './section.tsx'

export function PrivacySettings() {
  return (
    <Section
      title="Who sees and reaches you"
      intro="Your name, user name, badge and profile picture are there for everybody. A change holds at once."
    >
      <Part what="Your privacy settings" skeleton={<RowBones what="your privacy settings" rows={6} />}>
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
  async function choose(setting: Setting, value: string) {
    const next = { ...choices!, [setting]: value }
    try {
      const { data } = await change({
        variables: { input: { [setting]: value } },
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
        {Object.entries(settings).map(([setting, { name, hint, values }]) => (
          <Select
            key={setting}
            label={name}
            hint={hint}
            value={choices[setting as Setting]}
            onChange={(event) => void choose(setting as Setting, event.target.value)}
          >
            {Object.entries(values).map(([value, name]) => (
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
