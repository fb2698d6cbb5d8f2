// Writes everything that is made from the schemas: inputs and outputs of action.yml, tables in the READMEs, tables of
// permissions and secrets, JSON Schemas.
//
//   npm run generate             writes
//   npm run generate -- --check  fails when writing would change a byte
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { basename, resolve } from 'node:path';
import { gatesPredicateSchema } from '@tidegate/attestation';
import { configSchema } from '@tidegate/config';
import { profileSchema } from '@tidegate/data-quality/profile';
import { evidenceSchema } from '@tidegate/evidence';
import { notificationSchema } from '@tidegate/report/notification';
import { actionMetadata, type Declared, readmeTables } from '@tidegate/kit/metadata';
import { z } from 'zod';
import { actionNames, metadataOf } from './build.ts';
import { permissionTable } from './docs/permission-table.ts';
import { secretTable } from './docs/secret-table.ts';

/** The text between two marker lines, replaced. */
function between(file: string, text: string, start: string, end: string, generated: string): string {
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from)
    throw new Error(`${file} needs the lines "${start}" and "${end}" around its generated part`);
  return `${text.slice(0, from)}${start}\n${generated.trimEnd()}\n${text.slice(to)}`;
}

async function generated(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const name of actionNames) {
    const { action } = (await import(pathToFileURL(resolve(`actions/${name}/src/action.ts`)).href)) as {
      action: Declared;
    };
    const metadata = metadataOf(name);
    const yaml = readFileSync(metadata, 'utf8');
    files.set(
      metadata,
      between(metadata, yaml, '# inputs and outputs: generated', '# end of generated', actionMetadata(action)),
    );
    const readme = `actions/${name}/README.md`;
    const text = readFileSync(readme, 'utf8');
    files.set(readme, between(readme, text, '<!-- generated -->', '<!-- end of generated -->', readmeTables(action)));
  }
  for (const [name, schema] of Object.entries({
    config: configSchema,
    evidence: evidenceSchema,
    profile: profileSchema,
    notification: notificationSchema,
    gates: gatesPredicateSchema,
  })) {
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    files.set(`schemas/${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`);
  }
  const workflows = globSync('.github/workflows/*.yml')
    .sort()
    .map((file) => [basename(file), readFileSync(file, 'utf8')] as const);
  const called = new Map(workflows.filter(([, source]) => /^ {2}workflow_call:/m.test(source)));
  for (const [file, table] of Object.entries({
    'docs/permissions.md': permissionTable(called),
    'docs/secrets.md': secretTable(called),
  })) {
    const guide = readFileSync(file, 'utf8');
    files.set(file, between(file, guide, '<!-- generated -->', '\n<!-- end of generated -->', `\n${table}`));
  }
  return files;
}

const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [file, text] of await generated()) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  stale.push(file);
  if (!check) writeFileSync(file, text);
}
if (check && stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}. Run \`npm run generate\`.`);
  process.exit(1);
}
console.log(stale.length > 0 ? `wrote ${stale.join(', ')}` : 'generated files are up to date');
