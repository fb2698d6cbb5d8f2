import { readFile } from 'node:fs/promises';
import { type Check, UserError } from '@tidegate/evidence';
import { evaluateWhen } from '@tidegate/gates';
import { mergeMetrics, readMetricsFile } from '@tidegate/metrics';

/** What `when` says: start, do not start, or nobody can tell because a metric is missing or not a number. */
export interface Condition {
  readonly start: boolean;
  readonly check: Check;
}

/** Reads the metrics and decides the condition. `path` makes an absolute path of one the user typed. */
export async function decideWhen(
  when: string,
  files: readonly string[] | undefined,
  path: (typed: string) => string,
): Promise<Condition> {
  if (files === undefined) {
    throw new UserError('bad-input', '`when` needs metrics, and `metrics` was not given.', {
      hint: 'Name the JSON file the training wrote, such as metrics.json.',
    });
  }
  const sets = await Promise.all(files.map((file) => readMetricsFile(file, (typed) => readFile(path(typed), 'utf8'))));
  const { holds, reason, comparisons } = evaluateWhen(when, mergeMetrics(sets));
  // A condition that is false because its metric is missing would quietly never deploy again.
  const unmeasured = comparisons.some(
    ({ outcome: { verdict, observed } }) => verdict !== 'pass' && typeof observed !== 'number',
  );
  const verdict = !holds && unmeasured ? 'fail' : 'pass';
  const told = holds ? reason : `Nothing was started, as \`when\` does not hold: ${reason}`;
  return { start: holds, check: { id: 'when', title: when, verdict, reason: told } };
}
