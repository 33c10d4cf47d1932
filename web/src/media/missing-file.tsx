import { ImageOff } from 'lucide-react'
import { classes } from '../elements/classes.ts'
import styles from './missing-file.module.css'

/** In the place of a file that is deleted, or that can't be had just now. */
export const MissingFile = ({ className }: { className?: string | undefined }) => (
  <span className={classes(styles.missing, className)}>
    <ImageOff aria-hidden="true" />
    <span>This file can’t be shown</span>
  </span>
)
