import { Card } from '../../elements/card.tsx'
import { Bone, Loading } from '../../elements/skeleton.tsx'
import styles from './post-card-skeleton.module.css'

/** Posts on their way: `count` cards as tall as a short text. */
export const PostCardSkeletons = ({ count = 3 }: { count?: number }) => (
  <Loading what="posts">
    {Array.from({ length: count }, (_, at) => (
      <Card key={at} className={styles.card}>
        <span className={styles.head}>
          <Bone width={40} height={40} isRound />
          <span className={styles.words}>
            <Bone width={140} />
            <Bone width={88} height={12} />
          </span>
        </span>
        <Bone />
        <Bone width="70%" />
        <span className={styles.acts}>
          <Bone width={40} height={20} />
          <Bone width={40} height={20} />
          <Bone width={40} height={20} />
        </span>
      </Card>
    ))}
  </Loading>
)
