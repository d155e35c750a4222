import type { z } from 'zod'

/** A call that only reads. */
export interface Query<I extends z.ZodType, O extends z.ZodType> {
  readonly kind: 'query'
  readonly input: I
  readonly output: O
}
/** A call that changes something. */
export interface Command<I extends z.ZodType, O extends z.ZodType> {
  readonly kind: 'command'
  readonly input: I
  readonly output: O
}
/** Describes a call that only reads. */
export const query = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Query<I, O> => ({
  kind: 'query',
  input,
  output,
})
/** Describes a call that changes something. */
export const command = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Command<I, O> => ({
  kind: 'command',
  input,
  output,
})
