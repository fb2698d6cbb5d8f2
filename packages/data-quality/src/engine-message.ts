/** What an engine said, first line, without its full stop. Native modules throw errors of another realm, so only the shape is asked. */
export function engineMessage(error: unknown): string {
  const text = (error as { message?: unknown } | null)?.message;
  return (typeof text === 'string' ? text : String(error)).split('\n')[0]!.replace(/\.$/, '');
}
