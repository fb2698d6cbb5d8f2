import { judge, UserError } from '@tidegate/evidence';
import { engineMessage } from './engine-message.ts';
import { type Connect, connectHere } from './engines/duckdb/connection.ts';
import type { ValidateDataInputs } from './settings.ts';
import { trackedData } from './sources/dvc/tracked.ts';
import { judgeNamed, type Validation } from './validate.ts';
import type { World } from './world.ts';

/**
 * Judges data as `judgeNamed` does, after holding it against the `.dvc` file that tracks it, when there is one. Data that is not what the
 * pointer says fails and is not read: whatever its rows are, they are not those that were meant.
 */
export async function validateData(
  inputs: ValidateDataInputs,
  world: World,
  connect: Connect = connectHere,
): Promise<Validation> {
  const dvcFile = inputs['dvc-file'];
  const tracked = dvcFile === undefined ? undefined : await trackedData(dvcFile, inputs.data, world);
  const data = tracked?.data ?? inputs.data;
  if (data === undefined) {
    throw new UserError('bad-input', '`data` is missing.', {
      hint: 'Name a file, a pattern of files or a table, or a `dvc-file` that tracks one.',
    });
  }
  const judging = () =>
    judgeNamed({ ...inputs, data }, world, connect).catch((cause: unknown) => tellDamage(cause, data));
  if (!tracked) return judging();
  const facts = { 'dvc file': dvcFile! };
  if (tracked.check.verdict !== 'pass')
    return { ...judge([tracked.check]), facts: { data, ...facts }, outputs: { 'failed-checks': 1 } };
  const judged = await judging();
  return { ...judged, ...judge([tracked.check, ...judged.checks]), facts: { ...judged.facts, ...facts } };
}

/** Damage within a file shows when its pages are decoded, at whatever query comes first. */
function tellDamage(cause: unknown, data: string): never {
  const said = engineMessage(cause);
  if (cause instanceof UserError || !/^(Invalid|Invalid Input|IO|Serialization) Error\b/.test(said)) throw cause;
  throw new UserError('unreadable', `${data} cannot be read: ${said.replace(/'[^']*'|"[^"]*"/g, "'...'")}.`, {
    hint: 'The data is damaged: write it again.',
    cause,
  });
}
