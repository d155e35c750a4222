import type { Import, ImportGraph } from './import-graph.ts'

/** One rule: imports from files that match `from` may not lead to what matches `to`. */
export interface ImportRule {
  readonly name: string
  readonly why: string
  readonly from: RegExp
  readonly to: RegExp
  /** Imports the rule lets through. */
  readonly except?: (found: Import) => boolean
}

const test = /\.test\.tsx?$|\/testing\//
const inTest = (found: Import): boolean => test.test(found.from)

/** Anything that is not a file of this repository. */
const packages = /^(?!core\/|electron\/|renderer\/|e2e\/|scripts\/|bench\/|resources\/|package\.json)/

const coreMayUse =
  /^(zod|immer|fast-xml-parser|unified|(remark|rehype|mdast|hast|unist)[a-z-]*|mustache|json5|fflate|entities(\/[a-z]+)?)$/

/** The rooms of core from the ground up; each may use those before it, as in the table of `docs/architecture.md`. */
export const coreLayers = [
  'episode',
  'show',
  'corrections',
  'editing',
  'formats',
  'import',
  'library',
  'publish',
  'contract',
] as const

/** Rooms that may speak in the contract’s types, though it stands above them: their answers cross it. */
const speakContract = /^core\/(import|publish)\//

function layersAbove(layer: (typeof coreLayers)[number]): ImportRule {
  const above = [...coreLayers.slice(coreLayers.indexOf(layer) + 1), 'testing']
  return {
    name: `nothing-above-${layer}`,
    why: 'A room of core can be read, tested and moved with what is below it alone.',
    from: new RegExp(`^core/${layer}/`),
    to: new RegExp(`^core/(${above.join('|')})/`),
    except: (found) => inTest(found) || (found.typeOnly && speaksContract(found)),
  }
}

function speaksContract({ from, to }: Import): boolean {
  return speakContract.test(from) && to.startsWith('core/contract/')
}

/** Rooms of core that no file of the page may carry, by whatever way it comes to them. */
const onlyForTheHost = /^core\/(formats|import|publish|episode\/migrations)\//

/** The dependency rule of `docs/architecture.md`, as data. */
export const importRules: readonly ImportRule[] = [
  {
    name: 'core-is-pure',
    why: 'Core must run in a page, a worker and Node alike, so it uses neither platform nor shell.',
    from: /^core\//,
    to: /^(electron|renderer|e2e|scripts|bench)\/|^node:|^electron$|^react/,
    except: inTest,
  },
  {
    name: 'core-packages',
    why: 'Every library in core is one more thing that must stay pure; the list is short on purpose.',
    from: /^core\//,
    to: packages,
    except: (found) => inTest(found) || coreMayUse.test(found.to),
  },
  {
    name: 'foundations-stand-alone',
    why: 'Errors, time, ids and turns are used by everything and use nothing.',
    from: /^core\/(errors|time|ids|one-at-a-time)\.ts$/,
    to: /^core\//,
  },
  ...coreLayers.map(layersAbove),
  {
    name: 'formats-do-not-edit',
    why: 'A format turns text into values and back; what becomes of them is not its business.',
    from: /^core\/formats\//,
    to: /^core\/(show|editing|corrections)\//,
    except: inTest,
  },
  {
    name: 'testing-only-in-tests',
    why: 'What exists for tests does not ship.',
    from: /^(core|electron|renderer)\//,
    to: /^core\/testing\//,
    except: inTest,
  },
  {
    name: 'host-without-electron',
    why: 'Host, loopback and command line run where there is no Electron.',
    from: /^electron\/(host|loopback|cli)\//,
    to: /^electron$|^electron\/(main|preload)\//,
    except: inTest,
  },
  {
    name: 'preload-is-small',
    why: 'The preload runs beside the page with more rights than it: it uses Electron’s bridge and nothing else.',
    from: /^electron\/preload\//,
    to: /^(?!electron$)/,
    except: (found) => inTest(found) || (found.typeOnly && /^core\/contract\//.test(found.to)),
  },
  {
    name: 'page-asks-the-host',
    why: 'Reading and writing files is the host’s work; the page would carry it all to say one label.',
    from: /^renderer\//,
    to: onlyForTheHost,
    except: inTest,
  },
  {
    name: 'page-without-node',
    why: 'The page runs in a sandbox and in ordinary browsers.',
    from: /^renderer\//,
    to: /^node:|^electron(\/|$)|^lowdb/,
    except: inTest,
  },
  {
    name: 'shared-interface-knows-no-product',
    why: 'A button does not know what an episode is.',
    from: /^renderer\/ui\//,
    to: /^renderer\/(features|state|client|app)\/|^core\//,
    except: (found) => inTest(found) || found.typeOnly,
  },
  {
    name: 'screens-apart',
    why: 'A screen that reaches into another cannot be understood, or replaced, alone.',
    from: /^renderer\/features\/([^/]+)\//,
    to: /^renderer\/features\//,
    except: (found) => inTest(found) || sameFeature(found),
  },
]

function sameFeature({ from, to }: Import): boolean {
  const room = (path: string): string | undefined => /^renderer\/features\/([^/]+)\//.exec(path)?.[1]
  return room(from) === room(to)
}

/** Files of the host's rooms that the page would carry, each with the way there; types weigh nothing. */
export function carriedByThePage({ files, imports }: ImportGraph): string[] {
  const next = new Map<string, string[]>()
  for (const found of imports) {
    if (!found.typeOnly && !inTest(found)) next.set(found.from, [...(next.get(found.from) ?? []), found.to])
  }
  const ways = new Map(
    files.filter((file) => /^renderer\//.test(file) && !test.test(file)).map((file) => [file, file]),
  )
  for (const [file, way] of ways) {
    for (const to of next.get(file) ?? []) if (!ways.has(to)) ways.set(to, `${way} → ${to}`)
  }
  return [...ways].filter(([file]) => onlyForTheHost.test(file)).map(([, way]) => way)
}

/** Imports that break a rule, as sentences for the terminal. */
export function brokenRules(
  imports: readonly Import[],
  rules: readonly ImportRule[] = importRules,
): string[] {
  return rules.flatMap((rule) =>
    imports
      .filter((found) => rule.from.test(found.from) && rule.to.test(found.to) && !rule.except?.(found))
      .map((found) => `${found.from}:${found.line} imports ${found.to} (${rule.name}: ${rule.why})`),
  )
}
