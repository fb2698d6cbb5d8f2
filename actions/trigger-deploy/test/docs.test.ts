import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

test('every test that docs/dispatch.md names is there', () => {
  const page = readFileSync('docs/dispatch.md', 'utf8');
  const section = page.slice(page.indexOf('## What goes wrong elsewhere'), page.indexOf('The fault table itself'));
  const rows = section.split('\n').filter((line) => /^\| (?!fault|---)/.test(line));
  expect(rows.length).toBeGreaterThan(10);
  const tests = readdirSync(import.meta.dirname)
    .filter((name) => name !== 'docs.test.ts')
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('\n');
  for (const row of rows) {
    const named = row
      .split('|')
      .at(-2)!
      .matchAll(/`([^`]+)`/g);
    for (const [, name] of named) expect(tests.replaceAll("\\'", "'")).toContain(name);
  }
});
