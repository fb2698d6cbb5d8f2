import type { Evidence } from '@tidegate/evidence';

/** Evidence of a gate that passed, about the model flights, otherwise as given. */
export function evidence(given: Partial<Evidence> = {}): Evidence {
  return {
    schema: 'tidegate-evidence/1',
    tool: { name: 'tidegate', version: '0.1.0' },
    gate: 'check-model-threshold',
    verdict: 'pass',
    reason: 'All 2 checks passed.',
    mode: 'enforce',
    subject: { model: 'flights' },
    checks: [],
    facts: {},
    run: {},
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:00:01.000Z',
    ...given,
  };
}
