import type { Page } from '@playwright/test'

/** A cue as the browser or Galley reads it; times in whole milliseconds. */
export interface PlainCue {
  readonly start: number
  readonly end: number
  /** Without markup, with its line breaks. */
  readonly text: string
}

/** What the browser's own parser makes of many files at once; undefined where it refuses one. */
export async function browserCues(
  page: Page,
  files: readonly string[],
): Promise<readonly (readonly PlainCue[] | undefined)[]> {
  await page.setContent('<body></body>')
  return page.evaluate(async (texts) => {
    const read = (text: string) =>
      new Promise<PlainCue[] | undefined>((resolve) => {
        const video = document.body.appendChild(document.createElement('video'))
        const track = video.appendChild(document.createElement('track'))
        const address = URL.createObjectURL(new Blob([text], { type: 'text/vtt' }))
        const end = (cues: PlainCue[] | undefined): void => {
          URL.revokeObjectURL(address)
          video.remove()
          resolve(cues)
        }
        track.addEventListener('error', () => end(undefined))
        track.addEventListener('load', () =>
          end(
            [...(track.track.cues ?? [])].map((cue) => ({
              start: Math.round(cue.startTime * 1000),
              end: Math.round(cue.endTime * 1000),
              text: (cue as VTTCue).getCueAsHTML().textContent ?? '',
            })),
          ),
        )
        track.track.mode = 'hidden'
        track.src = address
      })
    const answers: (PlainCue[] | undefined)[] = []
    for (let from = 0; from < texts.length; from += 25)
      answers.push(...(await Promise.all(texts.slice(from, from + 25).map(read))))
    return answers
  }, files)
}
