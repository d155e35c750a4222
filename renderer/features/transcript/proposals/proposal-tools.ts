import { ListTree, SplitSquareVertical } from 'lucide-react'
import { proposalText } from '../../../text/proposals.ts'
import type { MenuGroup } from '../../../ui/Menu.tsx'
import type { ProposalRoom } from './use-proposal-room.ts'

/** The previews as entries of the menu of tools, where they have something to propose. */
export function proposalTools({ canSplit, unplaced, open }: ProposalRoom): readonly MenuGroup[] {
  return [
    {
      id: 'proposals',
      actions: [
        ...(canSplit
          ? [
              {
                id: 'turns',
                label: proposalText.splitTurns,
                icon: SplitSquareVertical,
                onAction: () => open('turns'),
              },
            ]
          : []),
        ...(unplaced > 0
          ? [
              {
                id: 'headings',
                label: proposalText.placeChapters,
                icon: ListTree,
                onAction: () => open('headings'),
              },
            ]
          : []),
      ],
    },
  ]
}
