// Every workflow and action.yml of this repository and of its examples, read by four linters; exits 1 when one finds anything.
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { actionlinter } from './lint/actionlint.ts';
import { languageService } from './lint/language-service.ts';
import type { Linter } from './lint/linter.ts';
import { ownLint } from './lint/own.ts';
import { zizmor } from './lint/zizmor.ts';

const linters: readonly Linter[] = [actionlinter, ownLint, languageService, zizmor];

const workflows = ['', 'examples/*/', 'examples/systems/*/'].map((home) => `${home}.github/workflows/*.yml`);
const files = globSync([...workflows, 'action.yml', 'actions/*/action.yml']).sort();
if (!files.some((file) => file.startsWith('.github/'))) throw new Error('no workflow found: nothing would be checked');

/** Whether a linter finds a fault where there is one. */
async function isAwake({ control, lint }: Linter): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-lint-'));
  const file = '.github/workflows/control.yml';
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  writeFileSync(join(folder, file), control);
  try {
    return (await lint([file], folder)).length > 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let found = 0;
for (const linter of linters) {
  const started = Date.now();
  if (!(await isAwake(linter))) throw new Error(`${linter.name} finds no fault in a workflow that has one`);
  const complaints = await linter.lint(files, '.');
  found += complaints.length;
  for (const { file, line, message } of complaints) console.error(`${file}:${line}: ${message} (${linter.name})`);
  console.log(`${linter.name}: ${complaints.length} findings (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
console.log(`${files.length} workflows and actions linted, ${found} findings`);
process.exit(found === 0 ? 0 : 1);
