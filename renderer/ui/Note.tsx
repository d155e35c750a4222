import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

const icons = { err: CircleAlert, warn: TriangleAlert, ok: CircleCheck, acc: Info, plain: Info } as const

/** A few words in the place they concern. */
export function Note({
  tone = 'plain',
  children,
}: {
  readonly tone?: keyof typeof icons
  readonly children: ReactNode
}) {
  return (
    <div className={`note ${tone}`}>
      <Icon of={icons[tone]} />
      <span className="grow">{children}</span>
    </div>
  )
}
