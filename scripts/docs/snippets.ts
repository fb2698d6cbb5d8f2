// Every block of YAML in the documents, held against the actions, the called workflows and the schema of tidegate.yml.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { configFile, configSchema } from '@tidegate/config';
import { parse } from 'yaml';
import { actionlinter } from '../lint/actionlint.ts';
import { languageService } from '../lint/language-service.ts';
import type { Complaint } from '../lint/linter.ts';
import { lintOwn } from '../lint/own.ts';
import { missingPermissions } from './given-permissions.ts';
import type { Markdown } from './markdown.ts';
import { readSnippet } from './snippet.ts';
import { badValues } from './values.ts';

/** Rules of workflow-lint for a part, which cannot show what surrounds it. */
const ofParts = ['unknown-input', 'missing-input', 'not-callable'];
/** A whole one shows tags, which say more to a reader than a commit does, and runs scripts that are the reader's. */
const notOfWholes = ['unpinned-action', 'missing-script'];
/** What a part may leave out. */
const ofSurroundings = /^(Context access might be invalid|Required property is missing: runs-on)/;

interface Placed {
  readonly file: string;
  readonly line: number;
  readonly added: number;
  readonly whole: boolean;
}

/** All complaints about the snippets of `documents`, by the lines of the documents. */
export async function snippetFaults(documents: ReadonlyMap<string, Markdown>): Promise<Complaint[]> {
  const sections = Object.keys(configSchema.shape);
  const found: Complaint[] = [];
  const placed = new Map<string, Placed>();
  const root = mkdtempSync(join(tmpdir(), 'tidegate-docs-'));
  try {
    for (const [file, { fences }] of documents) {
      for (const { line, language, text } of fences) {
        if (language !== 'yaml' && language !== 'yml') continue;
        try {
          const snippet = readSnippet(text, sections, inputsAround(file));
          if (snippet.kind === 'settings') await readSettings(snippet.value);
          if (snippet.kind !== 'workflow') continue;
          const path = `.github/workflows/${placed.size}.yml`;
          placed.set(path, { file, line, added: snippet.added, whole: snippet.whole });
          mkdirSync(dirname(join(root, path)), { recursive: true });
          writeFileSync(join(root, path), snippet.text);
          for (const { line: at, message } of [...(await badValues(snippet.text)), ...missingPermissions(snippet.text)])
            found.push({ file, line: Math.max(line, line + at - 1 - snippet.added), message });
        } catch (error) {
          found.push({ file, line, message: (error as Error).message });
        }
      }
    }
    for (const complaint of await lintAll(placed, root)) found.push(complaint);
  } finally {
    rmSync(root, { recursive: true });
  }
  return found;
}

/** Throws when tidegate.yml could not be this, or one of its environments is looser than the one before. */
async function readSettings(value: unknown): Promise<void> {
  await configFile.values(value, { path: 'tidegate.yml', action: 'validate-data', environment: undefined });
}

async function lintAll(placed: ReadonlyMap<string, Placed>, root: string): Promise<Complaint[]> {
  const all = [...placed.keys()];
  const wholes = all.filter((path) => placed.get(path)!.whole);
  const parts = all.filter((path) => !placed.get(path)!.whole);
  const complaints = [
    ...(await actionlinter.lint(wholes, root)),
    ...lintOwn(wholes, root).filter(({ rule }) => !notOfWholes.includes(rule)),
    ...lintOwn(parts, root).filter(({ rule }) => ofParts.includes(rule)),
    ...(await languageService.lint(all, root)).filter(
      ({ file, message }) => placed.get(file)!.whole || !ofSurroundings.test(message),
    ),
  ];
  return complaints.map(({ file: path, line, message }) => {
    const { file, line: start, added } = placed.get(path)!;
    return { file, line: Math.max(start, start + line - 1 - added), message };
  });
}

/** Inputs of the action whose README a snippet stands in. */
function inputsAround(file: string): string[] {
  const [, name] = /^actions\/([^/]+)\/README\.md$/.exec(file) ?? [];
  if (name === undefined) return [];
  // The action at the front has its metadata at the root.
  const metadata = [`actions/${name}/action.yml`, 'action.yml'].find((path) => existsSync(path));
  if (metadata === undefined) return [];
  const { inputs } = parse(readFileSync(metadata, 'utf8')) as { inputs: object };
  return Object.keys(inputs);
}
