import type { Import } from './import-graph.ts'

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
const typeOnly = (found: Import): boolean => found.typeOnly
const inTest = (found: Import): boolean => test.test(found.from)

/** Anything that is not a file of this repository. */
const packages = /^(?!core\/|electron\/|renderer\/|e2e\/|scripts\/|bench\/|resources\/|package\.json)/

const coreMayUse =
  /^(zod|immer|fast-xml-parser|unified|(remark|rehype|mdast|hast|unist)[a-z-]*|mustache|feedsmith|cmu-pronouncing-dictionary|json5|fflate|entities(\/[a-z]+)?)$/

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
    why: 'Errors, time and ids are used by everything and use nothing.',
    from: /^core\/(errors|time|ids)\.ts$/,
    to: /^core\//,
  },
  {
    name: 'document-below-editing',
    why: 'The document does not know how it is changed, read from files or published.',
    from: /^core\/(episode|show)\//,
    to: /^core\/(editing|formats|corrections|import|publish|library|contract|testing)\//,
    except: inTest,
  },
  {
    name: 'editing-formats-corrections-apart',
    why: 'Changing the document, reading files and finding mishearings are three trades that do not need each other.',
    from: /^core\/(editing|formats|corrections)\//,
    to: /^core\/(import|publish|library|contract|testing)\//,
    except: (found) => inTest(found) || found.typeOnly,
  },
  {
    name: 'formats-do-not-edit',
    why: 'A format turns text into values and back; what becomes of them is not its business.',
    from: /^core\/formats\//,
    to: /^core\/(editing|corrections)\//,
    except: inTest,
  },
  {
    name: 'contract-on-top',
    why: 'Rooms of core may speak in the contract’s types, but never run it.',
    from: /^core\/(import|publish|library)\//,
    to: /^core\/contract\//,
    except: (found) => inTest(found) || typeOnly(found),
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
    to: /^core\/(formats|import|publish|episode\/migrations)\//,
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
