import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { metadataOf } from './build.ts';

/** The package registries' hosts, spelled so that this file does not name them either. */
const registryHosts = [
  'registry' + '.npmjs',
  'pypi' + '.org',
  'files.python' + 'hosted',
  'proxy.go' + 'lang.org',
  'repo1.' + 'maven',
];

/** Rules of the house that no other tool knows; each fault is one sentence. */
export function houseFaults(): string[] {
  const files = trackedFiles();
  const text = (file: string) => readFileSync(file, 'utf8');
  const sources = files.filter((file) => /^(packages|actions)\/[^/]+\/src\/.*\.ts$/.test(file));
  return [
    ...sources
      .filter((file) => text(file).split('\n').length > 251)
      .map((file) => `${file} has more than 250 lines: look for its second subject`),
    ...sources
      .filter((file) => /^(util|utils|helper|helpers|common|misc)\.ts$/.test(basename(file)))
      .map((file) => `${file}: a file is named for what it knows`),
    ...sources.flatMap((file) => arrows(file, text(file))),
    ...files
      .filter((file) => !file.startsWith('dist/') && registryHosts.some((host) => text(file).includes(host)))
      .map((file) => `${file} names a package registry's host`),
    ...files
      .filter(
        (file) =>
          file.endsWith('.test.ts') && /\b(test|describe|it)\.(skip|only|todo)\b|jest\.(un)?mock/.test(text(file)),
      )
      .map((file) => `${file} skips a test or mocks a module`),
    ...readdirSync('actions').flatMap(actionFaults),
    ...systemFaults(files, text),
  ];
}

/** What a team has to write itself is a promise of the examples. */
export function systemFaults(files: readonly string[], text: (file: string) => string): string[] {
  const lines = new Map<string, number>();
  for (const file of files) {
    const system = /^examples\/systems\/(\d[^/]*)\/\.github\/workflows\/.*\.ya?ml$/.exec(file)?.[1];
    if (system === undefined) continue;
    const written = text(file)
      .split('\n')
      .filter((line) => !/^\s*(#|$)/.test(line));
    lines.set(system, (lines.get(system) ?? 0) + written.length);
  }
  return [...lines]
    .filter(([, count]) => count > 60)
    .map(([system, count]) => `examples/systems/${system} has ${count} lines of workflows, more than 60`);
}

/** Files of the repository: what git tracks, and what is new and not ignored. */
export function trackedFiles(): string[] {
  const { stdout } = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout.split('\n').filter((file) => file !== '' && existsSync(file));
}

/** Arrows point one way: actions -> kit and domain packages -> evidence, fields, statistics. */
function arrows(file: string, source: string): string[] {
  const [area, owner] = file.split('/');
  const domain = area === 'packages' && !['kit', 'config', 'testing', 'cli'].includes(owner!);
  return [...source.matchAll(/from '@tidegate\/([a-z-]+)/g)].flatMap(([, target]) => {
    // The root action is made of the others.
    if (target!.startsWith('action-') && file !== 'actions/tidegate/src/action.ts')
      return [`${file} imports an action`];
    // The program is made of the doubles: it stands for GitHub where there is none.
    if (target === 'testing' && owner !== 'cli') return [`${file} ships a test double`];
    if (domain && ['kit', 'config'].includes(target!))
      return [`${file} imports ${target}: domain packages know no runner`];
    return [];
  });
}

function actionFaults(name: string): string[] {
  const has = (path: string) => existsSync(`actions/${name}/${path}`);
  const bundleTests = has('test') && readdirSync(`actions/${name}/test`).some((file) => file.endsWith('.bundle.ts'));
  return [
    ...(existsSync(metadataOf(name)) ? [] : [`${metadataOf(name)} is missing`]),
    ...['README.md', 'src/action.ts', 'src/index.ts']
      .filter((path) => !has(path))
      .map((path) => `actions/${name} has no ${path}`),
    ...(existsSync(`dist/${name}/index.js`) ? [] : [`dist/${name}/index.js is missing: run \`npm run build\``]),
    ...(bundleTests ? [] : [`actions/${name} has no test that runs its bundle`]),
  ];
}
