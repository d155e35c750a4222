import { Ellipsis, FileDown, FileUp } from 'lucide-react'
import { useRef } from 'react'
import type { Show } from '../../../../core/show/schema.ts'
import { tellError } from '../../../state/errors.ts'
import { saveText } from '../../../state/save-text.ts'
import { showToast } from '../../../state/toasts.ts'
import { rulesText } from '../../../text/rules.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { readListFile } from './read-list-file.ts'
import type { ListReport } from './use-rule-list.ts'
import type { Rules } from './use-rules.ts'

interface ListMenuProps {
  readonly rules: Rules
  readonly show: Show
  readonly isReadOnly: boolean
  readonly onRead: (report: ListReport) => void
}

/** Bringing lists in and taking them out. */
export function ListMenu({ rules, show, isReadOnly, onRead }: ListMenuProps) {
  const input = useRef<HTMLInputElement>(null)
  const read = async (file: File) => {
    const text = await readListFile(file)
    if (text === undefined) showToast({ title: rulesText.notText, tone: 'err' })
    else onRead(await rules.list.read(text))
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={rulesText.importList}
        accept=".tsv,.txt,text/tab-separated-values,text/plain"
        onChange={({ target }) => {
          const file = target.files?.[0]
          target.value = ''
          if (file) read(file).catch(tellError)
        }}
      />
      <Menu
        label={rulesText.more}
        groups={[
          {
            id: 'files',
            actions: [
              {
                id: 'import',
                label: rulesText.importList,
                icon: FileUp,
                isDisabled: isReadOnly,
                onAction: () => input.current?.click(),
              },
              {
                id: 'export',
                label: rulesText.exportList,
                icon: FileDown,
                isDisabled: rules.rules.length === 0,
                onAction: () =>
                  saveText(rulesText.fileName(show.title), rules.list.write(), 'text/tab-separated-values'),
              },
            ],
          },
        ]}
      >
        <IconButton label={rulesText.more} icon={Ellipsis} size="small" />
      </Menu>
    </>
  )
}
