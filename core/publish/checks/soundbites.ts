import { counted } from '../../formats/syntax/lines.ts'
import { formatTime } from '../../time.ts'
import { type Check, mostPlaces } from './check.ts'

/** A soundbite beyond the end of the audio plays nothing. */
export const soundbites: Check = {
  id: 'soundbites',
  destinations: ['podcasting20'],
  passed: 'Every soundbite lies inside the audio.',
  check({ soundbites: bites, enclosure }) {
    const duration = enclosure?.duration
    if (bites.length === 0 || duration === undefined) return undefined
    const beyond = bites.filter((bite) => bite.startTime + bite.duration > duration)
    if (beyond.length === 0) return []
    return [
      {
        level: 'warning',
        message: `${counted(beyond.length, 'soundbite')} end${beyond.length === 1 ? 's' : ''} after the audio does.`,
        cost: 'Apps play silence, or leave it out.',
        where: beyond.slice(0, mostPlaces).map(({ id, startTime }) => ({
          section: 'details',
          id,
          label: `the soundbite at ${formatTime(startTime)}`,
        })),
        fix: { label: 'Correct the times', safe: false },
      },
    ]
  },
}
