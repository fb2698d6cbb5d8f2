/** What an engine said, first line, without its full stop. Native modules throw errors of another realm, so only the shape is asked. */
export function engineMessage(error: unknown): string {
  const text = (error as { message?: unknown } | null)?.message;
  return (typeof text === 'string' ? text : String(error)).split('\n')[0]!.replace(/\.$/, '');
}

/** Number of the column, of c0, c1, ..., with a text that the engine could not read as the column's type; undefined for other errors. */
export function unreadColumn(error: unknown): number | undefined {
  const { column, message } = (error ?? {}) as { column?: unknown; message?: unknown };
  if (typeof column === 'number') return column;
  const told = /^Error when converting column "c(\d+)"|when casting from source column c(\d+)$/m.exec(String(message));
  return told ? Number(told[1] ?? told[2]) : undefined;
}
