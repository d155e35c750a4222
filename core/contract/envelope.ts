import { z } from 'zod'
import { AppError, type ErrorCode, errorCodes } from '../errors.ts'

/** How an answer travels: a value, or an error whose code and message survive the trip. */
export const Envelope = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    ok: z.literal(false),
    error: z.strictObject({
      code: z.string(),
      message: z.string(),
      details: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
])
/** How an answer travels. */
export type Envelope = z.infer<typeof Envelope>

/** Wraps an explained failure. */
export function failure(error: AppError): Envelope {
  const { code, message, details } = error
  return { ok: false, error: { code, message, ...(details && { details: { ...details } }) } }
}

/** Gives the value of an envelope or throws its error again; anything else is `disconnected`. */
export function unwrap(answer: unknown): unknown {
  const parsed = Envelope.safeParse(answer)
  if (!parsed.success) {
    throw new AppError(
      'disconnected',
      'Galley gave an answer that could not be understood. Nothing was changed. Reload the window.',
    )
  }
  if (parsed.data.ok) return parsed.data.value
  const { code, message, details } = parsed.data.error
  throw new AppError(isKnown(code) ? code : 'internal', message, details)
}

function isKnown(code: string): code is ErrorCode {
  return (errorCodes as readonly string[]).includes(code)
}
