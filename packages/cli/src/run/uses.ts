import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { equivalents, type Equivalent } from '../known/index.ts';
import { actionFolder, type Product, repository } from '../product.ts';

/** What stands behind a `uses:`. */
export type Used =
  | { readonly kind: 'folder'; readonly folder: string; readonly own: boolean }
  | { readonly kind: 'equivalent'; readonly run: Equivalent }
  | { readonly kind: 'unknown' };

/** Resolves the `uses:` of a step. `home` is the repository the step is written in, `workspace` what was checked out. */
export function usedByStep(product: Product, uses: string, home: string, workspace: string): Used {
  if (uses.startsWith('./')) return { kind: 'folder', folder: join(workspace, uses), own: false };
  if (uses.startsWith('$/')) return { kind: 'folder', folder: join(home, uses.slice(2)), own: home === product.root };
  const { name, path } = split(uses);
  if (name === repository) {
    if (path.startsWith('actions/')) actionFolder(product, path.slice('actions/'.length));
    return { kind: 'folder', folder: join(product.root, path), own: true };
  }
  const run = equivalents.get(path === '' ? name : `${name}/${path}`);
  return run ? { kind: 'equivalent', run } : { kind: 'unknown' };
}

/** File and home of a workflow that a job calls. One that is not here is a UserError. */
export function calledWorkflow(
  product: Product,
  uses: string,
  home: string,
): { path: string; home: string; shown: string } {
  const local = /^(\.|\$)\//.test(uses);
  const { name, path } = local ? { name: '', path: uses.slice(2) } : split(uses);
  if (!local && name !== repository) {
    throw new UserError('unsupported', `the workflow \`${uses}\` is another repository's, and nothing is fetched.`, {
      hint: 'Copy it into your repository and call it as `./.github/workflows/...`, or run the workflow without that job (`--job`).',
    });
  }
  const root = local ? home : product.root;
  if (!existsSync(join(root, path))) throw new UserError('not-found', `there is no workflow \`${uses}\`.`);
  return { path: join(root, path), home: root, shown: root === product.root ? `${repository}/${path}` : path };
}

function split(uses: string): { name: string; path: string } {
  const [owner = '', name = '', ...path] = uses.replace(/@[^@]*$/, '').split('/');
  return { name: `${owner}/${name}`.toLowerCase(), path: path.join('/') };
}
