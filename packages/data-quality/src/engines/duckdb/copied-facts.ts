import type { Cell, ColumnFacts } from '../../engine.ts';
import type { KeptForm } from './kept-forms.ts';

/** One column's entry in what `COPY ... (RETURN_STATS)` answers; all values are text. */
type Entry = { readonly key: string; readonly value: string };

export interface CopiedFacts extends ColumnFacts {
  /** Of text: so few different values that they are grouped sooner than looked at one by one. */
  readonly few?: boolean;
}

/** Fewer rows are looked at one by one in no time. */
const fewestGrouped = 200_000;
/** Texts that take no more room than these bytes each stand in a dictionary, or are that short: few differ. */
const mostBytes = 3;

/**
 * What the engine noted of each column c0, c1, ... while it wrote them to a scratch file: `statistics` is the answer's `column_statistics`.
 * Undefined for a column it says nothing of.
 */
export function copiedFacts(
  statistics: Cell,
  rows: number,
  forms: readonly (KeptForm | undefined)[],
): (CopiedFacts | undefined)[] {
  const columns = new Map(
    (JSON.parse(String(statistics)) as { readonly key: string; readonly value: readonly Entry[] }[]).map(
      ({ key, value }) => [key.replaceAll('"', ''), new Map(value.map((entry) => [entry.key, entry.value]))],
    ),
  );
  return forms.map((form, i) => factsOf(columns.get(`c${i}`), rows, form));
}

function factsOf(
  noted: ReadonlyMap<string, string> | undefined,
  rows: number,
  form: KeptForm | undefined,
): CopiedFacts | undefined {
  const nulls = Number(noted?.get('null_count') ?? NaN);
  if (!noted || !Number.isSafeInteger(nulls)) return undefined;
  const present = rows - nulls;
  const bytes = Number(noted.get('column_size_bytes') ?? NaN);
  const few = !form && rows >= fewestGrouped && bytes <= mostBytes * rows;
  if (form?.type !== 'integer' && form?.type !== 'float') return { present, ...(few && { few }) };
  const [least, most] = ['min', 'max'].map((end) => Number(noted.get(end) ?? NaN) + 0) as [number, number];
  return Number.isFinite(least) && Number.isFinite(most) ? { present, range: { least, most } } : { present };
}

/** Facts of a column that lies in several files, where they are known of each. The ends of numbers say nothing of their texts. */
export function joinedFacts(parts: readonly (CopiedFacts | undefined)[], kept: boolean): CopiedFacts | undefined {
  if (!parts.every((part) => part !== undefined)) return undefined;
  const facts = {
    present: parts.reduce((sum, part) => sum + part.present, 0),
    ...(parts.every(({ few }) => few) && { few: true }),
  };
  const filled = parts.filter((part) => part.present > 0);
  const ranges = filled.flatMap(({ range }) => range ?? []);
  if (!kept || ranges.length === 0 || ranges.length < filled.length) return facts;
  const least = Math.min(...ranges.map((range) => range.least));
  return { ...facts, range: { least, most: Math.max(...ranges.map((range) => range.most)) } };
}
