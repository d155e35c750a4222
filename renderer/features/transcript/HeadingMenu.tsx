import { BookmarkX, EyeOff, ListVideo, MapPin, Pencil, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Chapter } from '../../../core/episode/schema.ts'
import { navigate, useRoute } from '../../app/routes.ts'
import { transcriptText } from '../../text/transcript.ts'
import { Button } from '../../ui/Button.tsx'
import { ContextMenu } from '../../ui/ContextMenu.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { usedOrLeft } from '../../ui/pending-drafts.ts'
import type { Headings } from './use-headings.ts'

/** What can be done to a chapter from its heading in the text. */
export function HeadingMenu({
  headings,
  isReadOnly,
}: {
  readonly headings: Headings
  readonly isReadOnly: boolean
}) {
  const route = useRoute()
  const [renaming, setRenaming] = useState<Chapter>()
  const { menu, closeMenu } = headings
  const anchor = useMemo(() => ({ current: menu?.button ?? null }), [menu])
  return (
    <>
      {menu && (
        <ContextMenu
          label={transcriptText.headingMenu(menu.chapter.title)}
          isOpen
          onClose={closeMenu}
          anchor={anchor}
          groups={[
            {
              id: 'edit',
              actions: [
                {
                  id: 'rename',
                  label: transcriptText.renameChapter,
                  icon: Pencil,
                  isDisabled: isReadOnly,
                  onAction: () => setRenaming(menu.chapter),
                },
                {
                  id: 'place',
                  label: transcriptText.moveHeading,
                  icon: MapPin,
                  isDisabled: isReadOnly,
                  onAction: () => void headings.placeHere(menu.chapter),
                },
                {
                  id: 'loosen',
                  label: transcriptText.looseHeading,
                  icon: BookmarkX,
                  isDisabled: isReadOnly || menu.chapter.segmentId === undefined,
                  onAction: () => void headings.loosen(menu.chapter),
                },
                {
                  id: 'open',
                  label: transcriptText.openChapter,
                  icon: ListVideo,
                  onAction: () => {
                    if (route.screen === 'episode') {
                      navigate({ ...route, section: 'chapters', at: menu.chapter.id })
                    }
                  },
                },
              ],
            },
            {
              id: 'away',
              actions: [
                {
                  id: 'hide',
                  label: transcriptText.hideChapter,
                  icon: EyeOff,
                  isDisabled: isReadOnly,
                  onAction: () => void headings.hide(menu.chapter),
                },
                {
                  id: 'remove',
                  label: transcriptText.removeChapter,
                  icon: Trash2,
                  isDestructive: true,
                  isDisabled: isReadOnly,
                  onAction: () => void headings.remove(menu.chapter),
                },
              ],
            },
          ]}
        />
      )}
      {renaming && (
        <RenameChapter
          chapter={renaming}
          onClose={() => setRenaming(undefined)}
          onRename={(title) => headings.rename(renaming, title)}
        />
      )}
    </>
  )
}

interface RenameChapterProps {
  readonly chapter: Chapter
  readonly onRename: (title: string) => Promise<unknown>
  readonly onClose: () => void
}

/** Asks for a chapter's title. */
export function RenameChapter({ chapter, onRename, onClose }: RenameChapterProps) {
  const [title, setTitle] = useState(chapter.title)
  const submit = () => {
    if (title.trim() !== chapter.title) void usedOrLeft(title, onRename(title))
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={transcriptText.chapterName}
      actions={
        <>
          <Button onPress={onClose}>{transcriptText.cancel}</Button>
          <Button variant="filled" onPress={submit}>
            {transcriptText.renameChapter}
          </Button>
        </>
      }
    >
      <form
        className="rename-chapter"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Field label={transcriptText.chapterName} hideLabel value={title} onChange={setTitle} autoFocus />
      </form>
    </Dialog>
  )
}
