import type { Evidence, Verdict } from '@tidegate/evidence';

export interface Conclusion {
  readonly verdict: Verdict;
  readonly failsJob: boolean;
}

/** What a verdict does to the job: only `fail` and an unforgiven `inconclusive` stop it, and never in `warn` mode. */
export function conclude(
  { verdict, mode }: Pick<Evidence, 'verdict' | 'mode'>,
  onInconclusive: 'fail' | 'warn' | 'pass',
): Conclusion {
  const red = verdict === 'fail' || (verdict === 'inconclusive' && onInconclusive === 'fail');
  return { verdict, failsJob: red && mode !== 'warn' };
}
