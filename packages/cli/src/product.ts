import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nearest, UserError } from '@tidegate/evidence';

/** This version of Tidegate: the folder with its actions, bundles and reusable workflows. */
export interface Product {
  readonly root: string;
  readonly version: string;
  /** Names of the actions below `actions/`. */
  readonly actions: readonly string[];
}

/** The repository whose actions and workflows are those of this version, at whatever ref they are asked for. */
export const repository = 'tidegate/mlops';

/** Looks for it from a folder within it upwards. */
export function findProduct(start: string): Product {
  for (let root = start; ; root = dirname(root)) {
    if (existsSync(join(root, 'actions')) && existsSync(join(root, 'dist', 'package.json'))) {
      const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
      const actions = readdirSync(join(root, 'actions')).filter((name) =>
        existsSync(join(root, 'actions', name, 'action.yml')),
      );
      return { root, version, actions };
    }
    if (dirname(root) === root) throw new Error(`no actions and bundles above ${start}`);
  }
}

/** Folder of an action by its name; an unknown one is a UserError with the nearest. */
export function actionFolder(product: Product, name: string): string {
  if (product.actions.includes(name)) return join(product.root, 'actions', name);
  const similar = nearest(name, product.actions);
  throw new UserError('not-found', `\`${name}\` is no action of Tidegate ${product.version}.`, {
    hint: similar ? `Did you mean \`${similar}\`?` : `The actions are ${product.actions.join(', ')}.`,
  });
}
