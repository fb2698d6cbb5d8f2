import { describe, expect, test } from '@jest/globals';
import type { Check, Verdict } from '@tidegate/evidence';
import { evidence } from '@tidegate/testing';
import { renderSarif } from '@tidegate/report/sarif';

interface Log {
  readonly version: string;
  readonly runs: {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
          readonly region?: { readonly startLine: number };
        };
      }[];
    }[];
    readonly properties?: Readonly<Record<string, number>>;
  }[];
}

const check = (verdict: Verdict, changes: Partial<Check> = {}): Check => ({
  id: `c.${verdict}`,
  title: `${verdict} it`,
  verdict,
  reason: `It is ${verdict}.`,
  ...changes,
});

/** Parsed, and held to what SARIF 2.1.0 demands of every log and code scanning of every result. */
function logOf(...given: Parameters<typeof renderSarif>): Log {
  const log = JSON.parse(renderSarif(...given)) as Log;
  expect(log.version).toBe('2.1.0');
  for (const { tool, results } of log.runs) {
    const ids = tool.driver.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { ruleId, ruleIndex, level, message, locations } of results) {
      expect(ids[ruleIndex]).toBe(ruleId);
      expect(['none', 'note', 'warning', 'error']).toContain(level);
      expect(message.text).not.toBe('');
      expect(locations.length).toBeGreaterThan(0);
      for (const { physicalLocation } of locations) {
        const { uri, uriBaseId } = physicalLocation.artifactLocation;
        // A URI of RFC 3986; with a base it is relative.
        expect(uri).toMatch(/^[\w\-.~:/%!$&'()*+,;=@]+$/);
        expect(new URL(uri, 'file:///root/').protocol).toBe('file:');
        if (uriBaseId !== undefined) expect(uri).not.toMatch(/^\//);
        const line = physicalLocation.region?.startLine;
        if (line !== undefined) expect(Number.isInteger(line) && line >= 1).toBe(true);
      }
    }
  }
  return log;
}

test('the whole file of a small run', () => {
  const gate = evidence({
    gate: 'validate-data',
    verdict: 'fail',
    checks: [
      check('pass'),
      check('warn'),
      check('fail', {
        examples: [
          { file: 'data/my file.csv', line: 5, row: 2 },
          { file: 'data/my file.csv', row: 9 },
        ],
      }),
    ],
  });
  expect(logOf([gate], 'tidegate-report/validate-data.json')).toEqual({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Tidegate',
            semanticVersion: '0.1.0',
            rules: [
              { id: 'c.pass', shortDescription: { text: 'pass it' } },
              { id: 'c.warn', shortDescription: { text: 'warn it' } },
              { id: 'c.fail', shortDescription: { text: 'fail it' } },
            ],
          },
        },
        automationDetails: { id: 'validate-data/' },
        invocations: [
          {
            executionSuccessful: true,
            startTimeUtc: '2026-01-01T00:00:00.000Z',
            endTimeUtc: '2026-01-01T00:00:01.000Z',
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: [
          {
            ruleId: 'c.warn',
            ruleIndex: 1,
            level: 'warning',
            message: { text: 'It is warn.' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'tidegate-report/validate-data.json', uriBaseId: '%SRCROOT%' },
                },
              },
            ],
          },
          {
            ruleId: 'c.fail',
            ruleIndex: 2,
            level: 'error',
            message: { text: 'fail it: It is fail.' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'data/my%20file.csv', uriBaseId: '%SRCROOT%' },
                  region: { startLine: 5 },
                },
              },
            ],
          },
          {
            ruleId: 'c.fail',
            ruleIndex: 2,
            level: 'error',
            message: { text: 'fail it: It is fail.' },
            locations: [
              { physicalLocation: { artifactLocation: { uri: 'data/my%20file.csv', uriBaseId: '%SRCROOT%' } } },
            ],
          },
        ],
      },
    ],
  });
});

describe('a gate that did not pass has a result', () => {
  test.each<[Verdict, Check[], string[]]>([
    ['inconclusive', [], ['error']],
    ['fail', [check('pass')], ['error']],
    ['inconclusive', [check('inconclusive')], ['error']],
    ['warn', [check('warn')], ['warning']],
    ['pass', [check('pass')], []],
  ])('%s of %j', (verdict, checks, expected) => {
    expect(logOf([evidence({ verdict, checks })]).runs[0]!.results.map(({ level }) => level)).toEqual(expected);
  });
});

test.each([
  ['../a b#c?.csv', '../a%20b%23c%3F.csv', '%SRCROOT%'],
  ['.\\data\\d.csv', 'data/d.csv', '%SRCROOT%'],
  ['/mnt/d.csv', 'file:///mnt/d.csv', undefined],
  ['lone \ud800.csv', 'lone%20%EF%BF%BD.csv', '%SRCROOT%'],
  ['javascript:alert(1)', 'javascript%3Aalert(1)', '%SRCROOT%'],
])('a row of %j is at %s', (file, uri, uriBaseId) => {
  const { runs } = logOf([evidence({ checks: [check('fail', { examples: [{ file, line: 1 }] })] })]);
  expect(runs[0]!.results[0]!.locations[0]!.physicalLocation.artifactLocation).toEqual({
    uri,
    ...(uriBaseId && { uriBaseId }),
  });
});

test.each([0, -1, 1.5, '7', null])('line %j is no line', (line) => {
  const { runs } = logOf([evidence({ checks: [check('fail', { examples: [{ file: 'd.csv', line }] })] })]);
  expect(runs[0]!.results[0]!.locations[0]!.physicalLocation.region).toBeUndefined();
});

test('as many results as code scanning reads, and how many are left out', () => {
  const examples = Array.from({ length: 6000 }, (_, i) => ({ file: 'd.csv', line: i + 1 }));
  const { runs } = logOf([evidence({ checks: [check('fail', { examples })] })]);
  expect([runs[0]!.results.length, runs[0]!.properties]).toEqual([5000, { resultsLeftOut: 1000 }]);
});
