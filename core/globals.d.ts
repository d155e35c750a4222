/**
 * The few web-standard globals that core may use. Node 20 and every browser have them; nothing else
 * of either platform is visible to this project.
 */
declare class URL {
  constructor(url: string, base?: string | URL)
  readonly href: string
  readonly protocol: string
  readonly host: string
  readonly hostname: string
  readonly port: string
  readonly username: string
  readonly password: string
  readonly pathname: string
  readonly search: string
  readonly searchParams: URLSearchParams
  readonly hash: string
  readonly origin: string
}

declare class URLSearchParams {
  constructor(init?: string)
  keys(): IterableIterator<string>
  get(name: string): string | null
  has(name: string): boolean
  delete(name: string): void
  toString(): string
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  readonly encoding: string
  decode(input?: Uint8Array, options?: { stream?: boolean }): string
}

declare class TextEncoder {
  encode(input?: string): Uint8Array
}

declare function structuredClone<T>(value: T): T
