import type { ReactNode } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { EpisodeId } from '../../../core/ids.ts'
import { navigate } from '../../app/routes.ts'
import { handOver } from '../../state/handed.ts'

interface ChooseFilesProps {
  /** The button that opens the system's file picker. */
  readonly children: ReactNode
  readonly into?: EpisodeId | undefined
}

/** Lets the person choose files and takes them to the import screen. */
export function ChooseFiles({ children, into }: ChooseFilesProps) {
  return (
    <FileTrigger
      allowsMultiple
      onSelect={(files) => {
        if (!files || files.length === 0) return
        handOver([...files].map((file) => ({ kind: 'file', file })))
        navigate({ screen: 'import', ...(into && { into }) })
      }}
    >
      {children}
    </FileTrigger>
  )
}
