import { UserError } from '@tidegate/evidence';
import { type SslMode, sslModes } from './tls.ts';

export interface ServerAddress {
  readonly host: string;
  /** Undefined: the scheme's own. */
  readonly port?: number;
  readonly user: string;
  readonly password?: string;
  /** Decoded parts of the path. */
  readonly path: readonly string[];
  readonly sslMode: SslMode;
  /** Path of a PEM file of authorities, as typed. */
  readonly rootCertificate?: string;
  readonly scheme: string;
  readonly parameters: ReadonlyMap<string, string>;
}

export interface AddressShape {
  readonly schemes: readonly string[];
  readonly server: string;
  /** An address as it should be, for the hint. */
  readonly example: string;
  /** Parameters beside sslmode and sslrootcert. */
  readonly parameters?: readonly string[];
}

/**
 * Reads `connection`. Certificates are verified unless it says otherwise; a server on this very machine is asked without TLS where the
 * scheme leaves that open. No message holds the address: it may hold a password.
 */
export function serverAddress(
  connection: string,
  { schemes, server, example, parameters = [] }: AddressShape,
): ServerAddress {
  const bad = (why: string) =>
    new UserError('bad-input', `\`connection\` ${why}.`, {
      hint: `Write ${example}; characters such as @ or / in a password are written %40, %2F.`,
    });
  const decoded = (text: string): string => {
    try {
      return decodeURIComponent(text);
    } catch {
      throw bad('has a % that begins no character: write the percent sign itself as %25');
    }
  };
  const url = URL.canParse(connection) ? new URL(connection) : undefined;
  const scheme = url?.protocol.slice(0, -1) ?? '';
  if (!url || !schemes.includes(scheme)) throw bad(`is no address of ${server}`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const user = decoded(url.username);
  if (host === '') throw bad('names no host');
  if (user === '') throw bad('names no user');
  const known = ['sslmode', 'sslrootcert', ...parameters];
  const given = new Map(url.searchParams);
  const unknown = [...given.keys()].find((key) => !known.includes(key));
  if (unknown !== undefined) throw bad(`has the parameter ${unknown}; known are ${known.join(', ')}`);
  const open = scheme === 'http' || (scheme !== 'https' && isLoopback(host));
  const sslMode = (given.get('sslmode') ?? (open ? 'disable' : 'verify-full')) as SslMode;
  if (!sslModes.includes(sslMode)) throw bad(`has sslmode=${sslMode}; known are ${sslModes.join(', ')}`);
  const rootCertificate = given.get('sslrootcert');
  return {
    ...{ scheme, host, user, sslMode },
    ...(url.port !== '' && { port: Number(url.port) }),
    ...(url.password !== '' && { password: decoded(url.password) }),
    ...(rootCertificate !== undefined && { rootCertificate }),
    path: url.pathname.split('/').filter(Boolean).map(decoded),
    parameters: given,
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}
