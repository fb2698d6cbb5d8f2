import { formatDuration, parseDuration, parseShare } from '@tidegate/fields';
import { z } from 'zod';

export const stepSchema = z.strictObject({
  /** The candidate's share of the traffic, above 0 and at most 1. */
  share: z.number().gt(0).max(1),
  /** How long to watch at this share, milliseconds. */
  holdMs: z.number().min(0),
});
export type Step = z.output<typeof stepSchema>;

/** `5%:10m, 25%:10m, 100%`: shares that rise to 100 %, each but the last with the time to watch there. */
export const steps = () =>
  z
    .union([z.string(), z.array(z.string())], 'expected steps such as 5%:10m, 25%:10m, 100%')
    .transform((value, context): Step[] => {
      const parsed = parseSteps(Array.isArray(value) ? value : value.split(/[,\n]/));
      if (typeof parsed !== 'string') return parsed;
      context.addIssue({ code: 'custom', message: parsed });
      return z.NEVER;
    });

/** The steps, or what is wrong with them. */
export function parseSteps(entries: readonly string[]): Step[] | string {
  const result: Step[] = [];
  const typed = entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
  for (const [index, entry] of typed.entries()) {
    const [shareText = '', holdText, ...rest] = entry.split(':').map((part) => part.trim());
    const share = parseShare(shareText);
    if (share === undefined || !(share > 0 && share <= 1) || rest.length > 0) {
      return `"${entry}" is not a step; write a share above 0 % and the time to hold it, such as 10%:5m`;
    }
    const holdMs = holdText === undefined ? 0 : parseDuration(holdText);
    if (holdMs === undefined) return `"${holdText}" in "${entry}" is not a duration such as 30s or 10m`;
    if (share < 1 && holdMs === 0) return `"${entry}" needs a time to hold, such as ${shareText}:5m`;
    if (index > 0 && share <= result[index - 1]!.share) return `the shares must rise, and "${entry}" does not`;
    result.push({ share, holdMs });
  }
  if (result.length === 0) return 'expected steps such as 5%:10m, 25%:10m, 100%';
  if (result.at(-1)!.share !== 1) return 'the last step must be 100%; the rollout ends there or back at the start';
  if (result.length === 1)
    return 'at least one step below 100% is needed, or nothing is watched before all traffic moves';
  return result;
}

/** The steps during which proof is gathered: those that leave stable some traffic, else the one that has it all. */
export function provingSteps(plan: readonly Step[]): readonly Step[] {
  const partial = plan.filter(({ share }) => share < 1);
  return partial.length > 0 ? partial : plan;
}

/** The steps as a user types them. */
export function formatSteps(plan: readonly Step[]): string {
  return plan
    .map(({ share, holdMs }) => `${Number((share * 100).toFixed(6))}%${holdMs > 0 ? `:${formatDuration(holdMs)}` : ''}`)
    .join(', ');
}
