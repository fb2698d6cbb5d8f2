/** GitHub takes 65,536 characters; what it adds by itself has to fit as well. */
export const longestBody = 60_000;

/** A comment that people do not see and that names what a body is about. */
export function markerOf(key: string): string {
  // Two hyphens would end the comment.
  return `<!-- tidegate: ${encodeURIComponent(key).replaceAll('-', '%2D')} -->`;
}

/** The body under its marker, cut to what GitHub takes. */
export function markedBody(key: string, body: string): string {
  const marker = markerOf(key);
  return `${marker}\n${cutBody(body, longestBody - marker.length - 1)}`;
}

/** Whether a body starts with the marker; one that quotes it does not count. */
export function carriesMarker(body: string | null | undefined, key: string): boolean {
  return body?.split(/\r?\n/, 1)[0] === markerOf(key);
}

/** Whether two bodies read the same; GitHub may keep line ends its own way. */
export function sameBody(one: string | null | undefined, other: string): boolean {
  return one?.replaceAll('\r\n', '\n').trimEnd() === other.replaceAll('\r\n', '\n').trimEnd();
}

const cutNote = '*The rest is left out here: GitHub takes no more. The report of the run has all of it.*';

/** Markdown cut at the end of a line, with a sentence that says so. */
export function cutBody(body: string, most: number): string {
  if (body.length <= most) return body;
  const fence = '\n```';
  const kept = body.slice(0, most - cutNote.length - fence.length - 4);
  const lines = kept.slice(0, Math.max(kept.lastIndexOf('\n'), 0) || lastWhole(kept));
  const open = [...lines.matchAll(/^\s*```/gm)].length % 2 === 1;
  return `${lines}${open ? fence : ''}\n\n${cutNote}`;
}

/** Where a text may end without half a character. */
function lastWhole(text: string): number {
  return /[\uD800-\uDBFF]$/.test(text) ? text.length - 1 : text.length;
}
