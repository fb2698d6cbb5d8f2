import { Readable } from 'node:stream';
import type { AskedColumns, Categories, Predictions } from '@tidegate/metrics';
import { readPredictions } from '@tidegate/metrics/predictions';

/** Predictions of classes in memory, rows as given. */
export function predictionsOf(columns: {
  label: readonly string[];
  candidate: readonly string[];
  production: readonly string[];
  slices?: Readonly<Record<string, readonly string[]>>;
  clusters?: readonly string[];
}): Predictions {
  const { label, candidate, production, slices = {}, clusters } = columns;
  const values = [...new Set([...label, ...candidate, ...production])];
  const classes = (texts: readonly string[]) => ({
    values,
    codes: Uint32Array.from(texts, (text) => values.indexOf(text)),
  });
  return {
    path: 'p.csv',
    rows: label.length,
    digest: 'sha256:00',
    labels: { classes: classes(label) },
    candidates: new Map([['candidate', { classes: classes(candidate) }]]),
    production: { classes: classes(production) },
    slices: new Map(Object.entries(slices).map(([name, texts]) => [name, categories(texts)])),
    ...(clusters && { clusters: categories(clusters) }),
    faults: { withoutId: 0, duplicateIds: 0, blank: {}, notNumbers: {} },
  };
}

function categories(texts: readonly string[]): Categories {
  const values = [...new Set(texts)];
  return { values, codes: Uint32Array.from(texts, (text) => values.indexOf(text)) };
}

/** Reads a table as a predictions file. */
export function readTable(
  header: string,
  rows: readonly (readonly (string | number)[])[],
  asked: Partial<AskedColumns> = {},
): Promise<Predictions> {
  const text = [header, ...rows.map((row) => row.join(',')), ''].join('\n');
  return readPredictions(
    'p.csv',
    { scores: false, production: true, slices: [], ...asked },
    { openBytes: async () => Readable.from([Buffer.from(text)]) },
  );
}
