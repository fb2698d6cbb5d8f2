/** One row of named values, as a file or a person gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** One request to be sent. */
export interface Payload {
  /** `payloads/rows.csv line 3`: what people call it. */
  readonly name: string;
  readonly file?: string;
  readonly line?: number;
  /** JSON text, or anything at all for what must be refused. */
  readonly body: string;
  /** How many rows the body holds, where that is known. */
  readonly rows?: number | undefined;
  /** The known answer of each row. */
  readonly answers?: readonly unknown[];
}

/** Rows that are still to be put into the protocol's body, or a body as a file holds it. */
export type Item = Place &
  (
    | { readonly kind: 'row'; readonly row: Row }
    // The text as it was written: 1.0 is not 1 to every server.
    | { readonly kind: 'body'; readonly text: string; readonly value?: unknown }
  );

/** Where in its file: a line (from 1) of what is read by lines, the number of an entry of a JSON list. */
export interface Place {
  readonly line?: number;
  readonly entry?: number;
}
