import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checkout, lintFiles, type Linted } from '@tidegate/workflow-lint';

export const fixtures = join(import.meta.dirname, 'fixtures');

/** The workflow under test, the few workflows and actions beside it, and scripts that can fail. */
export function checkoutWith(file: string, source: string): Checkout {
  return {
    read: (path) => {
      if (path === file) return source;
      const beside = join(fixtures, 'checkout', path);
      if (existsSync(beside)) return readFileSync(beside, 'utf8');
      return path.startsWith('src/') ? 'raise SystemExit(main())\n' : undefined;
    },
  };
}

/** Lints one text as a workflow of that checkout. */
export function lintText(source: string, rules?: readonly string[]): Linted['findings'] {
  const file = '.github/workflows/under-test.yml';
  const { findings } = lintFiles(
    [file, '.github/workflows/callable.yml'],
    checkoutWith(file, source),
    rules && { rules },
  );
  return findings.filter((finding) => finding.file === file);
}
