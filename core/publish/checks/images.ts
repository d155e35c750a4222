import type { CheckPlace } from '../../contract/publish-shapes.ts'
import type { Episode } from '../../episode/schema.ts'
import { publishableWeb } from '../address.ts'
import {
  type Check,
  type CheckContext,
  chapterPlace,
  detail,
  mostPlaces,
  type Problem,
  quoted,
} from './check.ts'

interface Picture {
  readonly address: string
  readonly place: CheckPlace
}

/** Pictures are given by address: apps load them, so a file on the producer's disk is no picture to them. */
export const images: Check = {
  id: 'images',
  destinations: ['podcasting20', 'apple', 'web'],
  passed: 'Every picture has an address apps can load.',
  check(episode, context) {
    const pictures = picturesOf(episode, context)
    if (pictures.length === 0) return undefined
    return [...notAddresses(pictures), ...notForApple(episode)]
  },
}

function picturesOf(episode: Episode, { chapters }: CheckContext): Picture[] {
  const pictures: Picture[] = []
  const add = (address: string | undefined, place: CheckPlace): void => {
    if (address !== undefined && address.trim() !== '') pictures.push({ address: address.trim(), place })
  }
  add(episode.image, detail('the episode’s picture'))
  for (const chapter of chapters) if (chapter.image) add(chapter.image, chapterPlace(chapters, chapter))
  for (const { id, name, image } of episode.people) add(image, { section: 'people', id, label: name })
  return pictures
}

function notAddresses(pictures: readonly Picture[]): Problem[] {
  const unusable = pictures.filter(({ address }) => publishableWeb(address) === undefined)
  const [first] = unusable
  if (!first) return []
  const message =
    unusable.length === 1
      ? `The picture ${quoted(first.address)} is not a whole web address.`
      : `${unusable.length} pictures are not whole web addresses, such as ${quoted(first.address)}.`
  return [
    {
      level: 'warning',
      message,
      cost: 'Apps cannot load it: the picture is left out of the files.',
      where: unusable.slice(0, mostPlaces).map(({ place }) => place),
      fix: { label: 'Give its address on the web', safe: false },
    },
  ]
}

/** Apple takes JPEG and PNG for the picture of an episode. Only what the address says is judged. */
function notForApple({ image }: Episode): Problem[] {
  const ending = /\.(gif|webp|svg|avif|bmp|tiff?|heic)(?:[?#]|$)/i.exec(publishableWeb(image) ?? '')?.[1]
  if (ending === undefined) return []
  return [
    {
      level: 'warning',
      message: `The episode’s picture is a ${ending.toUpperCase()} file.`,
      cost: 'Apple Podcasts takes JPEG and PNG, and shows the show’s picture instead.',
      where: [detail('the episode’s picture')],
      fix: { label: 'Use a JPEG or PNG', safe: false },
    },
  ]
}
