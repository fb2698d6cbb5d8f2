// The first step of every npm script, on any Node from 20: installs what is missing, then hands over to Node 24.
//
//   node scripts/bootstrap.mjs <script.ts> [arguments...]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_24 = '24.9.0';
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'tidegate');

function fail(message) {
  console.error(`tidegate: ${message}`);
  process.exit(1);
}

function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  if (result.error) fail(`cannot start ${command}: ${result.error.message}`);
  return result;
}

/** Whether the file is ours now. What a process that has ended left behind is taken away first. */
function claimed(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (existsSync(file) && !runs(Number(readFileSync(file, 'utf8')))) rmSync(file, { force: true });
  return false;
}

/** An empty file is being written just now: its process runs. */
function runs(pid) {
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** `npm ci`, unless node_modules was made from exactly this lock file. */
function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.tidegate-lock');
  const done = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;
  if (done()) return;
  // Two at once would take each other's files away.
  const busy = join(tmpdir(), `tidegate-install-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`);
  for (let waited = 0; !claimed(busy); waited++) {
    if (waited === 0) console.error('tidegate: waiting for another installation of the node packages');
    if (waited > 600) fail(`${busy} is still there after ten minutes; remove it if nothing installs.`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
  }
  process.once('exit', () => rmSync(busy, { force: true }));
  if (done()) return;
  console.error('tidegate: installing node packages (npm ci)');
  const { status } = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: ['ignore', 2, 2] });
  if (status !== 0) fail(`npm ci ended with ${status}; the packages cannot be installed.`);
  writeFileSync(stamp, lock);
  rmSync(busy, { force: true });
}

/** The Node that the actions run on: this one when it is 24, else the npm package of Node's own binary, kept in the cache. */
function node24() {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const home = join(cache, `node-${NODE_24}`);
  const binary = join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  const name = `node-${platform}-${process.arch}`;
  console.error(`tidegate: fetching Node ${NODE_24} (npm package ${name})`);
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(join(cache, 'fetch-'));
  try {
    const packed = run('npm', ['pack', `${name}@${NODE_24}`, '--pack-destination', scratch, '--silent'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    });
    if (packed.status !== 0)
      fail(`npm pack ${name}@${NODE_24} ended with ${packed.status}; install Node 24 and run again.`);
    const archive = packed.stdout.trim().split('\n').at(-1);
    if (run('tar', ['-xzf', join(scratch, archive), '-C', scratch]).status !== 0) fail(`cannot unpack ${archive}`);
    if (!existsSync(home)) renameSync(join(scratch, 'package'), home);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return binary;
}

/** npm looks for this machine's settings (registry, certificates) beside the Node that runs it: they must be found beside ours too. */
function keepNpmSettings(node) {
  const etc = join(dirname(node), '..', 'etc');
  if (!node.startsWith(cache) || existsSync(etc)) return;
  const { stdout } = run('npm', ['config', 'get', 'globalconfig'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
  });
  const settings = stdout.trim();
  mkdirSync(etc, { recursive: true });
  if (existsSync(settings)) symlinkSync(settings, join(etc, 'npmrc'));
}

const [script, ...args] = process.argv.slice(2);
if (!script) fail('usage: node scripts/bootstrap.mjs <script.ts> [arguments...]');
installPackages();
const node = node24();
keepNpmSettings(node);
const { status, signal } = run(node, ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
  cwd: process.cwd(),
  shell: false,
  env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}`, TIDEGATE_CACHE: cache },
});
process.exit(signal ? 1 : (status ?? 1));
