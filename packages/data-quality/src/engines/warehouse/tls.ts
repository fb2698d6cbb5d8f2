import type { ConnectionOptions } from 'node:tls';
import { UserError, wholeText } from '@tidegate/evidence';

/** Whether a connection is encrypted and whose certificate is taken for good, in libpq's words. */
export type SslMode = (typeof sslModes)[number];
export const sslModes = ['disable', 'require', 'verify-ca', 'verify-full'] as const;

export interface TlsWish {
  readonly host: string;
  readonly sslMode: SslMode;
  /** Path of a PEM file of authorities, as typed. */
  readonly rootCertificate?: string | undefined;
}

/** Node's options for that wish; undefined without TLS. */
export async function tlsOptions(
  { host, sslMode, rootCertificate }: TlsWish,
  path: (typed: string) => string,
): Promise<ConnectionOptions | undefined> {
  if (sslMode === 'disable') return undefined;
  const ca = rootCertificate === undefined ? undefined : await authority(rootCertificate, path);
  return {
    host,
    rejectUnauthorized: sslMode !== 'require',
    ...(ca !== undefined && { ca }),
    ...(sslMode === 'verify-ca' && { checkServerIdentity: () => undefined }),
  };
}

async function authority(typed: string, path: (typed: string) => string): Promise<string> {
  return wholeText(
    path(typed),
    typed,
    (cause) =>
      new UserError('not-found', `\`connection\`: the file ${typed} of sslrootcert cannot be read.`, {
        hint: 'Name a PEM file that an earlier step checks out or writes.',
        cause,
      }),
  );
}
