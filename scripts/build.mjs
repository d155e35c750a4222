/** `npm run build`: everything into `dist`, whether it is stale or not. */
import { build, ensurePackages } from './ensure-ready.mjs'

ensurePackages()
if (!build()) process.exitCode = 1
