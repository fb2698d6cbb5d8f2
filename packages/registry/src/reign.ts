import type { Promotion } from './model-registry.ts';

/** A stretch of time in which an alias pointed at one version, or nowhere. */
export interface Reign {
  readonly version: string | undefined;
  /** UTC, ISO 8601. */
  readonly from: string;
  /** Until the next known move; `undefined`: to this day. */
  readonly until: string | undefined;
  readonly note: Readonly<Record<string, string>>;
  /** Why it is not certain for all of that time. */
  readonly doubt: string | undefined;
}

/**
 * The history of an alias as stretches of time, newest first.
 *
 * What Tidegate did not move it did not write down. It shows where two records do not meet: the alias was found elsewhere than the
 * record before had put it. Then the time between the two is in doubt, and never told as certain.
 *
 * @param history newest first, in the order the moves were made.
 * @param current where the alias points now.
 */
export function reigns(history: readonly Promotion[], current: string | undefined): Reign[] {
  return history.map(({ version, at, note, doubt }, index) => {
    const next = history[index - 1];
    const left = next === undefined ? current : next.previous;
    const moved =
      left === version
        ? undefined
        : `${next === undefined ? 'the alias points' : 'the next move found the alias'} ${left === undefined ? 'nowhere' : `at ${left}`}, so somebody moved it by other means`;
    const back = next !== undefined && Date.parse(next.at) < Date.parse(at);
    const clock = back ? 'the next move is dated earlier, so a clock was wrong' : undefined;
    return { version, from: at, until: next?.at, note, doubt: doubt ?? moved ?? clock };
  });
}

/**
 * The stretch a moment falls into. `before`: earlier than anything known; the version the first record found there, if any, was
 * put there nobody knows when.
 *
 * @param instant milliseconds since the epoch.
 */
export function standingAt(
  history: readonly Promotion[],
  current: string | undefined,
  instant: number,
): Reign | { readonly before: string; readonly found: string | undefined } | undefined {
  const standing = reigns(history, current).find(({ from }) => Date.parse(from) <= instant);
  if (standing) return standing;
  const first = history.at(-1);
  return first && { before: first.at, found: first.previous };
}
