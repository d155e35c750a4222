import { Keyboard, Minus, Plus, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Settings } from '../../../core/contract/library-shapes.ts'
import { runCommand } from '../../state/commands.ts'
import { chordOf } from '../../state/keymap.ts'
import { useSettings } from '../../state/settings.ts'
import { showToast } from '../../state/toasts.ts'
import { settingsText } from '../../text/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Toolbar } from '../../ui/Toolbar.tsx'
import '../../styles/settings.css'

const themes = ['system', 'light', 'dark'] as const satisfies readonly Settings['theme'][]

/** The settings of this person on this machine; each acts at once. */
export function SettingsPage() {
  const { settings, change } = useSettings()
  return (
    <section className="pane" data-region="work" aria-label={settingsText.title}>
      <Toolbar title={settingsText.title} />
      <div className="scroll toasty settings">
        <Group id="look" title={settingsText.look}>
          <Line label={settingsText.theme} hint={settingsText.themeHint}>
            <Segmented
              label={settingsText.theme}
              value={settings.theme}
              onChange={(theme) => void change({ theme })}
              options={themes.map((id) => ({ id, label: settingsText.themes[id] }))}
            />
          </Line>
        </Group>
        <Group id="reading" title={settingsText.reading}>
          <ReadingSize size={settings.readingSize} onChange={(readingSize) => void change({ readingSize })} />
        </Group>
        <Group id="layout" title={settingsText.layout}>
          <Line label={settingsText.panes} hint={settingsText.resetPanesHint}>
            <ResetPanes widths={settings.paneWidths} onChange={(paneWidths) => void change({ paneWidths })} />
          </Line>
        </Group>
        <Group id="keyboard" title={settingsText.keyboard}>
          <Line label={settingsText.keys} hint={settingsText.keyboardHint}>
            <Button
              icon={Keyboard}
              shortcut={chordOf('keys.show')}
              onPress={() => void runCommand('keys.show')}
            >
              {settingsText.showKeys}
            </Button>
          </Line>
        </Group>
      </div>
    </section>
  )
}

const smallest = 14
const largest = 22

function ReadingSize({
  size,
  onChange,
}: {
  readonly size: number
  readonly onChange: (size: number) => void
}) {
  return (
    <>
      <Line label={settingsText.readingSize}>
        <span className="row">
          <IconButton
            label={settingsText.smaller}
            icon={Minus}
            variant="outline"
            isDisabled={size <= smallest}
            onPress={() => onChange(size - 1)}
          />
          <output className="num size">{settingsText.pixels(size)}</output>
          <IconButton
            label={settingsText.larger}
            icon={Plus}
            variant="outline"
            isDisabled={size >= largest}
            onPress={() => onChange(size + 1)}
          />
        </span>
      </Line>
      <figure className="reading-sample" aria-label={settingsText.sampleLabel}>
        <p>{settingsText.sample}</p>
      </figure>
    </>
  )
}

interface ResetPanesProps {
  readonly widths: Settings['paneWidths']
  readonly onChange: (widths: Settings['paneWidths']) => void
}

function ResetPanes({ widths, onChange }: ResetPanesProps) {
  const reset = () => {
    onChange({})
    showToast({
      title: settingsText.panesReset,
      action: { label: settingsText.undo, onPress: () => onChange(widths) },
    })
  }
  return (
    <Button icon={RotateCcw} isDisabled={Object.keys(widths).length === 0} onPress={reset}>
      {settingsText.resetPanes}
    </Button>
  )
}

function Group({
  id,
  title,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <section aria-labelledby={`settings-${id}`}>
      <h2 id={`settings-${id}`}>{title}</h2>
      {children}
    </section>
  )
}

interface LineProps {
  readonly label: string
  readonly hint?: string
  readonly children: ReactNode
}

function Line({ label, hint, children }: LineProps) {
  return (
    <div className="setting">
      <span className="grow">
        <span className="med block">{label}</span>
        {hint && <span className="s2 t3 block">{hint}</span>}
      </span>
      {children}
    </div>
  )
}
