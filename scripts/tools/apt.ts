import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, progress } from './cache.ts';
import { findCommand, runCommand } from './command.ts';
import { withLock } from './once.ts';

const POLICY = '/usr/sbin/policy-rc.d';

const lock = (): string => join(cacheFolder(), 'apt.lock');

/** Installs Debian packages that are missing, without starting or enabling their services. Needs root or sudo. */
export async function aptInstall(packages: readonly string[], missing: () => boolean): Promise<void> {
  if (findCommand('apt-get') === undefined) {
    throw new Error(`this machine has no apt-get; install ${packages.join(', ')} by its own means and run again.`);
  }
  await withLock(lock(), async () => {
    // Whoever held the lock may have installed them.
    if (!missing()) return;
    const before = running(packages);
    progress(`installing ${packages.join(', ')} with apt-get`);
    await asRoot('apt-get', ['update', '-qq'], 'updating the package lists');
    await withoutServices(async () => {
      const options = ['-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
      await asRoot('apt-get', ['install', ...options, ...packages], `installing ${packages.join(', ')}`);
    });
    await stopServices(packages, before);
  });
}

/** Waits for an installation that is under way: commands lie there before their package is installed to its end. */
export async function aptSettled(): Promise<void> {
  if (existsSync(lock())) await withLock(lock(), async () => {});
}

/** Installs what brings the named commands, where `packages` maps each command to its package, and gives their paths. */
export async function aptCommands<K extends string>(packages: Readonly<Record<K, string>>): Promise<Record<K, string>> {
  const commands = Object.keys(packages) as K[];
  await aptSettled();
  const missing = (): K[] => commands.filter((command) => findCommand(command) === undefined);
  const wanted = new Set(missing().map((command) => packages[command]));
  if (wanted.size > 0) await aptInstall([...wanted], () => missing().length > 0);
  return Object.fromEntries(
    commands.map((command) => {
      const path = findCommand(command);
      if (path === undefined)
        throw new Error(`package ${packages[command]} was installed but brought no command ${command}.`);
      return [command, path];
    }),
  ) as Record<K, string>;
}

async function asRoot(command: string, args: readonly string[], doing: string): Promise<void> {
  const settings = ['DEBIAN_FRONTEND=noninteractive', 'NEEDRESTART_SUSPEND=1'];
  if (process.getuid?.() === 0) {
    await runCommand('env', [...settings, command, ...args], { doing });
    return;
  }
  if (findCommand('sudo') === undefined) throw new Error(`${doing} needs root; install sudo or run as root.`);
  await runCommand('sudo', ['-n', 'env', ...settings, command, ...args], { doing });
}

/** Debian's own switch: while policy-rc.d answers 101, no package starts a service. One that is there already is left alone. */
async function withoutServices(install: () => Promise<void>): Promise<void> {
  if (existsSync(POLICY)) return install();
  const draft = join(cacheFolder(), 'policy-rc.d');
  writeFileSync(draft, '#!/bin/sh\nexit 101\n');
  await asRoot('install', ['-m', '755', draft, POLICY], 'keeping services from starting');
  try {
    await install();
  } finally {
    await asRoot('rm', ['-f', POLICY], 'removing policy-rc.d');
  }
}

/** Disables the services that came with the packages, and makes sure that none of them runs. */
async function stopServices(packages: readonly string[], before: ReadonlySet<string>): Promise<void> {
  const isUnit = (name: string): boolean =>
    ['/lib/systemd/system', '/usr/lib/systemd/system'].some((folder) => existsSync(join(folder, `${name}.service`)));
  const units = packages.filter(isUnit);
  if (units.length > 0 && existsSync('/run/systemd/system')) {
    await asRoot('systemctl', ['disable', '--now', ...units], `disabling ${units.join(', ')}`);
  }
  const started = [...running(packages)].filter((process) => !before.has(process));
  if (started.length > 0) throw new Error(`installing started ${started.join(', ')}; stop it and run again.`);
}

/** The processes of these names that run now, as "name (pid)". */
function running(names: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
      if (names.includes(name)) found.add(`${name} (${pid})`);
    } catch {
      // It ended between the listing and the reading.
    }
  }
  return found;
}
