// Breaks this repository's own workflows, one place after the other: each break must be found.
import { describe, expect, test } from '@jest/globals';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checkout, lintFiles } from '@tidegate/workflow-lint';

const repository = join(import.meta.dirname, '../../..');

const checkout = (root: string): Checkout => ({
  read: (path) =>
    /\.\w+$/.test(path) && existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined,
});

/** How often a rule speaks of a workflow with this text. */
function count(home: string, file: string, text: string, rule: string): number {
  const root = join(repository, home);
  const world: Checkout = {
    read: (path) => (path === file ? text : checkout(root).read(path)),
    foreign: { 'tidegate/mlops': checkout(repository) },
  };
  const { findings } = lintFiles([file], world, { trusted: ['tidegate/*'], rules: [rule] });
  return findings.length;
}

const workflows = ['.', 'examples/flight-delays'].flatMap((home) =>
  globSync('.github/workflows/*.yml', { cwd: join(repository, home) }).map((file) => [home, file] as const),
);

/** What is broken, where it stands, and what is written in its place. */
const breaks: readonly (readonly [what: string, rule: string, place: RegExp, broken: (found: string) => string])[] = [
  ['an output of a job misspelt', 'unset-output', /needs\.[\w-]+\.outputs\.[\w-]+/g, (found) => `${found}-of-yore`],
  [
    'a step misspelt',
    'unset-output',
    /steps\.[\w-]+\.(outputs|outcome)/g,
    (found) => found.replace('steps.', 'steps.no-'),
  ],
  ['an input misspelt', 'undeclared-input', /(?<=\$\{\{[^}]*)\binputs\.[\w-]+/g, (found) => `${found}-of-yore`],
  [
    'an action or workflow that is not there',
    'not-callable',
    /uses: (?:\.|\$|tidegate\/mlops)\/[^\s@]+/g,
    (found) => `${found.replace(/\.ya?ml$/, '')}-of-yore${/\.ya?ml$/.exec(found)?.[0] ?? ''}`,
  ],
  ['a pin taken off', 'unpinned-action', /@[0-9a-f]{40}/g, () => '@v1'],
  ['all permissions', 'broad-permissions', /^permissions: \{\}/gm, () => 'permissions: write-all'],
  [
    'no permissions',
    'missing-permissions',
    /^permissions: \{\}$[^]*/gm,
    (found) => found.replace(/^permissions: \{\}$/m, '').replace(/^ {4}permissions:.*\n(?: {6,}.*\n)*/gm, ''),
  ],
];

describe.each(breaks)('%s', (_, rule, place, broken) => {
  test('is found wherever it is', () => {
    const missed: string[] = [];
    let tried = 0;
    for (const [home, file] of workflows) {
      const broke = new Set<string>();
      const text = readFileSync(join(repository, home, file), 'utf8');
      const before = count(home, file, text, rule);
      for (const match of text.matchAll(place)) {
        // Text of comments is no part of a workflow.
        if (/(^|\s)#/.test(text.slice(text.lastIndexOf('\n', match.index) + 1, match.index))) continue;
        if (broke.has(match[0])) continue;
        broke.add(match[0]);
        const mutant = text.slice(0, match.index) + broken(match[0]) + text.slice(match.index + match[0].length);
        tried++;
        if (count(home, file, mutant, rule) <= before)
          missed.push(`${home}/${file}:${text.slice(0, match.index).split('\n').length}`);
      }
    }
    expect(missed).toEqual([]);
    expect(tried).toBeGreaterThan(2);
  });
});

const example = 'examples/flight-delays';

test.each([
  ['train.yml', 'unknown-input', '          data: ${{', '          date: ${{'],
  ['train.yml', 'unknown-input', 'source: ', 'sauce: '],
  [
    'train.yml',
    'silenced-gate',
    '      - name: It meets the bar\n',
    '      - name: It meets the bar\n        continue-on-error: true\n',
  ],
  ['train.yml', 'unused-input', 'data: ${{ inputs.extract }}', 'data: data/today.csv'],
  ['train.yml', 'spliced-shell', '"$VARIANT"', '"${{ inputs.variant }}"'],
  ['train.yml', 'empty-input', 'on:\n', "on:\n  schedule:\n    - cron: '0 2 * * 0'\n"],
  ['train.yml', 'unset-output', '    needs: model\n', ''],
  [
    'train.yml',
    'unset-output',
    '      version: ${{ steps.register.outputs.version }}',
    '      number: ${{ steps.register.outputs.version }}',
  ],
  ['train.yml', 'missing-script', 'python src/train.py', 'python src/training.py'],
  [
    'train.yml',
    'impossible-event',
    "if: steps.production.outputs.version != ''",
    "if: github.event_name == 'pull_request'",
  ],
  ['deploy.yml', 'cancelled-deployment', 'cancel-in-progress: false', 'cancel-in-progress: true'],
  ['deploy.yml', 'missing-concurrency', 'concurrency:\n  group: deploy-production\n  cancel-in-progress: false\n', ''],
  ['deploy.yml', 'unset-output', 'outputs.state ==', 'outputs.status =='],
  [
    'deploy.yml',
    'empty-promise',
    'run: python src/load_model.py --url "$CANDIDATE_URL" --model "$MODEL" --version "$VERSION"',
    'id: smoke\n        run: echo "$MODEL"',
  ],
  ['test.yml', 'silenced-gate', 'python -m pytest', 'python -m pytest || true'],
  ['test.yml', 'empty-promise', 'run: python -m pytest', 'name: Tests\n        run: echo "all tests passed"'],
])('%s: %s', (name, rule, from, to) => {
  const file = `.github/workflows/${name}`;
  const text = readFileSync(join(repository, example, file), 'utf8');
  expect(text).toContain(from);
  expect(count(example, file, text, rule)).toBe(0);
  expect(count(example, file, text.replace(from, to), rule)).toBeGreaterThan(0);
});

test('our CI whose tests cannot fail', () => {
  const text = readFileSync(join(repository, '.github/workflows/ci.yml'), 'utf8');
  expect(
    count('.', '.github/workflows/ci.yml', text.replace('run: npm test\n', 'run: npm test || true\n'), 'silenced-gate'),
  ).toBe(1);
});
