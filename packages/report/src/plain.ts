// What changes how the text around it is read: directions (Unicode's bidirectional controls), and what no page shows.
// eslint-disable-next-line no-control-regex
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** The text without characters that reorder or hide what stands beside them; each becomes U+FFFD. */
export function plain(text: string): string {
  return text.toWellFormed().replace(unseen, '\ufffd');
}
