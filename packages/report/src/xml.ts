/** What XML 1.0 cannot hold even as a reference (section 2.2): controls, lone surrogates, two noncharacters. */
// eslint-disable-next-line no-control-regex
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text or the value of an attribute. What XML cannot hold becomes U+FFFD; line ends stay themselves in attributes too. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(impossible, '\ufffd')
    .replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
