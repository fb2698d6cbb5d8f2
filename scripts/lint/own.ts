// Our own lint, as a consumer's checkout sees it: this repository, and each example by itself.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintFiles, type Checkout } from '@tidegate/workflow-lint';
import { type Complaint, homeOf, type Linter } from './linter.ts';

const checkout = (root: string): Checkout => ({
  read: (path) =>
    existsSync(join(root, path)) && /\.\w+$/.test(path) ? readFileSync(join(root, path), 'utf8') : undefined,
});

export const ownLint: Linter = {
  name: 'workflow-lint',
  control: 'on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: "pytest || true" }] } }\n',
  lint: async (files, root) => lintOwn(files, root),
};

/** All findings, with the rule that made each. */
export function lintOwn(files: readonly string[], root: string): (Complaint & { readonly rule: string })[] {
  const homes = Map.groupBy(files, homeOf);
  return [...homes].flatMap(([home, own]) => {
    const below = own.map((file) => (home === '.' ? file : file.slice(home.length + 1)));
    const world = { ...checkout(join(root, home)), foreign: { 'tidegate/mlops': checkout('.') } };
    const { findings } = lintFiles(below, world, { trusted: ['tidegate/*'] });
    return findings.map(({ file, at, rule, message, remedy }) => ({
      file: home === '.' ? file : `${home}/${file}`,
      line: at.line,
      message: `${message}. ${remedy} [${rule}]`,
      rule,
    }));
  });
}
