/** Why there is no answer to judge, by name. */
export type Trouble =
  'unreachable' | 'certificate' | 'timeout' | 'broken' | 'malformed' | 'too-large' | 'unknown-encoding' | 'cancelled';

const certificates = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF))/;

/** What a socket, the parser of HTTP or a decompressor threw, as trouble and half a sentence. */
export function troubleOf(error: unknown): { trouble: Trouble; reason: string } {
  const { code = '', message = String(error), errors } = error as NodeJS.ErrnoException & { errors?: unknown[] };
  // Of a name with several addresses each attempt failed; the first tells enough.
  if (errors !== undefined && errors.length > 0) return troubleOf(errors[0]);
  if (certificates.test(code)) {
    return { trouble: 'certificate', reason: `its certificate is not trusted (${code}); name its issuer with \`ca\`` };
  }
  if (code.startsWith('HPE_')) return { trouble: 'malformed', reason: `what it sent is not HTTP (${code})` };
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_') || code.startsWith('ERR_BROTLI')) {
    return { trouble: 'broken', reason: `the body cannot be unpacked (${code})` };
  }
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE') {
    return { trouble: 'broken', reason: `the connection was cut before the answer was whole (${code})` };
  }
  return { trouble: 'unreachable', reason: `it cannot be reached (${code === '' ? message : code})` };
}
