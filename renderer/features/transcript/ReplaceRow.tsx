import { CaseUpper, ListPlus, Replace } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { findText } from '../../text/transcript.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import type { Find } from './use-find.ts'
import { useTypedSince } from './use-typed-since.ts'

interface ReplaceRowProps {
  readonly find: Find
  /** Saves what is typed as a rule of the show; absent where none can be saved. */
  readonly onSaveRule: (() => void) | undefined
}

/** What to write in the place of what was found: here, at each place, or in every episode. */
export function ReplaceRow({ find, onSaveRule }: ReplaceRowProps) {
  const { current, replacement, query, scope, inShow } = find
  const { wanted } = find.leftOut
  const typed = useTypedSince(find.timesReplaced)
  const isInShow = scope === 'show'
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
    if (!event.altKey) void find.replaceOne()
    else if (!isInShow) void find.replaceAll()
    else if (inShow.wanted.places > 0 && inShow.phase !== 'looking') inShow.replace.start()
  }
  return (
    <>
      <label className="field find-field">
        <Icon of={Replace} size="small" />
        <span className="vh">{findText.replaceField}</span>
        <input
          value={replacement}
          placeholder={findText.replaceField}
          spellCheck={false}
          data-draft={typed.draft}
          onChange={(event) => {
            typed.noteTyping()
            find.setReplacement(event.target.value)
          }}
          onKeyDown={keyDown}
        />
      </label>
      <IconButton
        label={findText.preserveCase}
        icon={CaseUpper}
        isOn={find.preserveCase}
        onPress={() => find.setPreserveCase(!find.preserveCase)}
      />
      <Button shortcut="Enter" isDisabled={current < 0} onPress={() => void find.replaceOne()}>
        {findText.replace}
      </Button>
      {!isInShow && (
        <Button shortcut="Alt+Enter" isDisabled={wanted === 0} onPress={() => void find.replaceAll()}>
          {wanted === 0 ? findText.replaceNone : findText.replaceAll(wanted)}
        </Button>
      )}
      {onSaveRule && (
        <IconButton
          label={findText.saveRule}
          icon={ListPlus}
          isDisabled={query.text.trim() === ''}
          onPress={onSaveRule}
        />
      )}
    </>
  )
}
