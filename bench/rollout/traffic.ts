import { binomialSample, type RandomBits } from '../../packages/statistics/src/index.ts';

/** Requests and errors of both arms in one minute, and so in one look. */
export interface Minute {
  readonly requestsStable: number;
  readonly requestsCanary: number;
  readonly errorsStable: number;
  readonly errorsCanary: number;
}

export interface Setting {
  readonly name: string;
  readonly perSecond: number;
  /** The canary's share; several are a ramp of equal parts. */
  readonly shares: readonly number[];
  /** Error share of the stable arm. */
  readonly base: number;
}

export interface Condition {
  readonly name: string;
  /** Error rate of the canary as a multiple of the stable one. */
  readonly ratio: number;
  /** Both arms fail 30 times as often in the minutes 20 to 24. */
  readonly outage?: boolean;
  /** Errors come in incidents of this size, each in one arm and one minute; `upTo`: of any size up to it. */
  readonly cluster?: { readonly size: number; readonly upTo?: boolean };
}

export const settings: readonly Setting[] = [
  { name: '50 requests/s, share 10 %, base 0.1 %', perSecond: 50, shares: [0.1], base: 0.001 },
  { name: '50 requests/s, share 50 %, base 0.1 %', perSecond: 50, shares: [0.5], base: 0.001 },
  { name: '5 requests/s, share 10 %, base 1 %', perSecond: 5, shares: [0.1], base: 0.01 },
  { name: '50 requests/s, share 10 %, base 1 %', perSecond: 50, shares: [0.1], base: 0.01 },
  {
    name: '50 requests/s, ramp 5, 10, 25, 50 %, base 0.1 %',
    perSecond: 50,
    shares: [0.05, 0.1, 0.25, 0.5],
    base: 0.001,
  },
];

export const conditions: readonly Condition[] = [
  { name: 'A/A', ratio: 1 },
  { name: 'outage x30', ratio: 1, outage: true },
  { name: 'clusters of 2', ratio: 1, cluster: { size: 2 } },
  { name: 'clusters of 5', ratio: 1, cluster: { size: 5 } },
  { name: 'clusters of 10', ratio: 1, cluster: { size: 10 } },
  { name: 'clusters of 1 to 10', ratio: 1, cluster: { size: 10, upTo: true } },
  ...[1.5, 2, 3, 5, 10].map((ratio) => ({ name: `${ratio}x`, ratio })),
];

/** The errors per minute of the stable arm alone, before a rollout. */
export function before(setting: Setting, condition: Condition, minutes: number, bits: RandomBits): number[] {
  const alone = { ...condition, ratio: 1, outage: false };
  return Array.from({ length: minutes }, () => errors(setting, alone, { share: 0, times: 1 }, bits).stable);
}

/** The minutes of a rollout, one after the other. */
export function* rollout(setting: Setting, condition: Condition, minutes: number, bits: RandomBits): Generator<Minute> {
  for (let i = 0; i < minutes; i += 1) {
    const share = setting.shares[Math.floor((i * setting.shares.length) / minutes)]!;
    const times = condition.outage === true && i >= 20 && i < 25 ? 30 : 1;
    const total = setting.perSecond * 60;
    const requestsCanary = binomialSample(total, share, bits);
    const requestsStable = total - requestsCanary;
    const failed = condition.cluster
      ? errors(setting, condition, { share: requestsCanary / total, times }, bits)
      : {
          stable: binomialSample(requestsStable, setting.base * times, bits),
          canary: binomialSample(requestsCanary, Math.min(1, setting.base * times * condition.ratio), bits),
        };
    yield { requestsStable, requestsCanary, errorsStable: failed.stable, errorsCanary: failed.canary };
  }
}

/** Incidents of one minute, so many that the errors number what the base says, each thrown to one arm. */
function errors(
  { perSecond, base }: Setting,
  { ratio, cluster = { size: 1 } }: Condition,
  { share, times }: { share: number; times: number },
  bits: RandomBits,
): { stable: number; canary: number } {
  const { size, upTo = false } = cluster;
  const mean = upTo ? (size + 1) / 2 : size;
  const expected = (perSecond * 60 * base * times * (1 - share + share * ratio)) / mean;
  const incidents = binomialSample(10_000, expected / 10_000, bits);
  const toCanary = (share * ratio) / (1 - share + share * ratio);
  const failed = { stable: 0, canary: 0 };
  for (let i = 0; i < incidents; i += 1) {
    const many = upTo ? 1 + (bits() % size) : size;
    failed[bits() < toCanary * 2 ** 32 ? 'canary' : 'stable'] += many;
  }
  return failed;
}
