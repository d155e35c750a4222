import { HyperaudioLite } from 'hyperaudio-lite'
import { place, provide } from './page.ts'
import { silence } from './paper-edit.ts'

// A paragraph for every turn and a span for every word, as its editor has them, in one editable element.
provide((lines) => {
  let at = 0
  const spans = (line: string): string =>
    line
      .split(' ')
      .map((word) => {
        at += 300
        return `<span data-m="${at - 300}" data-d="250">${word} </span>`
      })
      .join('')
  const paragraphs = lines.map((line) => `<p>${spans(line)}</p>`).join('')
  place().innerHTML = `<audio id="hyperplayer" src="${silence}"></audio>
    <div id="hypertranscript" class="hyperaudio-transcript" contenteditable="true" spellcheck="false">
      <article><section>${paragraphs}</section></article>
    </div>`
  new HyperaudioLite({ transcript: 'hypertranscript', player: 'hyperplayer' })
})
