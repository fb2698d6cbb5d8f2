import { type Format, FormatError } from './document.ts';
import type { JsonValue } from './json.ts';

const header = /^\s*precision\s+recall\s+f1-score\s+support\s*$/;
const number = String.raw`(\d+(?:\.\d+)?|nan)`;
/** Class or average, then precision, recall, F1 and support, set apart by blanks; a class name may hold blanks itself. */
const fullRow = new RegExp(String.raw`^\s*(\S.*?)\s+${number}\s+${number}\s+${number}\s+${number}\s*$`);
const accuracyRow = new RegExp(String.raw`^\s*accuracy\s+${number}\s+${number}\s*$`);

/**
 * The text that scikit-learn's `classification_report` prints, under the names its `output_dict=True` gives: `macro avg.f1-score`,
 * `accuracy`. The numbers are as coarse as they were printed.
 */
export const classificationReport: Format = {
  name: 'a classification report',
  parse(text) {
    const lines = text.split(/\r?\n/);
    const start = lines.findIndex((line) => header.test(line));
    if (start < 0) throw new FormatError('it has no line "precision recall f1-score support"');
    const report = new Map<string, JsonValue>();
    for (const [i, line] of lines.entries()) {
      if (i <= start || line.trim() === '') continue;
      const entry = rowOf(line);
      if (!entry) throw new FormatError(`line ${i + 1}: ${JSON.stringify(line.trim())} is no row of it`);
      const [name, value] = entry;
      if (report.has(name)) throw new FormatError(`line ${i + 1}: ${JSON.stringify(name)} comes twice`);
      report.set(name, value);
    }
    if (report.size === 0) throw new FormatError('it has no rows');
    return report;
  },
};

function rowOf(line: string): [string, JsonValue] | undefined {
  const accuracy = accuracyRow.exec(line);
  if (accuracy) return ['accuracy', Number(accuracy[1])];
  const row = fullRow.exec(line);
  if (!row) return undefined;
  const [precision, recall, f1, support] = row.slice(2).map(Number);
  const values = { precision, recall, 'f1-score': f1, support };
  return [row[1]!, new Map(Object.entries(values) as [string, number][])];
}
