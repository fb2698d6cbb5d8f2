// What a document points at: other files and their headings, and the commands of this repository.
import { posix } from 'node:path';
import type { Complaint } from '../lint/linter.ts';
import type { Markdown } from './markdown.ts';

export interface Library {
  /** By path from the root of the repository. */
  readonly documents: ReadonlyMap<string, Markdown>;
  /** Whether a path from the root of the repository is a file or a folder. */
  readonly exists: (path: string) => boolean;
}

/** Relative links whose file or heading is not there. Addresses of other sites are not asked. */
export function brokenLinks(file: string, { documents, exists }: Library): Complaint[] {
  return documents.get(file)!.links.flatMap(({ line, target }) => {
    if (/^[a-z][a-z+.-]*:/i.test(target)) return [];
    const [path = '', anchor] = decodeURI(target).split('#');
    const found = path === '' ? file : posix.join(posix.dirname(file), path);
    if (found.startsWith('..') || !exists(found))
      return [{ file, line, message: `links to ${target}, which is not there` }];
    const document = documents.get(found);
    if (anchor === undefined || document === undefined || document.anchors.has(anchor)) return [];
    return [{ file, line, message: `links to ${target}, but ${found} has no heading #${anchor}` }];
  });
}

/** Commands `npm run <name>` that package.json does not have. */
export function unknownCommands(file: string, source: string, scripts: readonly string[]): Complaint[] {
  return source.split('\n').flatMap((text, index) =>
    [...text.matchAll(/\bnpm run ([\w:-]+)/g)]
      .filter(([, name]) => !scripts.includes(name!))
      .map(([, name]) => ({
        file,
        line: index + 1,
        message: `\`npm run ${name}\` is no command of this repository`,
      })),
  );
}

/** Rules of workflow-lint that a document names and that are none. */
export function unknownRules(file: string, source: string, rules: readonly string[]): Complaint[] {
  return source.split('\n').flatMap((text, index) =>
    [...text.matchAll(/workflow-lint's ((?:`[a-z-]+`(?:, | and )?)+)/g)]
      .flatMap(([, names]) => [...names!.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name!))
      .filter((name) => !rules.includes(name))
      .map((name) => ({ file, line: index + 1, message: `\`${name}\` is no rule of workflow-lint` })),
  );
}
