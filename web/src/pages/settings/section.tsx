import { type ReactNode, useId } from 'react'
import { Card } from '../../elements/card.tsx'
import { Bone, Loading } from '../../elements/skeleton.tsx'
import styles from './section.module.css'

/** A card of the settings: what it is about, why one would change it, and its rows. */
export function Section({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <Card aria-labelledby={id} className={styles.section}>
      <h2 id={id}>{title}</h2>
      {intro && <p className={styles.intro}>{intro}</p>}
      {children}
    </Card>
  )
}

/** One thing that can be changed: its name, how it stands, and the button. */
export function Row({ name, children, act }: { name: ReactNode; children?: ReactNode; act?: ReactNode }) {
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        {children && <div className={styles.state}>{children}</div>}
      </div>
      {act}
    </div>
  )
}

/** As many grey rows as are to come. */
export const RowBones = ({ what, rows }: { what: string; rows: number }) => (
  <Loading what={what}>
    {Array.from({ length: rows }, (_, n) => (
      <div key={n} className={styles.row}>
        <div className={styles.words}>
          <Bone width={140} height={20} />
          <Bone width={220} height={20} />
        </div>
      </div>
    ))}
  </Loading>
)
