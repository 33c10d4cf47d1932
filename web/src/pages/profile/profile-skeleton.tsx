import { Bone, Loading } from '../../elements/skeleton.tsx'
import { PostCardSkeletons } from '../../posts/post-card/post-card-skeleton.tsx'
import styles from './profile-head.module.css'

export const ProfileSkeleton = () => (
  <>
    <Loading what="the profile">
      <div className={styles.head}>
        <div className={styles.bareCover} />
        <div className={styles.body}>
          <div className={styles.top}>
            <span className={styles.face}>
              <Bone width={96} height={96} isRound />
            </span>
          </div>
          <Bone width={200} height={32} />
          <Bone width={96} height={24} />
          <Bone width="80%" height={24} />
          <Bone width="60%" height={20} />
        </div>
      </div>
    </Loading>
    <PostCardSkeletons />
  </>
)
