import { DefaultArtifactClient } from '@actions/artifact';
import { getBooleanInput, getInput, getMultilineInput, setFailed, setOutput, warning } from '@actions/core';
import { globSync, statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';

/** Uploads the files that the lines of `path` name: files, folders, globs, and `!` before what is left out. */
export async function run(): Promise<void> {
  const lines = getMultilineInput('path', { required: true });
  const hidden = getBooleanInput('include-hidden-files');
  const excluded = new Set(lines.filter((line) => line.startsWith('!')).flatMap((line) => files(line.slice(1), true)));
  const wanted = lines.filter((line) => !line.startsWith('!'));
  const found = [...new Set(wanted.flatMap((line) => files(line, hidden)))].filter((file) => !excluded.has(file));
  if (found.length === 0) {
    const message = `No files were found with the provided path: ${wanted.join(', ')}. No artifacts will be uploaded.`;
    if (getInput('if-no-files-found') === 'error') setFailed(message);
    else if (getInput('if-no-files-found') === 'warn') warning(message);
    return;
  }
  const client = new DefaultArtifactClient();
  const name = getInput('name');
  if (getBooleanInput('overwrite')) await client.deleteArtifact(name).catch(() => undefined);
  const { id, digest } = await client.uploadArtifact(name, found, commonFolder(wanted), {
    skipArchive: !getBooleanInput('archive'),
  });
  setOutput('artifact-id', id);
  setOutput('artifact-digest', digest);
}

function files(pattern: string, hidden: boolean): string[] {
  return globSync(pattern)
    .flatMap((path) =>
      statSync(path).isDirectory()
        ? globSync(hidden ? ['**', '**/.*', '**/.*/**'] : '**', { cwd: path }).map((inner) => resolve(path, inner))
        : [resolve(path)],
    )
    .filter((path) => statSync(path).isFile());
}

/** The folder the artifact's paths are relative to: that of the one path, else the longest that all have in common. */
function commonFolder(patterns: readonly string[]): string {
  const roots = patterns.map((pattern) => {
    const fixed = pattern.split(/[*?[]/)[0] ?? '';
    if (fixed !== pattern) return resolve(fixed.endsWith('/') ? fixed : dirname(fixed));
    const path = resolve(pattern);
    return isFolder(path) ? path : dirname(path);
  });
  return roots.reduce((common, root) => {
    const parts = root.split(sep);
    const differs = common.split(sep).findIndex((part, index) => part !== parts[index]);
    return differs < 0 ? common : parts.slice(0, differs).join(sep) || sep;
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
