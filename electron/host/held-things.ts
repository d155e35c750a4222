import type { Clock } from './clock.ts'

/** Things handed to callers under a name nobody can guess, which end after a while or with the caller. */
export interface HeldThings<T> {
  /** Holds a thing for one caller and gives its name. The oldest go when there are too many. */
  hold(callerId: string, thing: T): string
  /** Undefined when there is no such thing, it ended, or it belongs to another caller. */
  find(callerId: string, name: string): T | undefined
  /** Puts another thing under a name that is still held. */
  replace(callerId: string, name: string, thing: T): void
  drop(callerId: string, name: string): void
  /** Ends everything of a caller. */
  forget(callerId: string): void
}

/** The bounds of what is held. */
export interface HoldingLimits<T> {
  readonly clock: Clock
  readonly newName: () => string
  /** How long a thing is held after it was last asked for, in milliseconds. */
  readonly lifetime: number
  readonly perCaller: number
  /** What one thing weighs, and the most all may weigh together. */
  readonly weigh?: (thing: T) => number
  readonly heaviest?: number
}

interface Held<T> {
  readonly callerId: string
  readonly thing: T
  readonly weight: number
  usedAt: number
}

/** Nothing is held yet. */
export function heldThings<T>(limits: HoldingLimits<T>): HeldThings<T> {
  const { clock, lifetime, perCaller, heaviest = Number.POSITIVE_INFINITY } = limits
  const weigh = limits.weigh ?? (() => 0)
  /** In the order of use, the latest last. */
  const all = new Map<string, Held<T>>()

  const dropEnded = (): void => {
    for (const [name, held] of all) if (clock.now() - held.usedAt > lifetime) all.delete(name)
  }
  const makeRoom = (callerId: string): void => {
    const own = [...all].filter(([, held]) => held.callerId === callerId)
    for (const [name] of own.slice(0, Math.max(0, own.length - perCaller))) all.delete(name)
    let weight = [...all.values()].reduce((sum, held) => sum + held.weight, 0)
    for (const [name, held] of all) {
      if (weight <= heaviest || all.size === 1) break
      all.delete(name)
      weight -= held.weight
    }
  }
  const put = (callerId: string, name: string, thing: T): void => {
    all.delete(name)
    all.set(name, { callerId, thing, weight: weigh(thing), usedAt: clock.now() })
    makeRoom(callerId)
  }
  return {
    hold(callerId, thing) {
      dropEnded()
      const name = limits.newName()
      put(callerId, name, thing)
      return name
    },
    find(callerId, name) {
      dropEnded()
      const held = all.get(name)
      if (held?.callerId !== callerId) return undefined
      held.usedAt = clock.now()
      return held.thing
    },
    replace(callerId, name, thing) {
      if (all.get(name)?.callerId === callerId) put(callerId, name, thing)
    },
    drop(callerId, name) {
      if (all.get(name)?.callerId === callerId) all.delete(name)
    },
    forget(callerId) {
      for (const [name, held] of all) if (held.callerId === callerId) all.delete(name)
    },
  }
}
