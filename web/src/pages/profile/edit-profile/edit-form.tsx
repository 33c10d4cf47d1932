import { Select, TextArea, TextField } from '../../../elements/field.tsx'
import { Form } from '../../../forms/form.tsx'
import type { Submission } from '../../../forms/submission.ts'
import type { EditedProfileFragment } from '../../../generated/graphql.ts'
import { messageFor } from '../../../graphql/failures.ts'
import { type Pictures, textFields } from './changes.ts'
import styles from './edit-form.module.css'
import type { FocalPoint } from './focal-point.ts'
import { PictureField } from './picture-field.tsx'

const inputs = [...textFields, 'gender', 'profilePictureId', 'coverPhotoId']

export function EditForm({
  id,
  submission,
  profile,
  pictures,
  onPictures,
  onMove,
  onChange,
}: {
  id: string
  submission: Submission
  profile: EditedProfileFragment
  pictures: Pictures
  onPictures(changed: Partial<Pictures>): void
  onMove(mediaId: string, point: FocalPoint): void
  onChange(): void
}) {
  const errorOf = (input: string) => messageFor(submission.errors, input)
  const field = (name: (typeof textFields)[number]) => ({
    name,
    defaultValue: profile[name] ?? '',
    error: errorOf(name),
    onChange,
  })
  return (
    <Form id={id} submission={submission} inputs={inputs}>
      <PictureField
        label="Cover"
        shape={3}
        mediaId={pictures.coverPhotoId}
        error={errorOf('coverPhotoId')}
        onChange={(coverPhotoId) => onPictures({ coverPhotoId })}
        onMove={onMove}
      />
      <PictureField
        label="Picture"
        shape={1}
        mediaId={pictures.profilePictureId}
        error={errorOf('profilePictureId')}
        onChange={(profilePictureId) => onPictures({ profilePictureId })}
        onMove={onMove}
      />
      <div className={styles.pair}>
        <TextField label="First name" autoComplete="given-name" maxLength={100} {...field('firstName')} />
        <TextField label="Last name" autoComplete="family-name" maxLength={100} {...field('lastName')} />
      </div>
      <TextArea label="About you" hint="At most 500 characters." {...field('bio')} />
      <TextField label="Place" autoComplete="address-level2" maxLength={100} {...field('location')} />
      <TextField
        label="Website"
        type="url"
        autoComplete="url"
        placeholder="https://"
        maxLength={200}
        {...field('website')}
      />
      <div className={styles.pair}>
        <TextField label="Date of birth" type="date" autoComplete="bday" {...field('dateOfBirth')} />
        <Select
          label="Gender"
          name="gender"
          defaultValue={profile.gender ?? ''}
          error={errorOf('gender')}
          onChange={onChange}
        >
          <option value="">Not said</option>
          <option value="FEMALE">Female</option>
          <option value="MALE">Male</option>
          <option value="OTHER">Other</option>
        </Select>
      </div>
      <TextField
        label="Phone number"
        type="tel"
        autoComplete="tel"
        hint="With the country, as +43 660 12345678 without the blanks."
        {...field('phoneNumber')}
      />
    </Form>
  )
}
