import { UserPlus, UserX } from 'lucide-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import type { Episode } from '../../../../core/episode/schema.ts'
import { useEpisode } from '../../../state/EpisodeProvider.tsx'
import { speakerText } from '../../../text/transcript.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { voicesOf } from '../transcript-info.ts'
import type { SpeakerChoice, SpeakerScope } from './speaker-edits.ts'
import { turnsOf } from './speaker-edits.ts'
import type { SpeakerQuestion } from './use-speaker-menu.ts'

interface SpeakerMenuProps {
  readonly question: SpeakerQuestion
  readonly onAnswer: (choice: SpeakerChoice, scope: SpeakerScope) => void
  readonly onClose: () => void
}

interface Option {
  readonly id: string
  readonly label: string
  readonly colour?: string
  readonly choice: SpeakerChoice
}

/** "Who says this?": type to filter or to add, 1 to 9 pick, and for which turns. */
export function SpeakerMenu({ question, onAnswer, onClose }: SpeakerMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  const { left, top, width, height } = question.anchor
  return (
    <>
      <span ref={anchor} className="anchor" style={{ left, top, width, height }} />
      <Popover
        className="pop smenu"
        isOpen
        onOpenChange={(open) => !open && onClose()}
        triggerRef={anchor}
        placement="bottom start"
        offset={6}
      >
        <Dialog aria-label={speakerText.menu}>
          <MenuBody question={question} onAnswer={onAnswer} />
        </Dialog>
      </Popover>
    </>
  )
}

function MenuBody({ question, onAnswer }: Omit<SpeakerMenuProps, 'onClose'>) {
  const episode = useEpisode()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const listId = useId()
  const { segment, selected } = question
  const all = turnsOf(episode.transcript?.segments ?? [], segment.speaker)
  const speaker = episode.people.find((person) => person.id === segment.speaker)
  const [scope, setScope] = useState<SpeakerScope>(() =>
    selected.length > 1 ? 'selected' : speaker?.name === '' ? 'all' : 'one',
  )
  const options = optionsFor(episode, typed, segment.speaker !== undefined)
  const at = Math.min(active, options.length - 1)
  const pick = (option: Option | undefined) => option && onAnswer(option.choice, scope)

  const field = useRef<HTMLInputElement>(null)
  const keyDown = (event: KeyboardEvent) => {
    // Keys that are held are commands of the window.
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const isInField = event.target === field.current
    const digit = typed === '' && /^[1-9]$/.test(event.key) ? Number(event.key) : 0
    // Beside the field they go from one choice of turns to the next.
    const by = isInField ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined
    if (digit > 0 && digit <= Math.min(9, episode.people.length)) pick(options[digit - 1])
    else if (by !== undefined) setActive((at + by + options.length) % options.length)
    else if (event.key === 'Enter') pick(options[at])
    else {
      // What is typed beside the field is typed into it.
      if (!isInField && /^\S$/u.test(event.key)) field.current?.focus()
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // Pressed where nothing is, it takes the focus and still hears the keys.
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of all that is in the menu
    <div tabIndex={-1} onKeyDown={keyDown}>
      <input
        ref={field}
        className="sin"
        role="combobox"
        aria-label={speakerText.filter}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={options[at] ? `${listId}-${options[at].id}` : undefined}
        placeholder={speakerText.filter}
        value={typed}
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the menu was opened to type or pick in it
        autoFocus
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
        }}
      />
      <div id={listId} role="listbox" aria-label={speakerText.people} className="slist" tabIndex={-1}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field above says which is active
          <div
            key={option.id}
            id={`${listId}-${option.id}`}
            role="option"
            aria-selected={index === at}
            className={index === at ? 'sli on' : 'sli'}
            onPointerMove={() => setActive(index)}
            onClick={() => pick(option)}
          >
            {option.choice.kind === 'person' ? (
              <Avatar name={option.label} size="small" {...(option.colour && { colour: option.colour })} />
            ) : (
              <Icon of={option.choice.kind === 'new' ? UserPlus : UserX} size="small" />
            )}
            <span className="grow ell">{option.label}</span>
            {typed === '' && option.choice.kind === 'person' && index < 9 && <kbd>{index + 1}</kbd>}
          </div>
        ))}
      </div>
      {(all.length > 1 || selected.length > 1) && (
        <fieldset className="sft">
          <legend className="vh">{speakerText.scope}</legend>
          <Scope value="all" scope={scope} onChange={setScope} label={speakerText.allTurns(all.length)} />
          {selected.length > 1 && (
            <Scope
              value="selected"
              scope={scope}
              onChange={setScope}
              label={speakerText.selectedTurns(selected.length)}
            />
          )}
          {all.length > 1 && (
            <Scope value="one" scope={scope} onChange={setScope} label={speakerText.onlyThis} />
          )}
        </fieldset>
      )}
    </div>
  )
}

interface ScopeProps {
  readonly value: SpeakerScope
  readonly scope: SpeakerScope
  readonly label: string
  readonly onChange: (scope: SpeakerScope) => void
}

function Scope({ value, scope, label, onChange }: ScopeProps) {
  return (
    <label className={value === scope ? 'row' : 'row t2'}>
      <input type="radio" name="speaker-scope" checked={value === scope} onChange={() => onChange(value)} />
      {label}
    </label>
  )
}

/** The people whose name holds what was typed, then somebody new of that name; nobody where somebody is set. */
function optionsFor(episode: Episode, typed: string, hasSpeaker: boolean): readonly Option[] {
  const wanted = typed.trim().toLowerCase()
  const voices = voicesOf(episode.people)
  const options: Option[] = []
  for (const [personId, { name, colour }] of voices) {
    if (!name.toLowerCase().includes(wanted)) continue
    options.push({ id: personId, label: name, colour, choice: { kind: 'person', personId } })
  }
  const isKnown = [...voices.values()].some(({ name }) => name.toLowerCase() === wanted)
  if (wanted !== '' && !isKnown) {
    options.push({
      id: 'new',
      label: speakerText.add(typed.trim()),
      choice: { kind: 'new', name: typed.trim() },
    })
  }
  if (wanted === '' && hasSpeaker) {
    options.push({ id: 'nobody', label: speakerText.nobody, choice: { kind: 'nobody' } })
  }
  return options
}
