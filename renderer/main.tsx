import './styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { assert } from '../core/errors.ts'
import { App } from './app/App.tsx'
import { flushOnLeave } from './app/flush-on-leave.ts'
import { applyRememberedTheme } from './app/theme.ts'
import { connect } from './client/connect.ts'

applyRememberedTheme()
flushOnLeave()
const root = document.getElementById('root')
assert(root !== null, 'index.html has the root')
createRoot(root).render(
  <StrictMode>
    <App connection={connect()} />
  </StrictMode>,
)
