import { type Extension, Prec } from '@codemirror/state'
import { EditorView, type PluginValue, ViewPlugin } from '@codemirror/view'

/** Whether a key is a character being typed and nothing else. */
function isCharacter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey
}

/**
 * Keeps the characters typed in a text from everyone around it. The window's frame listens to every key, and for each
 * of the four events of a letter asks all that stands above the text whether it wants it; none does, and asking costs
 * a thirtieth of the key. Shortcuts, and every key that is no character, are heard as always.
 */
class QuietKeys implements PluginValue {
  private readonly view: EditorView
  /** Keys that went down as characters here and are not up yet, by their place on the keyboard. */
  readonly held = new Set<string>()

  constructor(view: EditorView) {
    this.view = view
    // Nobody in the text waits for the end of a key, so that it can be taken before the frame sees it.
    window.addEventListener('keyup', this.released, true)
  }

  destroy(): void {
    window.removeEventListener('keyup', this.released, true)
  }

  /** A key went down in the text; tells whether it is a character. */
  pressed(event: KeyboardEvent): boolean {
    const isTyped = event.target === this.view.contentDOM && this.view.state.facet(EditorView.editable)
    if (!isTyped || !isCharacter(event)) return false
    this.held.add(event.code)
    return true
  }

  private readonly released = (event: KeyboardEvent): void => {
    const wasHeld = this.held.delete(event.code)
    if (wasHeld && event.target === this.view.contentDOM) event.stopPropagation()
  }
}

const plugin = ViewPlugin.fromClass(QuietKeys, {
  eventObservers: {
    keydown(event) {
      if (this.pressed(event)) event.stopPropagation()
    },
    blur() {
      this.held.clear()
    },
    keypress: (event) => event.stopPropagation(),
    beforeinput: (event) => event.stopPropagation(),
  },
})

/** Lets nobody but the text itself hear the characters typed in it. */
export const quietKeys: Extension = Prec.highest(plugin)
