import type { Settings } from '../../core/contract/library-shapes.ts'

const remembered = 'galley.theme'

/** Puts a theme on the page and keeps it there as the system changes; the answer stops following. */
export function applyTheme(theme: Settings['theme']): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const isDark = theme === 'dark' || (theme === 'system' && dark.matches)
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
  }
  apply()
  localStorage.setItem(remembered, theme)
  dark.addEventListener('change', apply)
  return () => dark.removeEventListener('change', apply)
}

/** The theme of last time, for the first frame, before the settings have been read. */
export function applyRememberedTheme(): void {
  const theme = localStorage.getItem(remembered)
  applyTheme(theme === 'dark' || theme === 'light' ? theme : 'system')()
}
