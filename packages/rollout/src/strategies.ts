import { UserError } from '@tidegate/evidence';
import { z } from 'zod';
import type { Step } from './steps.ts';

export const strategies = ['canary', 'blue-green', 'ab', 'all-at-once'] as const;
export type Strategy = (typeof strategies)[number];

/** `80:20`, stable to candidate: the candidate's share. */
export const trafficSplit = () =>
  z.string('expected a split such as 80:20').transform((value, context): number => {
    const [stable, candidate] = (/^\s*(\d+)\s*:\s*(\d+)\s*$/.exec(value) ?? []).slice(1).map(Number);
    if (stable !== undefined && candidate !== undefined && stable > 0 && candidate > 0) {
      return candidate / (stable + candidate);
    }
    context.addIssue({ code: 'custom', message: 'expected stable:candidate, both above 0, such as 80:20' });
    return z.NEVER;
  });

export interface StrategyInputs {
  readonly strategy: Strategy;
  readonly steps?: readonly Step[] | undefined;
  readonly 'traffic-split'?: number | undefined;
  /** Milliseconds. */
  readonly hold: number;
  readonly patience: number;
  readonly 'require-proof': boolean;
}

/** What of the plan the strategy decides. */
export interface Pace {
  readonly steps: readonly Step[];
  readonly patienceMs: number;
  readonly requireProof: boolean;
}

/**
 * Every strategy is a list of steps on one machine. `canary` rises; `ab` holds one split for a time fixed beforehand and then decides,
 * with no time added; `blue-green` moves everything at once and needs proof while stable stands by; `all-at-once` moves everything
 * and is verified by the limits alone.
 */
export function paceOf(inputs: StrategyInputs): Pace {
  const { strategy, steps, 'traffic-split': share, hold, patience, 'require-proof': requireProof } = inputs;
  const refuse = (name: string, hint: string) => {
    throw new UserError('bad-input', `\`${name}\` cannot be given with \`strategy: ${strategy}\`.`, { hint });
  };
  if (hold === 0) throw new UserError('bad-input', '`hold` is 0, so nothing would be watched.', { hint: 'Use 10m.' });
  const split = (candidate: number): Step[] => [
    { share: candidate, holdMs: hold },
    { share: 1, holdMs: 0 },
  ];
  switch (strategy) {
    case 'canary': {
      if (steps !== undefined && share !== undefined) refuse('traffic-split', 'Give either it or `steps`.');
      const rising = steps ?? (share === undefined ? undefined : split(share));
      if (rising === undefined) throw needed('steps', '`steps: 5%:10m, 25%:10m, 50%:10m, 100%`.');
      return { steps: rising, patienceMs: patience, requireProof };
    }
    case 'ab': {
      if (steps !== undefined) refuse('steps', 'Give `traffic-split: 80:20` and how long to `hold` it.');
      if (share === undefined) throw needed('traffic-split', '`traffic-split: 80:20`.');
      return { steps: split(share), patienceMs: 0, requireProof };
    }
    case 'blue-green':
    case 'all-at-once': {
      const hint = 'All traffic moves at once; `hold` is how long it is watched then.';
      if (steps !== undefined) refuse('steps', hint);
      if (share !== undefined) refuse('traffic-split', hint);
      const proof = strategy === 'blue-green' && requireProof;
      return { steps: [{ share: 1, holdMs: hold }], patienceMs: patience, requireProof: proof };
    }
  }
}

function needed(name: string, hint: string): UserError {
  return new UserError('bad-input', `\`${name}\` is required for this strategy and was not given.`, { hint });
}
