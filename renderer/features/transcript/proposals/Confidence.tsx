import { likelyText } from '../../../text/proposals.ts'

/** How likely a proposal is, as a step from 0 to 3. */
export function likelihood(confidence: number): 0 | 1 | 2 | 3 {
  return confidence >= 0.8 ? 3 : confidence >= 0.6 ? 2 : confidence >= 0.4 ? 1 : 0
}

/** How likely a proposal is: a word, and a bar of four steps. */
export function Confidence({ value }: { readonly value: number }) {
  const step = likelihood(value)
  return (
    <span className={`likely l${step}`}>
      {likelyText[step]}
      <span className="likely-bar" aria-hidden="true">
        {likelyText.map((word, at) => (
          <i key={word} className={at <= step ? 'on' : ''} />
        ))}
      </span>
    </span>
  )
}
