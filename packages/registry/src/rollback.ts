import type { Promotion } from './model-registry.ts';

/**
 * The version to go back to, or undefined when there is none.
 *
 * `history` is newest first; `current` is what the alias says now. A promotion is a step forward and a rollback takes steps
 * back, so rolling back twice goes two versions back and never forward to the one that was rolled back. When somebody moved the
 * alias by other means, `current` is not the newest entry and the newest entry is the one before it.
 */
export function previousVersion(history: readonly Promotion[], current: string | undefined): string | undefined {
  const steps: string[] = [];
  for (const { version, note, doubt } of history.toReversed()) {
    if (version === undefined || doubt !== undefined) continue;
    const known = note['operation'] === 'rollback' ? steps.lastIndexOf(version) : -1;
    if (known >= 0) steps.length = known + 1;
    else if (steps.at(-1) !== version) steps.push(version);
  }
  if (current !== undefined && steps.at(-1) === current) steps.pop();
  return steps.at(-1);
}
