import { Globe, Mail } from 'lucide-react'
import { type Platform, platformLetters } from '../../../core/episode/link-platforms.ts'
import { Icon } from '../../ui/Icon.tsx'

/** One or two letters of a platform, or a globe; the label beside it says the same in words. */
export function PlatformMark({ platform }: { readonly platform: Platform }) {
  const letters = platformLetters(platform)
  return (
    <span className="pm" aria-hidden="true">
      {letters ?? <Icon of={platform === 'mail' ? Mail : Globe} size="small" />}
    </span>
  )
}
