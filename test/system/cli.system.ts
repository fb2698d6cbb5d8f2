// The program `tidegate` as npx installs it, from the package alone, in the repositories of the rebuilt systems of examples/systems.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { copySystems } from '../../scripts/example/systems.ts';
import { pythonVenv } from '../../scripts/tools/python.ts';

const minutes = 60_000;
const root = mkdtempSync(join(tmpdir(), 'tidegate-cli-'));
const team = join(root, 'team');
// npm may be that of another Node; the program runs on this one.
const path = `${dirname(process.execPath)}:${process.env['PATH']}`;
let archive: string;
let environment: string;

beforeAll(async () => {
  environment = resolve(dirname(await pythonVenv('systems', [])), '..');
  mkdirSync(join(root, 'packed'));
  npm(process.cwd(), 'pack', '--silent', '--offline', '--ignore-scripts', '--pack-destination', join(root, 'packed'));
  archive = join(root, 'packed', readdirSync(join(root, 'packed'))[0]!);
  mkdirSync(join(root, 'installed'));
  npm(join(root, 'installed'), 'install', '--silent', '--offline', '--no-audit', '--no-fund', archive);
  await copySystems(['002-taxi', '004-tabular-dvc'], team);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', team, '-c', 'user.name=team', '-c', 'user.email=team@localhost.invalid', ...args]);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'As it is');
}, 5 * minutes);

afterAll(() => rmSync(root, { recursive: true, force: true }));

function npm(cwd: string, ...args: string[]): void {
  execFileSync('npm', args, {
    cwd,
    env: { ...process.env, PATH: path },
    stdio: 'pipe',
  });
}

const env = () => ({
  PATH: path,
  HOME: process.env['HOME'],
  VIRTUAL_ENV: environment,
  npm_config_cache: join(root, 'npm'),
  npm_config_update_notifier: 'false',
  ...(process.env['XDG_CACHE_HOME'] && { XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'] }),
});

/** The installed program, as npx starts it. */
function run(...args: string[]): { code: number | null; told: string; failed: string[] } {
  const program = join(root, 'installed/node_modules/.bin/tidegate');
  const { status, stdout, stderr } = spawnSync(program, ['run', ...args], { cwd: team, encoding: 'utf8', env: env() });
  const failed = [...stdout.matchAll(/^\w+ \/ [\w ()]+? {2,}(.+?) {2,}(?:fail|failure) /gm)].map(([, step]) => step!);
  return { code: status, told: stdout + stderr, failed };
}

const tags = () =>
  execFileSync('git', ['-C', join(team, '.tidegate/remote.git'), 'tag', '--list'], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);

// One registry: each test goes on from where the one before it left it.
const story = (name: string, tell: () => void) => test(name, tell, 10 * minutes);

story(
  'npx runs it from the package, which is small and holds nothing but the program, the actions and the workflows',
  () => {
    const files = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' }).split('\n').filter(Boolean);
    const expected =
      /^package\/(dist\/([\w-]+\/)?([\w.-]+\.js|package\.json|licenses\.txt)|(actions\/[\w-]+\/)?action\.yml|\.github\/workflows\/[\w-]+\.yml|package\.json|[A-Z]+(\.md)?)$/;
    expect(files.filter((file) => !expected.test(file))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(['package/dist/cli/index.js', 'package/.github/workflows/train.yml']));
    expect(readFileSync(archive).length).toBeLessThan(6e6);
    const told = execFileSync('npx', ['--offline', '--yes', '--package', archive, 'tidegate', '--version'], {
      cwd: team,
      encoding: 'utf8',
      env: env(),
    });
    expect(told).toMatch(/^\d+\.\d+\.\d+\n$/);
  },
);

story('good data pass', () => {
  const { code, failed, told } = run('data-validation');
  expect({ code, failed }).toEqual({ code: 0, failed: [] });
  expect(told).toMatch(/Validate +pass /);
});

story('wrong data are red', () => {
  const { code, failed } = run('data-validation', '--var', 'PULL=python src/data.py && sed -i s/,0,/,7,/ data.csv');
  expect({ code, failed: failed[0] }).toEqual({ code: 1, failed: 'Validate' });
});

story('the first model is trained, judged and registered; the repository itself has no tag', () => {
  const { code, failed } = run('model-training', '--input', 'algorithm=baseline');
  expect({ code, failed }).toEqual({ code: 0, failed: [] });
  expect(tags()).toEqual(['payments@v0.0.1']);
  expect(execFileSync('git', ['-C', team, 'tag'], { encoding: 'utf8' })).toBe('');
});

story('it goes through staging and its smoke test into production', () => {
  const { code, failed } = run(
    'deploy-service',
    '--input',
    'model_version=v0.0.1',
    '--input',
    'environment=production',
  );
  expect({ code, failed }).toEqual({ code: 0, failed: [] });
  expect(tags()).toEqual(['payments#production#1', 'payments@v0.0.1']);
});

story('a worse one is stopped, and not registered', () => {
  const { code, failed } = run('train-model', '--input', 'model_type=worse');
  expect({ code, failed: failed[0] }).toEqual({ code: 1, failed: 'Compare with production' });
  expect(tags()).toEqual(['payments#production#1', 'payments@v0.0.1']);
});

story('drift is told to what stands for GitHub', () => {
  const { code } = run('monitor-model', '--var', 'SHIFT=1');
  expect(code).toBe(0);
  const journal = join(team, '.tidegate/github.jsonl');
  expect(existsSync(journal) && readFileSync(journal, 'utf8')).toMatch(
    /"method":"POST","path":"\/repos\/local\/team\/issues"/,
  );
});
