import { AppError } from '../../errors.ts'
import { currentSchemaVersion } from '../schema.ts'

/** One step from a version of the episode file to the next. Pure; knows only plain JSON. */
export interface Migration {
  /** The version it makes; it takes the one before. */
  readonly to: number
  readonly change: (document: Readonly<Record<string, unknown>>) => Record<string, unknown>
}

/** Every step since version 1, in order and without gaps; one file per step stands beside this one. */
export const migrations: readonly Migration[] = []

/** The version a document says it has; undefined when it is no episode at all. */
export function schemaVersionOf(document: unknown): number | undefined {
  if (!isRecord(document)) return undefined
  const { schemaVersion } = document
  return typeof schemaVersion === 'number' && Number.isInteger(schemaVersion) && schemaVersion >= 1
    ? schemaVersion
    : undefined
}

/**
 * Brings a document of any older version to the present one; the schema checks the result.
 *
 * @throws AppError `schema-too-new` for a file of a later Galley, `schema-invalid` where no version is.
 */
export function migrate(document: unknown): unknown {
  return migrateWith(migrations, currentSchemaVersion, document)
}

/** The same with the steps given, so that the walk itself can be tested before there are steps. */
export function migrateWith(steps: readonly Migration[], target: number, document: unknown): unknown {
  const version = schemaVersionOf(document)
  if (version === undefined || !isRecord(document)) {
    throw new AppError('schema-invalid', 'This is not a Galley episode: it names no schema version.')
  }
  if (version > target) {
    throw new AppError(
      'schema-too-new',
      `This episode was saved by a newer Galley (file version ${version}; this one knows ${target}). Nothing was changed. Update Galley to open it.`,
      { version, known: target },
    )
  }
  let result: Record<string, unknown> = document
  for (const step of steps) {
    if (step.to > version && step.to <= target) result = { ...step.change(result), schemaVersion: step.to }
  }
  return result
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
