import '@fontsource-variable/inter/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/theme.ts'
import { showApp } from './app.tsx'
import { session } from './session/current-session.ts'

showApp(session)
