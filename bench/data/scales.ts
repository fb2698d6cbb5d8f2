/** Rows of each file; `--quick` is to see that all runs. */
export const scales = {
  full: { large: 12_500_000, factor: 4, drift: 1_250_000, rounds: 3 },
  quick: { large: 1_250_000, factor: 4, drift: 125_000, rounds: 1 },
} as const;
export type Scale = (typeof scales)[keyof typeof scales];
