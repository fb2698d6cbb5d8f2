import type { Verdict } from '@tidegate/evidence';

/** Verdicts as signs; the word always stands beside it. */
export const badge: Readonly<Record<Verdict, string>> = { pass: '✅', warn: '⚠️', fail: '❌', inconclusive: '❔' };

/** Gravest first. */
export const verdictOrder: readonly Verdict[] = ['fail', 'inconclusive', 'warn', 'pass'];
