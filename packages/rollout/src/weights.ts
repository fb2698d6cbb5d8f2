import { z } from 'zod';

/** Traffic weights of the two arms as the router counts them; only their ratio matters to users. */
export const weightsSchema = z.strictObject({ stable: z.number().min(0), candidate: z.number().min(0) });
export type Weights = z.output<typeof weightsSchema>;

/** Share of requests the candidate gets, 0..1; NaN when nobody gets any. */
export function candidateShare({ stable, candidate }: Weights): number {
  return candidate / (stable + candidate);
}

export function sameWeights(a: Weights, b: Weights): boolean {
  return a.stable === b.stable && a.candidate === b.candidate;
}

/** The same split of traffic, whatever the scale: 256:0 is 100:0. */
export function sameSplit(a: Weights, b: Weights): boolean {
  const total = (weights: Weights) => weights.stable + weights.candidate;
  return total(a) > 0 && total(b) > 0 && a.candidate * total(b) === b.candidate * total(a);
}

/** Whether our own changes explain what is seen: for each arm one of the weights asked so far, in whole or in part. */
export function isAmong(observed: Weights, asked: readonly Weights[]): boolean {
  const arms = ['stable', 'candidate'] as const;
  return arms.every((arm) => asked.some((weights) => weights[arm] === observed[arm]));
}

/** "10 %" for people; at most three decimals. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))} %`;
}
