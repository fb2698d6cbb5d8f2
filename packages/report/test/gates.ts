import type { Evidence } from '@tidegate/evidence';
import { evidence } from '@tidegate/testing';

/** Evidence of a whole run: data, thresholds with a bound, a comparison with intervals, a rollout. `name` stands wherever a user's text may. */
export function gatesOf(name: string, changes: Partial<Evidence> = {}): Evidence[] {
  const subject = { model: name, version: name, commit: '0123456789abcdef0123456789abcdef01234567' };
  const run = { repository: 'octo/flights', id: '99', url: 'https://github.invalid/octo/flights/actions/runs/99' };
  const shared = { subject, run, ...changes };
  return [
    evidence({
      ...shared,
      gate: 'validate-data',
      verdict: 'pass',
      reason: `All 1 checks of ${name} passed.`,
      facts: { data: name, rows: 25_000 },
      columns: [{ name, type: 'float', nulls: 0.01 }],
      checks: [{ id: name, title: name, subject: name, verdict: 'pass', reason: name, observed: 3, threshold: 5 }],
      texts: [{ title: name, language: 'yaml', text: name }],
      startedAt: '2026-01-01T00:00:00.000Z',
    }),
    evidence({
      ...shared,
      gate: 'check-model-threshold',
      verdict: 'inconclusive',
      reason: `${name} is 0.8625, but only at least 0.841234567.`,
      checks: [
        {
          id: name,
          title: `${name} >= 0.85`,
          subject: name,
          verdict: 'inconclusive',
          reason: name,
          observed: 0.8625,
          threshold: 0.85,
          interval: { of: 'value', low: 0.841234567, confidence: 0.95 },
          method: { name, parameters: { [name]: name } },
        },
      ],
      startedAt: '2026-01-01T00:01:00.000Z',
    }),
    evidence({
      ...shared,
      gate: 'compare-with-production',
      verdict: 'fail',
      reason: `f1 of ${name} is worse.`,
      checks: [
        {
          id: `${name}.f1`,
          title: `${name} f1`,
          subject: `${name} f1`,
          verdict: 'fail',
          reason: name,
          observed: -0.0123456,
          threshold: -0.01,
          compared: { candidate: 0.712345, production: 0.7246906, better: 'higher' },
          interval: { of: 'difference', low: -0.0201, high: -0.0047, confidence: 0.9 },
          examples: [{ [name]: name }],
        },
      ],
      startedAt: '2026-01-01T00:02:00.000Z',
    }),
    evidence({
      ...shared,
      gate: 'canary-rollout',
      verdict: 'pass',
      reason: `Promoted ${name}.`,
      checks: [
        {
          id: 'r',
          title: `${name} rate`,
          subject: name,
          verdict: 'pass',
          reason: name,
          observed: 0.0021,
          threshold: 0.05,
        },
      ],
      timeline: [{ at: '2026-01-01T00:03:00.000Z', event: name, values: { weight: 0.05, [name]: name } }],
      startedAt: '2026-01-01T00:03:00.000Z',
    }),
  ];
}
