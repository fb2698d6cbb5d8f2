import type { Check, Evidence } from '@tidegate/evidence';
import { formatScalar } from './numbers.ts';
import { xmlText } from './xml.ts';

/** Failing rows told per test case. */
const mostRows = 20;

/**
 * JUnit XML as Ant's and Jenkins' readers take it: one suite per gate, one case per check. What failed or could not be
 * decided is a failure with its reason; a warning passes and says so in `system-out`.
 */
export function renderJunit(evidences: readonly Evidence[]): string {
  const suites = evidences.map(suite);
  const total = (key: 'tests' | 'failures') => suites.reduce((sum, one) => sum + one[key], 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="tidegate" tests="${total('tests')}" failures="${total('failures')}" errors="0">`,
    ...suites.map(({ text }) => text),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(evidence: Evidence): { tests: number; failures: number; text: string } {
  const checks = casesOf(evidence);
  const failures = checks.filter(fails).length;
  const seconds = (Date.parse(evidence.finishedAt) - Date.parse(evidence.startedAt)) / 1000;
  const attributes = [
    `name="${xmlText(evidence.gate)}"`,
    `tests="${checks.length}" failures="${failures}" errors="0" skipped="0"`,
    // Readers want local time without an offset; ours is UTC.
    `timestamp="${xmlText(evidence.startedAt.slice(0, 19))}" time="${seconds.toFixed(3)}"`,
  ];
  const text = [
    `  <testsuite ${attributes.join(' ')}>`,
    ...checks.map((check) => testCase(evidence.gate, check)),
    '  </testsuite>',
  ].join('\n');
  return { tests: checks.length, failures, text };
}

/** A verdict that no check accounts for is a case of its own, so that a red gate never reads as green. */
function casesOf({ gate, checks, verdict, reason }: Evidence): Check[] {
  const own: Check = { id: 'verdict', title: gate, verdict, reason };
  return fails(own) && !checks.some(fails) ? [...checks, own] : checks;
}

function fails({ verdict }: Pick<Check, 'verdict'>): boolean {
  return verdict === 'fail' || verdict === 'inconclusive';
}

function testCase(gate: string, check: Check): string {
  const { id, title, verdict, reason } = check;
  // Two checks may have one title; the id tells them apart.
  const start = `    <testcase classname="${xmlText(`${gate}.${id}`)}" name="${xmlText(title)}"`;
  if (fails(check)) {
    return `${start}>\n      <failure type="${verdict}" message="${xmlText(reason)}">${xmlText(numbers(check))}</failure>\n    </testcase>`;
  }
  if (verdict === 'warn')
    return `${start}>\n      <system-out>${xmlText(`warn: ${reason}`)}</system-out>\n    </testcase>`;
  return `${start}/>`;
}

function numbers({ observed, threshold, examples = [] }: Check): string {
  const more = examples.length - mostRows;
  return [
    ...(observed === undefined ? [] : [`observed: ${formatScalar(observed)}`]),
    ...(threshold === undefined || threshold === null ? [] : [`bound: ${formatScalar(threshold)}`]),
    ...examples.slice(0, mostRows).map((row) =>
      Object.entries(row)
        .map(([key, value]) => `${key} ${formatScalar(value)}`)
        .join(', '),
    ),
    ...(more > 0 ? [`and ${more} more in the evidence file`] : []),
  ].join('\n');
}
