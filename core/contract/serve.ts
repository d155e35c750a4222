import { AppError, isAppError } from '../errors.ts'
import { type CallName, type CallOutput, contract, type HandlerInput } from './contract.ts'
import { type Envelope, failure } from './envelope.ts'

/** Who asks: one connection of one client, so that grants and previews stay with it. */
export interface Caller {
  readonly id: string
}

/** One function per call of the contract; leaving one out does not compile. */
export type Handlers = {
  readonly [N in CallName]: (input: HandlerInput<N>, caller: Caller) => Promise<CallOutput<N>> | CallOutput<N>
}

/** Answers any call with an envelope; never throws. */
export type Dispatch = (name: string, input: unknown, caller: Caller) => Promise<Envelope>

/** What `serve` needs from the world. */
export interface ServeOptions {
  /** Told of every bug, with the incident id the person is shown. */
  readonly reportBug: (incident: string, error: unknown) => void
  readonly newIncident: () => string
  /** Checks answers against their schema too; for development and tests, since it costs time. */
  readonly checkOutput: boolean
}

/**
 * Puts the contract in front of its handlers: known name, input schema, run, output schema, envelope.
 * This function holds one of the two casts at this boundary: a handler looked up by name loses the
 * link between its name and its types, which the two schemas restore at run time.
 */
export function serve(handlers: Handlers, options: ServeOptions): Dispatch {
  return async (name, input, caller) => {
    if (!isCallName(name)) {
      return failure(new AppError('unknown-call', `Galley has no call named "${name.slice(0, 80)}".`))
    }
    const parsed = contract[name].input.safeParse(input)
    if (!parsed.success) {
      const issues = parsed.error.issues
        .slice(0, 5)
        .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
      return failure(
        new AppError('invalid-input', `The request ${name} was not understood. Nothing was changed.`, {
          issues,
        }),
      )
    }
    try {
      const run = handlers[name] as (input: unknown, caller: Caller) => unknown
      const value = await run(parsed.data, caller)
      return { ok: true, value: options.checkOutput ? contract[name].output.parse(value) : value }
    } catch (error) {
      if (isAppError(error)) return failure(error)
      const incident = options.newIncident()
      options.reportBug(incident, error)
      return failure(
        new AppError(
          'internal',
          `Something went wrong inside Galley (incident ${incident}). Your saved work is safe. Try again; if it happens twice, reload.`,
          { incident },
        ),
      )
    }
  }
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name)
}
