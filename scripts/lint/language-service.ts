// GitHub's own language service: the schema of workflows and actions, and what each context holds at each place.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { homeOf, type Linter } from './linter.ts';

/** Only the network knows others' actions; what is passed to our own is checked. */
const own = { owner: 'tidegate', name: 'mlops' };

export const languageService: Linter = {
  name: "GitHub's language service",
  control: 'on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: "echo ${{ steps.none.outputs.a }}" }] } }\n',
  lint: async (files, root) => {
    // Its modules import JSON without saying so, which Node refuses.
    const hooks = registerHooks({
      load: (url, context, next) =>
        next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
    });
    const { validate } = await import('@actions/languageservice');
    const { TextDocument } = await import('vscode-languageserver-textdocument');
    hooks.deregister();
    const found = await Promise.all(
      files.map(async (file) => {
        const text = readFileSync(join(root, file), 'utf8');
        const document = TextDocument.create(pathToFileURL(resolve(root, file)).href, 'yaml', 1, text);
        const diagnostics = await validate(document, {
          actionsMetadataProvider: { fetchActionMetadata: async (action) => metadata(action) },
          fileProvider: { getFileContent: async (reference) => calledFile(reference, join(root, homeOf(file))) },
        });
        return diagnostics
          .map(({ range, message }) => ({
            file,
            line: range.start.line + 1,
            message: typeof message === 'string' ? message : message.value,
          }))
          .filter(({ message }) => !isOfOthers(message));
      }),
    );
    return found.flat();
  },
};

function isOfOthers(message: string): boolean {
  return message.startsWith('Unable to resolve action') && !message.includes(`\`${own.owner}/${own.name}`);
}

function metadata(action: { owner: string; name: string; path?: string }) {
  if (action.owner !== own.owner || action.name !== own.name) return undefined;
  const file = join(action.path ?? '.', 'action.yml');
  return existsSync(file) ? (parse(readFileSync(file, 'utf8')) as never) : undefined;
}

type Reference =
  { readonly path: string } | { readonly owner: string; readonly repository: string; readonly path: string };

/** A called workflow: of the same checkout, or one of ours. */
function calledFile(reference: Reference, home: string) {
  const isOwn = 'owner' in reference && reference.owner === own.owner && reference.repository === own.name;
  if ('owner' in reference && !isOwn) throw new Error(`${reference.owner}/${reference.repository} is not here.`);
  const file = join(isOwn ? '.' : home, reference.path);
  return { name: file, content: readFileSync(file, 'utf8') };
}
