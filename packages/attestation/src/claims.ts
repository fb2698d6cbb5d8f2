/** What a certificate of Fulcio says of the workflow run that signed: the extensions 1.3.6.1.4.1.57264.1.x, by Fulcio's `oid-info.md`. */
export interface Claims {
  readonly issuer: string | undefined;
  /** Address of the workflow that signed, with its ref: `https://github.com/octo/flights/.github/workflows/train.yml@refs/heads/main`. */
  readonly workflow: string | undefined;
  /** Address of the repository whose run it was, which for a reusable workflow is the caller's. */
  readonly repository: string | undefined;
  readonly ref: string | undefined;
  readonly commit: string | undefined;
  /** Address of the run, with its attempt. */
  readonly run: string | undefined;
}

/** An extension as the verifier gives it: the numbers of its identifier, and its value in DER. */
export interface Extension {
  readonly oid?: { readonly id: readonly number[] } | undefined;
  readonly value: Uint8Array;
}

const fulcio = '1.3.6.1.4.1.57264.1.';

/** The claims of a verified certificate; what it does not say, or says twice, is undefined. */
export function claimsOf(extensions: readonly Extension[], workflow: string | undefined): Claims {
  const claim = (number: number) => {
    const found = extensions.filter(({ oid }) => oid?.id.join('.') === fulcio + number);
    return found.length === 1 ? utf8String(found[0]!.value) : undefined;
  };
  return { issuer: claim(8), workflow, repository: claim(12), ref: claim(14), commit: claim(13), run: claim(21) };
}

/** The text of a DER UTF8String; undefined for anything else. */
export function utf8String(der: Uint8Array): string | undefined {
  const [tag, first = 0x80] = der;
  if (tag !== 0x0c) return undefined;
  // Above 127 the first byte counts those of the length.
  const more = first < 0x80 ? 0 : first - 0x80;
  const length = first < 0x80 ? first : der.subarray(2, 2 + more).reduce((sum, byte) => sum * 256 + byte, 0);
  const text = der.subarray(2 + more);
  if (more > 2 || (first >= 0x80 && more === 0) || text.length !== length) return undefined;
  return Buffer.from(text).toString('utf8');
}
