import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { parseOptions } from './options.ts';
import type { Product } from './product.ts';
import { exitCodes, type World } from './world.ts';

/** `tidegate lint [folder | file ...]`: the command of the action workflow-lint, on a folder or some of its files. */
export async function lint(args: readonly string[], world: World, product: Product): Promise<number> {
  const parsed = parseOptions('lint', args, { values: ['fail-on', 'rules', 'ignore', 'trusted-actions', 'files'] });
  const paths = parsed.positionals.length === 0 ? ['.'] : parsed.positionals;
  for (const path of paths) {
    if (!existsSync(resolve(world.cwd, path))) throw new UserError('not-found', `There is no \`${path}\`.`);
  }
  const isFolder = (path: string) => statSync(resolve(world.cwd, path)).isDirectory();
  if (paths.length > 1 && paths.some(isFolder)) {
    throw new UserError('bad-input', '`tidegate lint` takes one folder, or files.');
  }
  const files = isFolder(paths[0]!)
    ? []
    : paths.flatMap((path) => ['--files', relative(world.cwd, resolve(world.cwd, path))]);
  const options = [...parsed.options].flatMap(([name, values]) => values.flatMap((value) => [`--${name}`, value]));
  const folder = files.length > 0 ? '.' : paths[0]!;
  const entry = join(product.root, 'dist', 'workflow-lint', 'index.js');
  return new Promise((settle, reject) => {
    const child = spawn(process.execPath, [entry, folder, ...files, ...options], { cwd: world.cwd });
    child.stdout.setEncoding('utf8').on('data', world.write);
    child.stderr.setEncoding('utf8').on('data', world.complain);
    child.once('error', reject);
    child.once('close', (code) => settle(code ?? exitCodes.bug));
  });
}
