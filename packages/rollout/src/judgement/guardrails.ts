/** What the candidate is held against beside the two error rules, fixed for one rollout. */
export interface Guardrails {
  /** Roll back for more errors only when the block bet says so too. */
  readonly strict: boolean;
  /** Use all of alpha: sooner, for independent errors alone. */
  readonly boost: boolean;
  /** Errors within so long are taken for one block where their clustering is not known, milliseconds. */
  readonly blockMs: number;
  readonly latency: LatencyRule | undefined;
  readonly classes: ClassRule | undefined;
  readonly shadow: ShadowRule | undefined;
  /** What is asked of the source, by what it is asked for: evidence names it. */
  readonly queries: Readonly<Record<string, string>>;
}

export interface LatencyRule {
  /** How many times the stable odds of a slow answer the candidate may have, at least 1; above 1 promotion needs proof of it. */
  readonly tolerated: number;
  /** At most the share 1 − quantile of the candidate's requests may take longer. */
  readonly bound: { readonly quantile: number; readonly seconds: number } | undefined;
}

export interface ClassRule {
  /** How far the odds of any class may differ from the stable ones, in either direction, at least 1. */
  readonly tolerated: number;
}

export interface ShadowRule {
  /** Largest share of mirrored requests that the two models may answer differently. */
  readonly maxDisagreement: number;
}

/** Errors alone. */
export const onlyErrors: Guardrails = {
  strict: false,
  boost: false,
  blockMs: 60_000,
  latency: undefined,
  classes: undefined,
  shadow: undefined,
  queries: {},
};
