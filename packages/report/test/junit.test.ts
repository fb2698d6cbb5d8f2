import { describe, expect, test } from '@jest/globals';
import type { Check, Verdict } from '@tidegate/evidence';
import { evidence } from '@tidegate/testing';
import { renderJunit } from '@tidegate/report/junit';
import { requireWellFormed } from './well-formed.ts';

const check = (verdict: Verdict, changes: Partial<Check> = {}): Check => ({
  id: `c.${verdict}`,
  title: `${verdict} it`,
  verdict,
  reason: `It is ${verdict}.`,
  ...changes,
});

test('one suite per gate, one case per check, whole', () => {
  const gates = [
    evidence({
      gate: 'validate-data',
      verdict: 'fail',
      checks: [
        check('pass'),
        check('warn'),
        check('inconclusive'),
        check('fail', {
          observed: 2,
          threshold: '≤ 0',
          examples: [
            { file: 'd.csv', line: 5, row: 2 },
            { file: 'd.csv', line: 6, row: 3 },
          ],
        }),
      ],
    }),
    evidence({ checks: [check('pass')] }),
  ];
  const text = renderJunit(gates);
  requireWellFormed(text);
  expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="tidegate" tests="5" failures="2" errors="0">
  <testsuite name="validate-data" tests="4" failures="2" errors="0" skipped="0" timestamp="2026-01-01T00:00:00" time="1.000">
    <testcase classname="validate-data.c.pass" name="pass it"/>
    <testcase classname="validate-data.c.warn" name="warn it">
      <system-out>warn: It is warn.</system-out>
    </testcase>
    <testcase classname="validate-data.c.inconclusive" name="inconclusive it">
      <failure type="inconclusive" message="It is inconclusive."></failure>
    </testcase>
    <testcase classname="validate-data.c.fail" name="fail it">
      <failure type="fail" message="It is fail.">observed: 2&#10;bound: ≤ 0&#10;file d.csv, line 5, row 2&#10;file d.csv, line 6, row 3</failure>
    </testcase>
  </testsuite>
  <testsuite name="check-model-threshold" tests="1" failures="0" errors="0" skipped="0" timestamp="2026-01-01T00:00:00" time="1.000">
    <testcase classname="check-model-threshold.c.pass" name="pass it"/>
  </testsuite>
</testsuites>
`);
});

describe('a gate that is red without a red check is red here too', () => {
  test.each<[Verdict, Check[], number]>([
    ['inconclusive', [], 1],
    ['fail', [check('pass')], 1],
    ['fail', [check('warn')], 1],
    ['fail', [check('fail')], 1],
    ['pass', [check('pass')], 0],
    ['warn', [check('warn')], 0],
  ])('%s of %j', (verdict, checks, failures) => {
    const text = renderJunit([evidence({ verdict, checks })]);
    expect(text).toContain(`failures="${failures}"`);
    expect(text.match(/<failure /g) ?? []).toHaveLength(failures);
  });
});

test.each([
  '<a b="c">&amp;]]>',
  'line\r\nbreak\ttab',
  'nul\0 escape\u001b bell\u0007',
  'lone \ud800 surrogate',
  '\ufffe\uffff',
  '👩‍💻',
])('hostile text %j stays text, and the file well-formed', (hostile) => {
  const text = renderJunit([
    evidence({
      gate: hostile,
      checks: [check('fail', { title: hostile, reason: hostile, examples: [{ [hostile]: hostile }] })],
    }),
  ]);
  requireWellFormed(text);
  expect(text.match(/<failure /g)).toHaveLength(1);
});

test('a thousand failing rows are not all told', () => {
  const examples = Array.from({ length: 1000 }, (_, row) => ({ row }));
  expect(renderJunit([evidence({ checks: [check('fail', { examples })] })])).toContain(
    'row 19&#10;and 980 more in the evidence file',
  );
});
