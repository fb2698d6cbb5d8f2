import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Copies what a user's workflow gets of this repository into `target`: each action.yml, dist/ and the called workflows, with
 * `uses: $/...` (this repository, at the same commit; act does not know it) written out as `tidegate/mlops/...@v1`.
 */
export function stageActions(root: string, target: string): string {
  rmSync(target, { recursive: true, force: true });
  const actions = readdirSync(join(root, 'actions')).map((name) => join('actions', name, 'action.yml'));
  const folder = join('.github', 'workflows');
  const workflows = existsSync(join(root, folder))
    ? readdirSync(join(root, folder)).map((name) => join(folder, name))
    : [];
  for (const file of ['action.yml', ...actions, ...workflows].filter((path) => existsSync(join(root, path)))) {
    const text = readFileSync(join(root, file), 'utf8');
    // This repository's own CI is called by nobody and may use what act has not.
    if (file.startsWith(folder) && !/\bworkflow_call\b/.test(text)) continue;
    mkdirSync(dirname(join(target, file)), { recursive: true });
    writeFileSync(join(target, file), text.replace(/(uses:\s*['"]?)\$\/([^\s'"@]+)/g, '$1tidegate/mlops/$2@v1'));
  }
  if (existsSync(join(root, 'dist'))) cpSync(join(root, 'dist'), join(target, 'dist'), { recursive: true });
  return target;
}
