import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { app } from 'electron'
import { defaultFolders } from '../host/default-folders.ts'
import { createHost } from '../host/host.ts'
import { runApplication } from './application.ts'
import { createBugLog } from './bug-log.ts'

/** A path in the package, which stands two folders up from the built file. */
const inPackage = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const sampleFolder = inPackage('resources/sample-library')

const reportBug = createBugLog(
  () => app.getPath('logs'),
  () => new Date(),
)

runApplication({
  reportBug,
  pageFolder: inPackage('dist/renderer'),
  preloadFile: inPackage('dist/preload/preload.cjs'),
  platform: process.platform,
  argv: process.argv.slice(1),
  openHost: (shell) =>
    createHost({
      ...defaultFolders(
        { platform: process.platform, homeFolder: homedir(), env: process.env },
        app.getPath('documents'),
      ),
      ...(existsSync(sampleFolder) && { sampleFolder }),
      shell,
      reportBug: (incident, error) => reportBug(`incident ${incident}`, error),
    }),
})
