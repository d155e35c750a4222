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
  private readonly held = new Set<string>()

  constructor(view: EditorView) {
    this.view = view
    // Nobody in the text waits for the end of a key, so that it can be taken before the frame sees it.
    window.addEventListener('keyup', this.released, true)
  }

  destroy(): void {
    window.removeEventListener('keyup', this.released, true)
  }

  pressed(event: KeyboardEvent): void {
    if (!this.isTyped(event)) return
    this.held.add(event.code)
    event.stopPropagation()
  }

  followed(event: KeyboardEvent): void {
    if (this.isTyped(event)) event.stopPropagation()
  }

  /** Focus went elsewhere, and with it the ends of the keys that are down. */
  left(): void {
    this.held.clear()
  }

  private isTyped(event: KeyboardEvent): boolean {
    const { contentDOM, state } = this.view
    return event.target === contentDOM && state.facet(EditorView.editable) && isCharacter(event)
  }

  private readonly released = (event: KeyboardEvent): void => {
    const wasHeld = this.held.delete(event.code)
    if (wasHeld && event.target === this.view.contentDOM) event.stopPropagation()
  }
}

const plugin = ViewPlugin.fromClass(QuietKeys, {
  eventObservers: {
    keydown(event) {
      this.pressed(event)
    },
    keypress(event) {
      this.followed(event)
    },
    beforeinput(event) {
      if (event.inputType === 'insertText') event.stopPropagation()
    },
    blur() {
      this.left()
    },
  },
})

/** Lets nobody but the text itself hear the characters typed in it. */
export const quietKeys: Extension = Prec.highest(plugin)
