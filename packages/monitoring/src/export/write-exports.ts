import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '@tidegate/evidence';
import type { Row } from '../row.ts';
import { prometheusText } from './prometheus.ts';

export interface ExportTarget {
  readonly kind: 'json' | 'prometheus';
  readonly path: string;
}

/** Reads `json:<path>` and `prometheus:<path>`, one per line. */
export function exportTargets(lines: readonly string[]): ExportTarget[] {
  return lines.map((line) => {
    const [, kind, path] = /^(json|prometheus):\s*(.+)$/s.exec(line) ?? [];
    if (kind !== undefined && path !== undefined) return { kind: kind as ExportTarget['kind'], path };
    throw new UserError('bad-input', `\`export\`: "${line}" is no place to export to.`, {
      hint: 'Write one per line: `json:<path>` for rows as JSON, `prometheus:<path>` for its text format.',
    });
  });
}

/**
 * Writes the rows this run has seen: as a JSON array of rows, oldest first, or the newest of each model for Prometheus. A reader never
 * sees half a file.
 */
export async function writeExports(
  targets: readonly ExportTarget[],
  models: readonly { readonly row: Row; readonly past: readonly Row[] }[],
  path: (typed: string) => string,
): Promise<void> {
  for (const target of targets) {
    const text =
      target.kind === 'json'
        ? `${JSON.stringify(
            models.flatMap(({ row, past }) => [...past, row]),
            null,
            2,
          )}\n`
        : prometheusText(models.map(({ row }) => row));
    const file = path(target.path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.draft`, text);
    await rename(`${file}.draft`, file);
  }
}
