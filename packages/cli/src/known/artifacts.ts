import { cpSync, existsSync, globSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, matchesGlob, relative, resolve, sep } from 'node:path';
import { UserError } from '@tidegate/evidence';
import type { Session } from '../run/session.ts';
import type { Equivalent } from './index.ts';

/** Artifacts of the run: a folder each. */
export const artifactsOf = (session: Session): string => join(session.folder, 'artifacts');

/** `actions/upload-artifact`: the files it would upload, in a folder. */
export const uploadArtifact: Equivalent = async (given, job, say) => {
  const { session } = job.call;
  const files = select(job.workspace, given['path'] ?? '', given['include-hidden-files'] === 'true');
  const plain = given['archive'] === 'false';
  if (plain && files.length > 1)
    throw new UserError('bad-input', `\`archive: false\` uploads one file, and ${files.length} match.`);
  const name = plain && files[0] ? basename(files[0]) : given['name'] || 'artifact';
  // `..` would be the folder of the run, and `overwrite` would empty it.
  if (/[":<>|*?\r\n\\/]|^\.\.?$/.test(name))
    throw new UserError(
      'bad-input',
      `\`name: ${name}\` is no name of an artifact, or has a character GitHub allows in none.`,
    );
  if (files.length === 0) {
    const what = `No file matches \`path: ${given['path'] ?? ''}\`.`;
    if (given['if-no-files-found'] === 'error') throw new UserError('not-found', what);
    if (given['if-no-files-found'] !== 'ignore') say(`warning: ${what}`);
    return {};
  }
  const target = join(artifactsOf(session), name);
  if (existsSync(target) && given['overwrite'] !== 'true') {
    throw new UserError('conflict', `An artifact \`${name}\` was uploaded before in this run.`, {
      hint: 'Give each job a name of its own, or `overwrite: true`.',
    });
  }
  rmSync(target, { recursive: true, force: true });
  const root = rootOf(job.workspace, given['path'] ?? '');
  for (const file of files) {
    const to = join(target, relative(root, file));
    mkdirSync(dirname(to), { recursive: true });
    cpSync(file, to);
  }
  say(`${files.length} files are the artifact ${name}.`);
  return { outputs: { 'artifact-id': name, 'artifact-url': `file://${target}`, 'artifact-digest': '' } };
};

/** `actions/download-artifact`: of this run alone. */
export const downloadArtifact: Equivalent = async (given, job, say) => {
  const { session } = job.call;
  for (const key of ['artifact-ids', 'run-id', 'repository']) {
    if (given[key] && given[key] !== session.github[key.replace('-', '_')]) {
      throw new UserError(
        'unsupported',
        `\`${key}\` names artifacts of elsewhere, and there are only those of this run.`,
      );
    }
  }
  const folder = artifactsOf(session);
  const all = existsSync(folder) ? readdirSync(folder).sort() : [];
  const target = resolve(job.workspace, given['path'] || '.');
  const { name, pattern } = given;
  if (name && !all.includes(name)) {
    throw new UserError('not-found', `No artifact \`${name}\` was uploaded in this run.`, {
      hint: `There are ${all.join(', ') || 'none'}.`,
    });
  }
  const chosen = name ? [name] : all.filter((one) => !pattern || matchesGlob(one, pattern));
  const flat = Boolean(name) || given['merge-multiple'] === 'true';
  for (const one of chosen) cpSync(join(folder, one), flat ? target : join(target, one), { recursive: true });
  say(chosen.length === 0 ? `warning: no artifact matches \`${pattern ?? ''}\`.` : `Downloaded ${chosen.join(', ')}.`);
  return { outputs: { 'download-path': target } };
};

/** Files of patterns, one per line; a line with `!` takes away what it matches; a folder is all that is in it. */
function select(workspace: string, patterns: string, hidden: boolean): string[] {
  const lines = linesOf(patterns);
  const files = (pattern: string): string[] =>
    globSync(isAbsolute(pattern) ? pattern : join(workspace, pattern)).flatMap((path) =>
      statSync(path).isDirectory() ? globSync(join(path, '**')).filter((inner) => statSync(inner).isFile()) : [path],
    );
  const taken = new Set(lines.filter((line) => !line.startsWith('!')).flatMap(files));
  for (const line of lines)
    if (line.startsWith('!')) for (const file of files(line.slice(1).trim())) taken.delete(file);
  const shown = (file: string) =>
    hidden ||
    !relative(workspace, file)
      .split(sep)
      .some((part) => /^\.[^.]/.test(part));
  return [...taken].filter(shown).sort();
}

/** What the names of files in the artifact start from: the deepest folder that all patterns start from, up to their first wildcard. */
function rootOf(workspace: string, patterns: string): string {
  const starts = linesOf(patterns)
    .filter((line) => !line.startsWith('!'))
    .map((line) => resolve(workspace, line).split(sep))
    .map((parts) => {
      const wild = parts.findIndex((part) => /[*?[{]/.test(part));
      return wild < 0 ? parts : parts.slice(0, wild);
    });
  const [first = []] = starts;
  const differs = first.findIndex((part, i) => starts.some((other) => other[i] !== part));
  const shared = (differs < 0 ? first : first.slice(0, differs)).join(sep);
  return existsSync(shared) && statSync(shared).isFile() ? dirname(shared) : shared;
}

function linesOf(patterns: string): string[] {
  return patterns
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
