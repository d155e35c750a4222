import { describeMediaFormats } from '../../../core/formats/media-registry.ts'
import { describeFormats } from '../../../core/formats/registry.ts'
import { type Command, jsonFlag, sparedLibraryFlag, writeJson } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { columns } from '../help.ts'

/** `galley formats`: every format Galley reads or writes. */
export const formatsCommand: Command = {
  verb: 'formats',
  synopsis: '[--json] [--library DIR]',
  summary: 'List the chapter and transcript formats.',
  flags: { ...jsonFlag, ...sparedLibraryFlag },
  fewestWords: 0,
  mostWords: 0,
  run(args, { io }) {
    const formats = [...describeFormats(), ...describeMediaFormats()]
    if (args.has('json')) writeJson(io, formats)
    else {
      const rows = formats.map(({ id, kind, label, extensions, reads, writes }) => {
        const can = [reads && 'reads', writes && 'writes'].filter((word) => word).join(' and ')
        return [id, `${kind.padEnd(10)}  ${label} (.${extensions.join(', .')}), ${can}`]
      })
      for (const line of columns(rows)) io.write(`${line.trimStart()}\n`)
    }
    return Promise.resolve(exitCodes.done)
  },
}
