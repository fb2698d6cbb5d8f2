import { readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { testTitles } from './test-titles.ts';

const jestConfig = '../../jest.config.js'; // JavaScript, of which tsc knows nothing
const { projects } = ((await import(jestConfig)) as { default: JestConfig }).default;

interface JestConfig {
  readonly projects: readonly { readonly displayName: string; readonly testMatch: readonly string[] }[];
}

/** What is wrong with `npm run ...`: a script, a test file or a title that is not there. `files` are those of the repository. */
export function commandFaults(command: string, files: readonly string[]): string[] {
  const [npm, ...rest] = words(command);
  const [script = '', ...given] = rest[0] === 'run' ? rest.slice(1) : rest;
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  if (npm !== 'npm' || scripts[script] === undefined) return [`\`${command}\`: package.json has no script "${script}"`];
  if (given.length === 0) return [];
  if (given[0] !== '--') return [`\`${command}\`: npm keeps what stands before \`--\` to itself`];
  if (script === 'jest') return testFaults(command, given[1] ?? '', given.slice(2), files);
  if (script === 'test:system') return testFaults(command, 'system', given.slice(1), files);
  return [];
}

function testFaults(command: string, project: string, given: readonly string[], files: readonly string[]): string[] {
  const tests = testsOf(project, files);
  if (tests === undefined) return [`\`${command}\`: jest has no project "${project}"`];
  const at = given.indexOf('-t');
  const paths = at === -1 ? given : given.slice(0, at);
  const title = at === -1 ? undefined : given[at + 1];
  if (at !== -1 && (title === undefined || given.length > at + 2))
    return [`\`${command}\`: one title in quotes belongs at its end, after -t`];
  const lost = paths.filter((path) => !tests.some((file) => new RegExp(path, 'i').test(file)));
  if (lost.length > 0) return lost.map((path) => `\`${command}\`: no ${project} test file matches "${path}"`);
  const chosen = tests.filter((file) => paths.length === 0 || paths.some((path) => new RegExp(path, 'i').test(file)));
  if (title === undefined || chosen.some((file) => tells(file, title))) return [];
  return [`\`${command}\`: no test is called "${title}"`];
}

const known = new WeakMap<readonly string[], Map<string, readonly string[]>>();

/** The test files of a jest project; looked for once, as a page names a project a hundred times. */
function testsOf(project: string, files: readonly string[]): readonly string[] | undefined {
  const found = known.get(files) ?? new Map<string, readonly string[]>();
  known.set(files, found);
  const patterns = projects.find(({ displayName }) => displayName === project)?.testMatch;
  if (patterns === undefined) return undefined;
  const globs = patterns.map((pattern) => pattern.replace('<rootDir>/', ''));
  const tests = found.get(project) ?? files.filter((file) => globs.some((glob) => matchesGlob(file, glob)));
  found.set(project, tests);
  return tests;
}

/** Where titles are made of a table (`%s`), a word of the table stands in the file. */
function tells(file: string, title: string): boolean {
  const titles = testTitles(file);
  if (titles.some((full) => new RegExp(title, 'i').test(full))) return true;
  return titles.some((full) => /%[a-z]|\$/.test(full)) && readFileSync(file, 'utf8').includes(`'${title}'`);
}

/** As a shell parts them, as far as the page needs it: quotes of either kind, no escapes. */
function words(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((found) => found[1] ?? found[2] ?? found[3] ?? '');
}
