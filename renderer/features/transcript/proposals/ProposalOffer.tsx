import { ListTree, X } from 'lucide-react'
import { proposalText } from '../../../text/proposals.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import type { ProposalRoom } from './use-proposal-room.ts'

/** Offers the previews over a text that could use them; stays away once it was dismissed. */
export function ProposalOffer({ room }: { readonly room: ProposalRoom }) {
  const { isWall, unplaced } = room
  return (
    <div className="banner acc props-offer">
      <Icon of={ListTree} />
      <span className="grow">
        {[isWall ? proposalText.wall : '', unplaced > 0 ? proposalText.unplaced(unplaced) : '']
          .filter(Boolean)
          .join(' ')}
      </span>
      {unplaced > 0 && (
        <Button size="small" onPress={() => room.open('headings')}>
          {proposalText.placeChapters}
        </Button>
      )}
      {isWall && (
        <Button size="small" onPress={() => room.open('turns')}>
          {proposalText.splitTurns}
        </Button>
      )}
      <IconButton label={proposalText.dismiss} icon={X} size="small" onPress={room.dismiss} />
    </div>
  )
}
