import { initialsOf } from './Avatar.tsx'

const grounds = ['#17324D', '#3B1F4B', '#1C3D34', '#4A2A1B', '#2B2F52', '#4B1F33', '#24403F', '#3E3418']
const inks = ['#FFD866', '#F6B8D2', '#9FE3C1', '#FFC48A', '#B9C4FF', '#FFB3C7', '#A5E0DE', '#F1DB8E']

/** A show's cover where no picture is at hand: its initials, on colours that its name always gets. */
export function Cover({ name, size }: { readonly name: string; readonly size: number }) {
  const index = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % 8
  return (
    <svg className="cover" width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
      <rect width="48" height="48" fill={grounds[index]} />
      <path d="M0 35 48 17v31H0z" fill="#fff" opacity=".09" />
      <text
        x="24"
        y="30"
        textAnchor="middle"
        fontSize="17"
        fontWeight="700"
        letterSpacing="-.6"
        fill={inks[index]}
      >
        {initialsOf(name) || 'G'}
      </text>
    </svg>
  )
}
