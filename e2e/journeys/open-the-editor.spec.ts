import { expect, serve, test } from '../launch.ts'

test('the editor opens on an empty library, and a reload keeps it open', async ({ editor }) => {
  const page = await editor.open()
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  await expect(page).toHaveTitle(/Galley/)
  await expect(page.getByRole('main')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('main')).toBeVisible()
  expect(problems).toEqual([])
})

test('no secret stays in the address', async ({ editor }) => {
  const page = await editor.open()
  expect(new URL(page.url()).pathname).toMatch(/^\/(index\.html)?$/)
  expect(page.url()).not.toContain('open')
})

test.describe('in a browser', () => {
  test.skip(({ shell }) => shell === 'desktop', 'Addresses with a one-time token exist only on loopback.')

  test('a used address says what to do elsewhere, and a fresh one opens', async ({ home, browser }) => {
    const serving = await serve(home)
    const first = await browser.newPage()
    await first.goto(serving.address)
    await expect(first.getByRole('main')).toBeVisible()

    const elsewhere = await browser.newContext()
    const second = await elsewhere.newPage()
    const refused = await second.goto(serving.address)
    expect(refused?.status()).toBe(403)
    await expect(second.getByText('press Enter')).toBeVisible()

    await second.goto(await serving.freshAddress())
    await expect(second).toHaveTitle(/Galley/)
    await expect(second.getByText('press Enter')).toHaveCount(0)

    await first.reload()
    await expect(first.getByRole('main')).toBeVisible()
    await first.close()
    await elsewhere.close()
    expect(await serving.stop()).toBe(0)
  })

  test('another page cannot reach the editor', async ({ home, browser }) => {
    const serving = await serve(home)
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(serving.address)
    const { origin } = new URL(serving.address)
    await context.route('http://evil.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Evil</title>' }),
    )
    const evil = await context.newPage()
    await evil.goto('http://evil.example/')
    const seen = await evil.evaluate(async (target) => {
      const attempt = async (run: () => Promise<Response>): Promise<string> => {
        try {
          const response = await run()
          return response.type === 'opaque' ? 'opaque' : `read ${response.status}`
        } catch {
          return 'blocked'
        }
      }
      return {
        read: await attempt(() => fetch(`${target}/`, { credentials: 'include' })),
        call: await attempt(() =>
          fetch(`${target}/call/library.list`, {
            method: 'POST',
            credentials: 'include',
            headers: { 'Content-Type': 'application/json' },
            body: '{}',
          }),
        ),
      }
    }, origin)
    expect(seen).toEqual({ read: 'blocked', call: 'blocked' })
    await context.close()
    await serving.stop()
  })
})
