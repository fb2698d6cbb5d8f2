import type { Evidence, Lines } from '@tidegate/evidence';
import { draws } from './transactions.ts';

const start = Date.UTC(2026, 10, 20, 9, 0);
const minute = 60_000;
/** Shares of the traffic and how long each was held, in minutes. */
const steps = [
  [0.05, 10],
  [0.25, 10],
  [0.5, 14],
] as const;
const limit = 0.05;
const worse = 0.09;

interface Look {
  readonly at: number;
  readonly share: number;
  readonly requests: number;
  readonly errors: number;
  readonly stableRequests: number;
  readonly stableErrors: number;
  /** Log of the likelihood ratio of 9 % against 5 %: an e-value, as the requests come. */
  readonly lnE: number;
}

/** A candidate that begins to fail at 25 % and is rolled back when the evidence is there. The looks are drawn, the evidence is computed. */
export function rollout(): Evidence {
  const looks = watch();
  const last = looks.at(-1)!;
  const rate = last.errors / last.requests;
  const bound = Math.log(1 / 0.01);
  const line = (name: string, value: (look: Look) => number) => ({
    name,
    points: looks.map((look): [number, number] => [look.at, Number(value(look).toPrecision(5))]),
  });
  const figure = (
    title: string,
    format: Lines['format'],
    series: Lines['series'],
    threshold?: [string, number],
  ): Lines => ({
    kind: 'lines',
    title,
    x: 'time',
    format,
    series,
    ...(threshold && { thresholds: [{ name: threshold[0], value: threshold[1] }] }),
  });
  const iso = (at: number) => new Date(at).toISOString();
  const percent = (share: number) => `${Number((share * 100).toPrecision(3))} %`;
  const reason = `Rolled back at ${percent(last.share)}: ${last.errors} of ${last.requests} candidate requests failed (${percent(rate)}), shown to be above ${percent(limit)} (ln E ${last.lnE.toFixed(2)} of ${bound.toFixed(2)}).`;
  const numbers = {
    candidate: Number(rate.toPrecision(5)),
    production: Number((last.stableErrors / last.stableRequests).toPrecision(5)),
  };
  return {
    schema: 'tidegate-evidence/1',
    tool: { name: 'tidegate', version: '0.1.0' },
    gate: 'canary-rollout',
    verdict: 'fail',
    reason,
    mode: 'enforce',
    environment: 'production',
    subject: { model: 'flights', version: '42' },
    checks: [
      {
        id: 'error-rate',
        title: 'Candidate error rate at most 5 %',
        subject: 'error rate',
        verdict: 'fail',
        reason,
        observed: numbers.candidate,
        threshold: limit,
        compared: { ...numbers, better: 'lower' },
        sizes: { 'candidate requests': last.requests, 'stable requests': last.stableRequests },
        values: { 'ln E': Number(last.lnE.toFixed(3)), 'ln E bound': Number(bound.toFixed(3)) },
        method: {
          name: 'Bernoulli likelihood ratio, an e-value at every look',
          parameters: { alpha: 0.01, limit, alternative: worse },
        },
      },
      {
        id: 'split',
        title: 'Traffic is split as asked',
        verdict: 'pass',
        reason: `The candidate got ${percent(last.share)} of the requests of the last step, as asked.`,
        observed: last.share,
        threshold: last.share,
      },
      {
        id: 'rollback',
        title: 'Stable has all traffic again',
        verdict: 'pass',
        reason: 'Read back after the rollback: 0 % to the candidate.',
        observed: 0,
        threshold: 0,
      },
    ],
    facts: { router: 'haproxy', target: 'flights', steps: '5%:10m, 25%:10m, 50%:20m, 100%', looks: looks.length },
    timeline: [
      ...looks
        .filter((look, i) => i === 0 || look.share !== looks[i - 1]!.share)
        .map((look) => ({ at: iso(look.at), event: 'step', values: { share: look.share } })),
      {
        at: iso(last.at),
        event: 'look',
        values: {
          share: last.share,
          'candidate errors': last.errors,
          'candidate requests': last.requests,
          'ln E': Number(last.lnE.toFixed(2)),
        },
      },
      { at: iso(last.at + 4000), event: 'rolled back', values: { share: 0 } },
    ],
    figures: [
      figure("The candidate's share of the traffic", 'share', [line('share', ({ share }) => share)]),
      figure(
        'Error rate since the start',
        'share',
        [
          line('stable', (look) => look.stableErrors / look.stableRequests),
          line('candidate', (look) => look.errors / Math.max(1, look.requests)),
        ],
        ['limit', limit],
      ),
      figure(
        'Evidence against the candidate (ln E)',
        'number',
        [line('error rate above the limit', ({ lnE }) => lnE)],
        ['bound', Number(bound.toFixed(3))],
      ),
    ],
    run: { repository: 'octo/flights', id: '99', url: 'https://github.com/octo/flights/actions/runs/99' },
    startedAt: iso(start),
    finishedAt: iso(last.at + 5000),
  };
}

function watch(): Look[] {
  const draw = draws(20261120);
  const looks: Look[] = [];
  let [requests, errors, stableRequests, stableErrors, lnE, at] = [0, 0, 0, 0, 0, start];
  for (const [share, minutes] of steps) {
    for (let half = 0; half < minutes * 2; half++) {
      at += minute / 2;
      for (let i = 0; i < 120; i++) {
        const canary = draw() < share;
        const fails = draw() < (canary ? (share > 0.2 ? 0.085 : 0.012) : 0.011);
        if (!canary) [stableRequests, stableErrors] = [stableRequests + 1, stableErrors + Number(fails)];
        else {
          [requests, errors] = [requests + 1, errors + Number(fails)];
          lnE += fails ? Math.log(worse / limit) : Math.log((1 - worse) / (1 - limit));
        }
      }
      looks.push({ at, share, requests, errors, stableRequests, stableErrors, lnE });
      if (lnE >= Math.log(1 / 0.01)) return looks;
    }
  }
  return looks;
}
