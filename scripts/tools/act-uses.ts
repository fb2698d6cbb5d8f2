// Which actions and called workflows of other repositories a workflow needs, and the folder that stands for each.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { STOOD_FOR, writeStandIn } from './stand-ins/catalogue.ts';
import type { StandInSettings } from './stand-ins/catalogue.ts';

export interface Uses {
  /** `owner/name` */
  readonly repository: string;
  readonly ref: string;
  /** The file that uses it. */
  readonly file: string;
}

/**
 * Every repository that the workflow names in `uses:`, itself or through called workflows and composite actions, in the
 * consumer's folder or in one of the `given` folders (by repository).
 */
export function findUses(consumer: string, workflow: string, given: Readonly<Record<string, string>>): Uses[] {
  const found: Uses[] = [];
  const seen = new Set<string>();
  const read = (root: string, path: string): void => {
    const file = [path, join(path, 'action.yml'), join(path, 'action.yaml')]
      .map((name) => join(root, name))
      .find((name) => /\.ya?ml$/.test(name) && existsSync(name));
    if (file === undefined) throw new Error(`${join(root, path)} is used, but there is no such workflow or action.`);
    if (seen.has(file)) return;
    seen.add(file);
    for (const uses of usesOf(readFileSync(file, 'utf8'))) {
      if (uses.startsWith('./')) {
        read(consumer, uses);
        continue;
      }
      const match = /^([^/@]+\/[^/@]+)(\/[^@]+)?@(.+)$/.exec(uses);
      if (!match) throw new Error(`${file}: act cannot run "uses: ${uses}" without docker and network.`);
      const [, repository = '', inner = '', ref = ''] = match;
      found.push({ repository, ref, file });
      const folder = given[repository];
      if (folder !== undefined) read(folder, inner === '' ? '.' : `.${inner}`);
    }
  };
  read(consumer, workflow);
  return found;
}

function usesOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .flatMap((line) => [...line.matchAll(/(?:^|[\s{,-])uses:\s*['"]?([^\s'",}#]+)/g)].map((match) => match[1] ?? ''));
}

/**
 * The `--local-repository` values for all that is used: the folder given for the repository, else a stand-in written below
 * `scratch`.
 */
export function localRepositories(
  uses: readonly Uses[],
  given: Readonly<Record<string, string>>,
  scratch: string,
  settings: StandInSettings,
): string[] {
  const values = new Set<string>();
  for (const { repository, ref, file } of uses) {
    const users = new Set(uses.filter((one) => one.repository === repository).map((one) => one.file));
    const signer = users.size === 1 ? { signer: workflowOf(file, uses, given, settings) } : {};
    const standIn = (): string | undefined =>
      STOOD_FOR.includes(repository) ? writeStandIn(repository, scratch, { ...settings, ...signer }) : undefined;
    const folder = given[repository] ?? standIn();
    if (folder === undefined) {
      const known = [...Object.keys(given), ...STOOD_FOR].join(', ');
      throw new Error(`${file} uses ${repository}@${ref}, which has no local copy; there is one of ${known}.`);
    }
    values.add(`${repository}@${ref}=${folder}`);
  }
  return [...values];
}

/** As GitHub names it: `owner/name/.github/workflows/file.yml`, and behind it `@` and the ref it was called at, if it was. */
function workflowOf(
  file: string,
  uses: readonly Uses[],
  given: Readonly<Record<string, string>>,
  { consumer, repository }: StandInSettings,
): string {
  const owner = Object.entries(given).find(([, folder]) => file.startsWith(join(folder, '/')));
  if (owner === undefined) return `${repository}/${relative(consumer, file)}`;
  const [name, folder] = owner;
  const called = uses.find((one) => one.repository === name);
  return `${name}/${relative(folder, file)}@refs/tags/${called?.ref}`;
}
