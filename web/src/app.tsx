import { ApolloProvider } from '@apollo/client/react'
import {
  createContext,
  lazy,
  type ReactNode,
  StrictMode,
  Suspense,
  useContext,
  useEffect,
  useSyncExternalStore,
} from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter, Navigate, Outlet, Route, Routes, useLocation } from 'react-router'
import { Button } from './elements/button.tsx'
import { Empty } from './elements/empty.tsx'
import { Toasts } from './elements/toast.tsx'
import { GlassOverPage } from './glass/glass-toggle.tsx'
import { CurrentClient } from './graphql/current-client.ts'
import { LiveContext } from './graphql/live-context.ts'
import { visitor } from './graphql/visitor.ts'
import { Home } from './pages/home/home.tsx'
import { useCameFrom } from './session/came-from.ts'
import type { Session } from './session/session.ts'
import { SessionContext, useSession, useSessionState } from './session/use-session.ts'
import { KeepCounts } from './shell/keep-counts.tsx'
import { PageChange } from './shell/page-change.tsx'
import { readAhead } from './shell/read-ahead.ts'
import { Shortcuts } from './shell/shortcuts.tsx'

const SignIn = lazy(() => import('./pages/sign-in/sign-in.tsx'))
const SignUp = lazy(() => import('./pages/sign-in/sign-up.tsx'))
const ForgotPassword = lazy(() => import('./pages/sign-in/forgot-password.tsx'))
const ResetPassword = lazy(() => import('./pages/sign-in/reset-password.tsx'))
const VerifyEmail = lazy(() => import('./pages/sign-in/verify-email.tsx'))
const Post = lazy(() => import('./pages/post/post.tsx'))
const Drafts = lazy(() => import('./pages/drafts/drafts.tsx'))
const Bookmarks = lazy(() => import('./pages/bookmarks/bookmarks.tsx'))
const People = lazy(() => import('./pages/people/people.tsx'))
const Profile = lazy(() => import('./pages/profile/profile.tsx'))
const Messages = lazy(() => import('./pages/messages/messages.tsx'))
const Notifications = lazy(() => import('./pages/notifications/notifications.tsx'))
const Search = lazy(() => import('./pages/search/search.tsx'))
const Tag = lazy(() => import('./pages/tag/tag.tsx'))
const Files = lazy(() => import('./pages/files/files.tsx'))
const Settings = lazy(() => import('./pages/settings/settings.tsx'))
const Moderation = lazy(() => import('./pages/moderation/moderation.tsx'))
const OutboxSender = lazy(() => import('./messages/outbox-sender.ts'))
const NotFound = lazy(() => import('./pages/not-found/not-found.tsx'))

const ClientsContext = createContext<CurrentClient | null>(null)

/** Renders the page, and asks for what it begins with as soon as somebody is known to be signed in. */
export function showApp(session: Session): void {
  const clients = new CurrentClient(session, ({ apollo }) => readAhead(apollo))
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App session={session} clients={clients} />
    </StrictMode>,
  )
}

function App({ session, clients }: { session: Session; clients: CurrentClient }) {
  return (
    <SessionContext value={session}>
      <ClientsContext value={clients}>
        <BrowserRouter>
          <Toasts>
            <PageChange />
            <Suspense>
              <Pages />
            </Suspense>
          </Toasts>
        </BrowserRouter>
      </ClientsContext>
    </SessionContext>
  )
}

/** The mails' links work for whoever opens them, signed in or not. */
function Pages() {
  return (
    <Routes>
      <Route
        element={
          <ApolloProvider client={visitor}>
            <Outlet />
          </ApolloProvider>
        }
      >
        <Route path="/verify-email" element={<VerifyEmail />} />
        <Route path="/reset-password" element={<ResetPassword />} />
        <Route path="/forgot-password" element={<ForgotPassword />} />
        <Route path="/sign-in" element={<SignedOut page={<SignIn />} />} />
        <Route path="/sign-up" element={<SignedOut page={<SignUp />} />} />
      </Route>
      <Route path="*" element={<SignedIn />} />
    </Routes>
  )
}

function SignedOut({ page }: { page: ReactNode }) {
  const state = useSessionState()
  const from = useCameFrom()
  return state.status === 'in' ? <Navigate to={from ?? '/'} replace /> : page
}

function SignedIn() {
  const session = useSession()
  const state = useSessionState()
  const { pathname, search } = useLocation()
  if (state.status === 'in') return <ViewerPages key={state.userId} />
  if (state.status === 'out') {
    // Whoever signs in after a sign-out may be somebody else.
    const from = state.why === 'left' ? undefined : pathname + search
    return <Navigate to="/sign-in" replace state={{ from }} />
  }
  if (state.status === 'unreachable') return <Unreachable onRetry={session.start} />
  return null
}

/** Everything for one person. */
function ViewerPages() {
  const clients = useContext(ClientsContext)!
  const client = useSyncExternalStore(clients.subscribe, clients.get)
  if (!client) return null
  return (
    <ApolloProvider client={client.apollo}>
      <LiveContext value={client.live}>
        <Routes>
          <Route path="/" element={<Home />} />
          <Route path="/posts/:id" element={<Post />} />
          <Route path="/drafts" element={<Drafts />} />
          <Route path="/bookmarks" element={<Bookmarks />} />
          <Route path="/people" element={<People />} />
          <Route path="/people/:username/*" element={<Profile />} />
          <Route path="/messages/:id?" element={<Messages />} />
          <Route path="/notifications" element={<Notifications />} />
          <Route path="/search" element={<Search />} />
          <Route path="/tags/:name" element={<Tag />} />
          <Route path="/files/*" element={<Files />} />
          <Route path="/settings/*" element={<Settings />} />
          <Route path="/moderation" element={<Moderation />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
        <Suspense>
          <OutboxSender />
        </Suspense>
        <KeepCounts />
        <Shortcuts />
        <GlassOverPage />
      </LiveContext>
    </ApolloProvider>
  )
}

const retryEveryMs = 5_000

function Unreachable({ onRetry }: { onRetry(): void }) {
  useEffect(() => {
    const timer = setInterval(onRetry, retryEveryMs)
    window.addEventListener('online', onRetry)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', onRetry)
    }
  }, [onRetry])
  return (
    <main>
      <Empty title="Plaza can’t be reached" act={<Button onClick={onRetry}>Try again</Button>}>
        You are still signed in. Plaza tries again by itself, and at once when you are back online.
      </Empty>
    </main>
  )
}
