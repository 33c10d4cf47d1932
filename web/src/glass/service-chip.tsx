import styles from './service-chip.module.css'
import { serviceColor } from './service-names.ts'

/** A subgraph's name with its colour. */
export const ServiceChip = ({ name }: { name: string }) => (
  <span className={styles.chip}>
    <span className={styles.dot} style={{ background: serviceColor(name) }} />
    {name}
  </span>
)
