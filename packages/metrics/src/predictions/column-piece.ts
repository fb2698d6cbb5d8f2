/** What a column of a typed file is read for. */
export interface WantedColumn {
  /** Its position in the file. */
  readonly at: number;
  /** `category`: text of which the same comes again and again. */
  readonly as: 'text' | 'category' | 'number';
}

/**
 * A stretch of rows of one column. Texts are as a CSV writer prints them, empty where there is no value; `codes` are places in `values`; numbers are NaN
 * where there is no value.
 */
export type ColumnPiece =
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'codes'; readonly codes: Uint8Array | Uint16Array; readonly values: readonly string[] }
  | { readonly kind: 'numbers'; readonly numbers: Float64Array };

/** Its texts, without blanks around them. */
export function textsOf(piece: ColumnPiece): string[] {
  if (piece.kind === 'numbers') return Array.from(piece.numbers, (value) => (Number.isNaN(value) ? '' : String(value)));
  if (piece.kind === 'texts') return piece.texts.map((text) => text.trim());
  const values = piece.values.map((text) => text.trim());
  return Array.from(piece.codes, (code) => values[code]!);
}
