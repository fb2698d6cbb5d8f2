import {
  clustering,
  lnBlockBet,
  lnBoosted,
  lnE,
  startBlockBet,
  startBoosted,
  startEvidence,
  updateBlockBet,
  updateBoosted,
  updateEvidence,
} from '../../packages/statistics/src/index.ts';
import type { Minute } from './traffic.ts';

export const alpha = 0.01;
const bound = Math.log(1 / alpha);

/** What a rule may know before the rollout. */
export interface Known {
  /** Errors per minute of the stable arm in the three hours before. */
  readonly before: readonly number[];
  /** The true ratio; for the oracle alone. */
  readonly ratio: number;
}

/** A way to judge: told minute by minute, it answers whether to roll back now. */
export interface Rule {
  readonly name: string;
  readonly start: (known: Known) => (minute: Minute) => boolean;
}

const share = ({ requestsStable, requestsCanary }: Minute) => requestsCanary / (requestsStable + requestsCanary);

const grid = (c: number) => {
  let state = startEvidence();
  return (minute: Minute) => {
    state = updateEvidence(state, { ...look(minute), c });
    return lnE(state) >= bound;
  };
};

const block = () => {
  let state = startBlockBet();
  return (minute: Minute) => {
    state = updateBlockBet(state, look(minute));
    return lnBlockBet(state) >= bound;
  };
};

function look(minute: Minute) {
  return { errorsStable: minute.errorsStable, errorsCanary: minute.errorsCanary, rho: share(minute) };
}

/** The product's rules. */
export const own: readonly Rule[] = [
  { name: 'grid7', start: () => grid(1) },
  {
    name: 'grid7 / c measured',
    start: ({ before }) => {
      const { c, known } = clustering(before);
      return known ? grid(c) : block();
    },
  },
  { name: 'block bet', start: () => block() },
  {
    name: 'strict (both)',
    start: () => {
      const [first, second] = [grid(1), block()];
      return (minute) => {
        const [a, b] = [first(minute), second(minute)];
        return a && b;
      };
    },
  },
  {
    name: 'grid7 with boost',
    start: () => {
      let state = startBoosted(startEvidence());
      return (minute) => {
        state = updateBoosted(state, look(minute), alpha);
        return lnBoosted(state, alpha) >= bound;
      };
    },
  },
];

/** The sequential probability ratio test that knows the true ratio; where there is none to know, three. */
export const oracle: Rule = {
  name: 'SPRT knowing the ratio',
  start: ({ ratio }) => {
    const assumed = ratio === 1 ? 3 : ratio;
    let sum = 0;
    return (minute) => {
      const { errorsStable, errorsCanary, rho } = look(minute);
      sum += errorsCanary * Math.log(assumed) - (errorsStable + errorsCanary) * Math.log(1 - rho + rho * assumed);
      return sum >= bound;
    };
  },
};
