import { describe, expect, test } from '@jest/globals';
import { openAnalysis } from '../src/sources/open.ts';

describe('analysis', () => {
  const base = { source: 'metrics-text', stable: { url: 'http://a/m' }, candidate: { url: 'http://b/m' } };

  test('has its own settings with defaults', () => {
    expect(openAnalysis(base, { fetch, token: undefined })).toMatchObject({
      intervalMs: 10_000,
      maxOutageMs: 120_000,
      errors: 'measured',
      guardrails: { strict: false, boost: false, blockMs: 60_000, latency: undefined, classes: undefined },
      checkSplit: true,
    });
  });

  test.each([
    [{ ...base, sorce: 'http' }, /did you mean "source"/],
    [{ source: 'graphite' }, /expected one of prometheus, metrics-text, http/],
    [{ source: 'prometheus', url: 'http://p' }, /stable.version is needed/],
    [
      { source: 'prometheus', url: 'prometheus:9090', requests: 'a', errors: 'b' },
      /not an http\(s\) address|same series/,
    ],
    [{ source: 'http' }, /analysis.url is missing/],
    [{ ...base, candidate: { url: 'http://a/m' } }, /read the same series/],
    [{ ...base, requests: 'sum(requests_total)' }, /not a series selector/],
    [{ ...base, interval: '10ms' }, /at most ten times a second|interval is 10 ms/],
    [{ ...base, 'check-split': 'maybe' }, /expected true or false/],
  ])('%j is refused', (analysis, message) => {
    expect(() => openAnalysis(analysis, { fetch, token: undefined })).toThrow(message);
  });
});
