import { judge, UserError } from '@tidegate/evidence';
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
  if (!tracked) return judgeNamed({ ...inputs, data }, world, connect);
  const facts = { 'dvc file': dvcFile! };
  if (tracked.check.verdict !== 'pass')
    return { ...judge([tracked.check]), facts: { data, ...facts }, outputs: { 'failed-checks': 1 } };
  const judged = await judgeNamed({ ...inputs, data }, world, connect);
  return { ...judged, ...judge([tracked.check, ...judged.checks]), facts: { ...judged.facts, ...facts } };
}
