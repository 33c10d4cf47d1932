import { Bone, Loading } from '../../elements/skeleton.tsx'
import styles from './thread.module.css'

const widths = [180, 260, 140, 220, 90, 240]

export const ThreadSkeleton = () => (
  <Loading what="the conversation">
    <div className={styles.headBones}>
      <Bone isRound width={40} height={40} />
      <Bone width={140} height={20} />
    </div>
    <div className={styles.bones}>
      {widths.map((width, n) => (
        <div key={width} className={n % 3 === 1 ? styles.ownBone : undefined}>
          <Bone width={width} height={40} />
        </div>
      ))}
    </div>
  </Loading>
)
