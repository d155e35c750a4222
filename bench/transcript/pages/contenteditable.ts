import { place, provide } from './page.ts'

// What a browser edits by itself: every turn a paragraph, all of them in the page.
provide((lines) => {
  const text = document.createElement('div')
  text.contentEditable = 'true'
  text.spellcheck = false
  text.append(
    ...lines.map((line) => {
      const turn = document.createElement('p')
      turn.textContent = line
      return turn
    }),
  )
  place().append(text)
  text.children[Math.floor(lines.length / 2)]?.scrollIntoView({ block: 'center' })
})
