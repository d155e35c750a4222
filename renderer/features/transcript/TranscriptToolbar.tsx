import { BookmarkPlus, Search } from 'lucide-react'
import { useCallback, useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import type { Chapter, Episode } from '../../../core/episode/schema.ts'
import { countWords } from '../../../core/episode/transcript.ts'
import { formatTime } from '../../../core/time.ts'
import { useEpisodeNow, useEpisodeSelector } from '../../state/EpisodeProvider.tsx'
import { chordOf } from '../../state/keymap.ts'
import { whenTypingRests } from '../../state/typing-rest.ts'
import { useEpisodeEffect } from '../../state/use-episode-effect.ts'
import { transcriptText } from '../../text/transcript.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, type MenuGroup } from '../../ui/Menu.tsx'
import { usePanes } from '../../ui/panes.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { SidePanelToggle } from '../../ui/SidePanelToggle.tsx'
import { Toolbar } from '../../ui/Toolbar.tsx'
import type { EditorMode } from './editor/create-editor.ts'
import { RenameChapter } from './HeadingMenu.tsx'
import { TextSize } from './TextSize.tsx'
import { ToolsMenu } from './ToolsMenu.tsx'
import type { Find } from './use-find.ts'
import type { Headings } from './use-headings.ts'

interface TranscriptToolbarProps {
  readonly mode: EditorMode
  readonly onMode: (mode: EditorMode) => void
  readonly changeCount: number | undefined
  readonly find: Find
  readonly headings: Headings
  readonly isReadOnly: boolean
  /** What can be done beside, for the menu of tools. */
  readonly tools: readonly MenuGroup[]
}

/** Over the text: what it is shown for, find, and how large it is. */
export function TranscriptToolbar(props: TranscriptToolbarProps) {
  const { mode, onMode, changeCount, find, isReadOnly } = props
  const { isSideShown } = usePanes()
  return (
    <Toolbar title={transcriptText.title} meta={<WordCount />}>
      <Segmented
        label={transcriptText.view}
        value={mode}
        onChange={onMode}
        options={[
          { id: 'edit', label: transcriptText.edit },
          {
            id: 'changes',
            label: (
              <>
                {transcriptText.changes}
                <span className="cnt">{changeCount?.toLocaleString('en')}</span>
              </>
            ),
          },
          { id: 'read', label: transcriptText.read },
        ]}
      />
      <span className="sep" />
      <ToggleButton
        className="btn ghost"
        isSelected={find.isOpen}
        onChange={(isOn) => (isOn ? find.open() : find.close())}
        aria-keyshortcuts={chordOf('transcript.find')}
      >
        <Icon of={Search} />
        {transcriptText.find}
      </ToggleButton>
      {!isReadOnly && mode !== 'read' && <ChapterHere {...props} />}
      <TextSize />
      <ToolsMenu isReadOnly={isReadOnly} groups={props.tools} />
      {!isSideShown && <SidePanelToggle label={transcriptText.showPanel} />}
    </Toolbar>
  )
}

/** Draws alone when the count changes, once typing rests: it is none that anybody follows word by word. */
function WordCount() {
  const episodeNow = useEpisodeNow()
  const [words, setWords] = useState(() => countWords(episodeNow().transcript))
  useEpisodeEffect(
    useCallback(
      ({ transcript }) =>
        whenTypingRests(() => setWords(countWords(transcript)), {
          rest: 1_000,
          latest: Number.POSITIVE_INFINITY,
        }),
      [],
    ),
    transcriptOf,
  )
  return <>{transcriptText.words(words)}</>
}

const transcriptOf = ({ transcript }: Episode) => [transcript]

/** Makes a chapter where the caret is, or places one that has no place in the text. */
function ChapterHere({ headings }: TranscriptToolbarProps) {
  const chapters = useEpisodeSelector((episode) => episode.chapters)
  const [naming, setNaming] = useState<Chapter['id']>()
  const unplaced = headings.unplaced()
  const added = chapters.find(({ id }) => id === naming)
  return (
    <>
      <Menu
        label={transcriptText.placeChapterShort}
        groups={[
          {
            id: 'new',
            actions: [
              {
                id: 'new',
                label: transcriptText.newChapter,
                icon: BookmarkPlus,
                onAction: () => void headings.addHere().then(setNaming),
              },
            ],
          },
          ...(unplaced.length > 0
            ? [
                {
                  id: 'place',
                  title: transcriptText.placeChapter,
                  actions: unplaced.map((chapter) => ({
                    id: chapter.id,
                    label: chapter.title || transcriptText.untitledChapter,
                    detail: formatTime(chapter.startTime),
                    onAction: () => void headings.placeHere(chapter),
                  })),
                },
              ]
            : []),
        ]}
      >
        <IconButton label={transcriptText.placeChapterShort} icon={BookmarkPlus} />
      </Menu>
      {added && (
        <RenameChapter
          key={added.id}
          chapter={added}
          onClose={() => setNaming(undefined)}
          onRename={(title) => headings.rename(added, title)}
        />
      )}
    </>
  )
}
