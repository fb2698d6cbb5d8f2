import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lintFiles } from '@tidegate/workflow-lint';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtures, lintText } from './fixture-project.ts';

const found = (source: string) =>
  lintText(source).map(({ rule, at, message }) => `${rule} ${at.line}:${at.column} ${message}`);

describe('what is no workflow is a finding', () => {
  test.each([
    ['nothing', '', 'not-yaml 1:1 the file is empty'],
    ['a tab', 'on: push\njobs:\n\ta: {}\n', 'not-yaml 3:1 '],
    ['a key twice', 'on: push\non: push\n', 'not-yaml 2:1 Map keys must be unique'],
    ['a list', '- a\n- b\n', 'not-workflow 1:1 it is no mapping'],
    ['no jobs', 'on: push\n', 'not-workflow 1:1 it has no `jobs:`'],
    ['no trigger', 'jobs: { a: { runs-on: x } }\n', 'not-workflow 1:1 it has no `on:`'],
    ['an alias of nothing', 'on: *there\njobs: {}\n', 'not-yaml'],
    ['two megabytes', `# ${'x'.repeat(2 ** 21)}`, 'not-yaml 1:1 the file has 2048 KiB'],
    ['lists without end', `on: ${'['.repeat(5000)}`, 'not-yaml'],
    ['mappings without end', `${Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')}\n`, 'not-yaml'],
  ])('%s', (_, source, message) => {
    const told = found(source);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(message);
  });

  test('aliases of aliases end in a finding, not in all of the memory', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(10).fill(`*l${i}`).join(', ')}]`,
    );
    expect(found(`l0: &l0 [x]\n${levels.join('\n')}\non: push\njobs: {}\n`)[0]).toMatch(/^not-yaml/);
  });

  test('a file that vanished is one too', () => {
    expect(lintFiles(['gone.yml'], { read: () => undefined }).findings.map(({ rule }) => rule)).toEqual(['not-yaml']);
  });
});

describe('anchors and merge keys', () => {
  const source = (steps: string) => `on: push
permissions: {}
x-job: &job
  runs-on: ubuntu-latest
  steps: &steps
    - name: Tests
      run: ${steps}
jobs:
  one:
    <<: *job
  two:
    runs-on: ubuntu-latest
    steps: *steps
  three:
    <<: [*job, { runs-on: windows-latest }]
    steps: [{ run: make }]
`;

  test('are read as what they stand for, and a fault is told once per place', () => {
    expect(found(source('pytest'))).toEqual([]);
    expect(found(source('pytest || true'))).toEqual([
      'silenced-gate 7:12 `|| true` makes the gate "Tests" pass whatever it finds',
    ]);
  });
});

test.each([
  ['expressions left open', '${{ '.repeat(50_000)],
  ['quotes left open in an expression', `\${{ ${"' ' ".repeat(20_000)}`],
  ['quotes left open in a script', "it's\n        ".repeat(20_000)],
  ['blanks before a comment', ' '.repeat(200_000)],
  ['nested parentheses', `\${{ ${'('.repeat(20_000)} }}`],
  ['many stars', `artifact ${'*a'.repeat(200)}`],
])('%s are read to their end', (_, text) => {
  const workflow = `on: push
permissions: {}
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - name: Tests
        run: |
        ${text}
      - uses: actions/download-artifact@${'0'.repeat(40)}
        with: { name: ${JSON.stringify(text)} }
`;
  expect(() => lintText(workflow)).not.toThrow();
});

test('whatever is written, linting ends, and with places within the file', () => {
  const texts = ['red', 'green'].flatMap((kind) =>
    ['weights-are-never-exported', 'gate-behind-set-plus-e', 'artifact-of-another-run', 'retraining-is-always-due'].map(
      (name) => readFileSync(join(fixtures, kind, `${name}.yml`), 'utf8'),
    ),
  );
  const piece = fc.constantFrom(
    '${{',
    '}}',
    '||',
    "'",
    '"',
    '|',
    '>-',
    '&a',
    '*a',
    '<<:',
    ': ',
    '- ',
    '\n',
    '  ',
    '#',
    '[',
    '{',
    '$(',
    '<<EOF',
    'if:',
    'needs:',
    'steps:',
    '\u0000',
    '🙂',
    'needs.*.outputs[',
    '\t',
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(fc.nat(2000), fc.nat(12), piece), { maxLength: 6 }),
      (text, edits) => {
        const broken = edits.reduce(
          (rest, [at, gone, put]) => rest.slice(0, at % rest.length) + put + rest.slice((at % rest.length) + gone),
          text,
        );
        const lines = broken.split('\n').length;
        for (const { at } of lintText(broken)) {
          expect(at.line).toBeGreaterThanOrEqual(1);
          expect(at.line).toBeLessThanOrEqual(lines);
          expect(at.column).toBeGreaterThanOrEqual(1);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('any value anywhere is survived', () => {
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(
        null,
        true,
        0,
        -1.5,
        '',
        'a',
        '${{ inputs.a }}',
        '${{ needs.a.outputs.b',
        './.github/workflows/callable.yml',
        'pytest || true',
      ),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          'a',
          'steps',
          'run',
          'uses',
          'with',
          'if',
          'needs',
          'outputs',
          'secrets',
          'permissions',
          'concurrency',
          'services',
          'environment',
          'name',
          'id',
          'env',
        ),
        tie('node'),
        { maxKeys: 4 },
      ),
    ),
  })).node;
  fc.assert(
    fc.property(value, value, value, (on, job, jobs) => {
      lintText(JSON.stringify({ on, jobs: { a: job, b: jobs } }));
      lintText(JSON.stringify({ on, jobs }));
    }),
    { numRuns: 150 },
  );
});
