import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../launch.ts'
import { openTranscript } from '../screens/transcript-screen.ts'

const talk = `WEBVTT

${Array.from({ length: 60 }, (_, at) => {
  const time = (minute: number) => `${String(minute).padStart(2, '0')}:00.000`
  return `${time(at % 60)} --> ${time(at % 60).replace('00.000', '50.000')}\n<v ${at % 2 ? 'Bo' : 'Ada'}>Turn ${at} goes on for a while. It says a second sentence, and then it is about the tide and the harbour, which takes more than one line of the text.\n`
}).join('\n')}`

test('a chapter is made in a sentence at its time, its heading stays in sight, and the text fits whatever window', async ({
  editor,
}) => {
  const file = join(editor.home.folder, 'talk.vtt')
  await writeFile(file, talk)
  const { stdout } = await editor.galley('import', file, '--json')
  const page = await editor.open()
  const text = await openTranscript(page, JSON.parse(stdout).episodes[0].id)
  const name = async (title: string) => {
    await page.getByRole('button', { name: 'Chapter here' }).click()
    await page.getByRole('menuitem', { name: 'New chapter at the caret' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill(title)
    await page.keyboard.press('Enter')
  }

  await test.step('in the middle of a turn, which is split there', async () => {
    const turn = text.locator('.cm-line', { hasText: 'Turn 2 goes on' })
    await turn.click({ position: { x: 2, y: 12 } })
    for (let word = 0; word < 8; word += 1) await page.keyboard.press('ControlOrMeta+ArrowRight')
    await name('The tide')
    await expect(text.locator('h2')).toHaveText([/The tide/])
    await expect(
      page.getByRole('navigation').getByRole('link', { name: /^2:\d\d(?:\.\d)? The tide/ }),
    ).toBeVisible()
    await expect(text.locator('.cm-line', { hasText: 'Turn 2 goes on' })).not.toContainText('harbour')
  })

  await test.step('the heading sticks while its text scrolls', async () => {
    const sticky = page.locator('.sticky-heading')
    await expect(sticky).toBeHidden()
    await text.locator('.cm-line', { hasText: 'Turn 5 goes' }).click()
    await page.mouse.wheel(0, 900)
    await expect(sticky).toBeVisible()
    await expect(sticky).toContainText('The tide')
  })

  await test.step('the reading size changes the letters, and no line grows past its measure', async () => {
    const line = text.locator('.cm-line').first()
    const size = () => line.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize))
    expect(await size()).toBe(17)
    await page.getByRole('button', { name: 'Text size' }).click()
    await page.getByRole('button', { name: 'Larger text' }).click()
    await expect.poll(size).toBe(18)
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 2200, height: 900 })
    expect(await text.evaluate((one) => one.clientWidth)).toBeLessThanOrEqual(640)
  })

  await test.step('at 200 % zoom nothing is out of reach sideways', async () => {
    await page.setViewportSize({ width: 720, height: 450 })
    const toolbar = page.locator('[data-region="toolbar"]').first()
    const edge = async (part: string) =>
      page
        .locator(part)
        .evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().right)))
    expect(await edge('[data-region="toolbar"] button')).toBeLessThanOrEqual(720)
    expect(await edge('.transcript .cm-line')).toBeLessThanOrEqual(720)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720)
    await toolbar.getByRole('button', { name: 'Show panel' }).click()
    await expect(page.getByRole('tab', { name: /^Speakers 2/ })).toBeVisible()
    // Away from the button, whose tooltip would be the first to go.
    await page.mouse.move(300, 300)
    await expect(page.getByRole('tooltip')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('tab', { name: /^Speakers 2/ })).toHaveCount(0)
    await expect(page.getByRole('main')).toBeFocused()
  })

  await test.step('with reduced motion nothing moves', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')]
          .map((one) => getComputedStyle(one))
          .filter(({ transitionDuration, animationDuration, animationName }) =>
            [transitionDuration, animationName === 'none' ? '0s' : animationDuration]
              .flatMap((times) => times.split(','))
              .some((time) => Number.parseFloat(time) > 0.001),
          ).length,
    )
    expect(moving).toBe(0)
  })
})
