import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { hostInFolder } from '../../../electron/host/testing/host-in-folder.ts'
import { renderApp } from '../../testing/render-app.tsx'

vi.setConfig({ testTimeout: 60_000 })
afterEach(cleanup)

test('theme and reading size act at once and are kept', async () => {
  const { client } = await hostInFolder()
  renderApp(client, '#/settings')
  fireEvent.click(await screen.findByText('Dark'))
  expect(document.documentElement.dataset['theme']).toBe('dark')
  fireEvent.click(await screen.findByLabelText('Larger'))
  await waitFor(async () => {
    expect(await client.call('settings.get', {})).toMatchObject({ theme: 'dark', readingSize: 18 })
  })
  expect(document.documentElement.style.getPropertyValue('--fs-read')).toBe('18px')
})
