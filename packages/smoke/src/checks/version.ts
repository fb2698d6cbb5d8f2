import type { Check } from '@tidegate/evidence';

/** Who answered how often, by the version each response names; `undefined` is a response that names none. */
export type VersionCounts = ReadonlyMap<string | undefined, number>;

/** What is known about the version that answered. */
export interface VersionProof {
  /** `model_version of each response`, `header x-model-version`: what the proof rests on. */
  readonly from: string;
  readonly counts: VersionCounts;
  /** Why there is no proof, when the place cannot be read at all. */
  readonly trouble?: string;
}

/** Another version than expected fails; what cannot be proven is `inconclusive`, never a pass. */
export function checkVersion(expected: string, { from, counts, trouble }: VersionProof): Check {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const others = [...counts].filter(([version]) => version !== undefined && version !== expected);
  const silent = counts.get(undefined) ?? 0;
  const seen = [...counts.keys()].filter((version) => version !== undefined).join(', ');
  const check = (verdict: Check['verdict'], reason: string): Check => ({
    id: 'version',
    title: `version ${expected} answered`,
    verdict,
    reason,
    observed: seen === '' ? null : seen,
    threshold: expected,
    sizes: { responses: total },
    method: { name: 'version named by the server', parameters: { from } },
  });
  if (others.length > 0) {
    const wrong = others.map(([version, count]) => `${version} in ${count} of ${total} responses`).join(', ');
    return check('fail', `Version ${expected} was expected, but ${from} names ${wrong}.`);
  }
  if (trouble !== undefined) return check('inconclusive', `Which version answered cannot be proven: ${trouble}.`);
  if (total === 0) return check('inconclusive', 'Which version answered cannot be proven: nothing was answered.');
  if (silent > 0) {
    const what = silent === total ? 'no response names one' : `${silent} of ${total} responses name none`;
    return check(
      'inconclusive',
      `Which version answered cannot be proven: ${what} (${from}). Say where it is told with \`version-from\`.`,
    );
  }
  return check('pass', `${total} of ${total} responses are of version ${expected} (${from}).`);
}
