import { Bone, Loading } from '../../elements/skeleton.tsx'
import styles from './notifications.module.css'

export const NotificationSkeleton = () => (
  <Loading what="your notifications">
    <div className={styles.day}>
      <h2>
        <Bone width={56} height={20} />
      </h2>
      <div className={styles.list}>
        {[62, 48, 70, 55, 66, 44].map((width) => (
          <div key={width} className={styles.bone}>
            <Bone width={48} height={48} isRound />
            <div>
              <Bone width={`${width}%`} height={16} />
              <Bone width="80%" height={12} />
              <Bone width={32} height={12} />
            </div>
          </div>
        ))}
      </div>
    </div>
  </Loading>
)
