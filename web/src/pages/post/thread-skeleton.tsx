import { Card } from '../../elements/card.tsx'
import { Bone, Loading } from '../../elements/skeleton.tsx'
import styles from './thread.module.css'

export const ThreadSkeleton = () => (
  <Card className={styles.thread}>
    <Loading what="comments">
      <div className={styles.bones}>
        <div className={styles.header}>
          <Bone width={120} height={20} />
        </div>
        {[72, 48, 64, 40].map((width) => (
          <div key={width} className={styles.bone}>
            <Bone width={32} height={32} isRound />
            <div>
              <Bone width={140} height={16} />
              <Bone width={`${width}%`} height={20} />
              <Bone width={96} height={16} />
            </div>
          </div>
        ))}
      </div>
    </Loading>
  </Card>
)
