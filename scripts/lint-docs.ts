// Every document of this repository: its workflows and settings hold against the real inputs, its links and commands are there.
// Exits 1 when one does not.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { ruleIds } from '@tidegate/workflow-lint';
import { type Markdown, readMarkdown } from './docs/markdown.ts';
import { unsaidMessages } from './docs/messages.ts';
import { brokenLinks, unknownCommands, unknownRules } from './docs/references.ts';
import { snippetFaults } from './docs/snippets.ts';
import type { Complaint } from './lint/linter.ts';

const patterns = [
  '*.md',
  'docs/**/*.md',
  'actions/*/README.md',
  'packages/*/README.md',
  'examples/**/*.md',
  'schemas/*.md',
];
const control = 'scripts/docs/test/control.md';

async function faults(files: readonly string[]): Promise<Complaint[]> {
  const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
  const documents = new Map<string, Markdown>([...sources].map(([file, source]) => [file, readMarkdown(source)]));
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const commands = Object.keys(scripts);
  const code = globSync('{packages,actions}/*/src/**/*.ts').map((file) => readFileSync(file, 'utf8'));
  return [
    ...files.flatMap((file) => brokenLinks(file, { documents, exists: existsSync })),
    ...files.flatMap((file) => unknownCommands(file, sources.get(file)!, commands)),
    ...files.flatMap((file) => unknownRules(file, sources.get(file)!, ruleIds)),
    ...files.flatMap((file) => unsaidMessages(file, sources.get(file)!, code)),
    ...(await snippetFaults(documents)),
  ];
}

/** The control names on each line what must be found there; a check that misses one is broken, and its silence means nothing. */
async function missed(): Promise<string[]> {
  const found = await faults([control]);
  return readFileSync(control, 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      const wanted = /# must be found: (.+?)(?: *\|)?$/.exec(text)?.[1];
      const there = found.some(({ line, message }) => line === index + 1 && message.includes(wanted ?? ''));
      return wanted === undefined || there ? [] : [`${control}:${index + 1}: "${wanted}" was not found`];
    });
}

const files = globSync(patterns)
  .filter((file) => !file.includes('node_modules'))
  .sort();
if (!files.includes('README.md')) throw new Error('no document found: nothing would be checked');
const blind = await missed();
const complaints = await faults(files);
for (const line of blind) console.error(line);
for (const { file, line, message } of complaints) console.error(`${file}:${line}: ${message}`);
console.log(`${files.length} documents, ${complaints.length + blind.length} findings`);
process.exit(complaints.length + blind.length === 0 ? 0 : 1);
