import { existsSync } from 'node:fs'
import { chromium, defineConfig } from '@playwright/test'
import type { ShellOptions } from './e2e/launch.ts'
import { installedBrowser } from './electron/cli/installed-browser.ts'

const own = existsSync(chromium.executablePath())
const program = process.env['GALLEY_BROWSER'] ?? (own ? undefined : installedBrowser(process))

/** Keeps a browser from traffic of its own, so that a test hears nothing but Galley. */
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The same journeys in a browser over loopback and in Electron. */
export default defineConfig<ShellOptions>({
  testDir: 'e2e/journeys',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 180_000,
  expect: { timeout: 20_000 },
  workers: process.env['CI'] ? 1 : 2,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [
    ['list'],
    ...(process.env['GALLEY_E2E_REPORT']
      ? [['json', { outputFile: process.env['GALLEY_E2E_REPORT'] }] as const]
      : []),
  ],
  use: {
    actionTimeout: 20_000,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: { args: quiet, ...(program && { executablePath: program }) },
  },
  projects: [
    { name: 'browser', use: { shell: 'browser' } },
    { name: 'desktop', use: { shell: 'desktop' } },
  ],
})
