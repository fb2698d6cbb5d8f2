import { requireCount, requireTolerated } from './domain.ts';
import { logSumExp } from './log-sum-exp.ts';
import { lnOddsRatio } from './noncentral-hypergeometric.ts';
import { requireBets } from './rollback-evidence.ts';

const ratios = [1.1, 1.25, 1.6, 2.5, 5];

/** Running sums: for each class one for each ratio upwards, then one for each downwards. Plain data. */
export interface ClassShareState {
  readonly S: readonly (readonly number[])[];
}

/** Before the first look. The classes stay the same ones, in the same order, over all looks of one state. */
export function startClassShares(classes: number): ClassShareState {
  requireCount('classes', classes);
  return { S: Array.from({ length: classes }, () => new Array<number>(2 * ratios.length).fill(0)) };
}

/**
 * One look at how often each arm predicts each class: do the canary's odds of any class lie outside [1/tolerated, tolerated] times the
 * stable ones? For each class the e-process of hypergeometric odds, upwards and downwards; their average is evidence whatever their
 * dependence. Exact when the requests of a look are exchangeable between the arms. Throws RangeError on impossible counts.
 */
export function updateClassShares(
  state: ClassShareState,
  look: { stable: readonly number[]; canary: readonly number[]; tolerated?: number },
): ClassShareState {
  const { stable, canary, tolerated = 1 } = look;
  if (stable.length !== state.S.length || canary.length !== state.S.length)
    throw new RangeError(`the look must count ${state.S.length} classes in both arms`);
  requireTolerated(tolerated);
  [...stable, ...canary].forEach((count) => requireCount('predictions of a class', count));
  const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
  const [n0, n1] = [sum(stable), sum(canary)];
  if (n0 === 0 || n1 === 0) return state;
  return {
    S: state.S.map((sums, i) => {
      requireBets(sums, 2 * ratios.length);
      const marked = stable[i]! + canary[i]!;
      if (marked === 0) return sums;
      const urn = { marked, plain: n0 + n1 - marked, drawn: n1 };
      const bets = [
        ...ratios.map((g) => ({ psi: tolerated * g, psi0: tolerated })),
        ...ratios.map((g) => ({ psi: 1 / (tolerated * g), psi0: 1 / tolerated })),
      ];
      return sums.map((before, j) => before + lnOddsRatio(canary[i]!, urn, bets[j]!));
    }),
  };
}

/** ln of the evidence that some class has another share. Act at ln(1/α), at any time. */
export function lnClassShares(state: ClassShareState): number {
  const all = state.S.flat();
  return all.length === 0 ? 0 : logSumExp(all) - Math.log(all.length);
}

/** The class that speaks loudest, by its index, and ln of its own evidence; undefined without classes. */
export function loudestClass(state: ClassShareState): { index: number; lnE: number } | undefined {
  const each = state.S.map((sums, index) => ({ index, lnE: logSumExp(sums) - Math.log(sums.length) }));
  return each.reduce<(typeof each)[number] | undefined>(
    (a, b) => (a === undefined || b.lnE > a.lnE ? b : a),
    undefined,
  );
}
