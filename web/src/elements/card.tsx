import type { ComponentProps } from 'react'
import styles from './card.module.css'
import { classes } from './classes.ts'

/** A surface that holds one thing: a post, a form, a list. On a phone it runs from edge to edge. */
export const Card = ({
  as: Element = 'section',
  className,
  ...rest
}: ComponentProps<'section'> & { as?: 'section' | 'article' }) => (
  <Element {...rest} className={classes(styles.card, className)} />
)

/** The head of a page's middle column, which stays in sight. */
export function PageHeader({ title, children, ...rest }: { title: string } & ComponentProps<'header'>) {
  return (
    <header {...rest} className={styles.pageHeader}>
      <h1>{title}</h1>
      {children}
    </header>
  )
}
