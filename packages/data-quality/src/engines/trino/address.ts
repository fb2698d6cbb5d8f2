import { UserError } from '@tidegate/evidence';
import { serverAddress, type ServerAddress } from '../warehouse/server-address.ts';

export interface TrinoAddress extends ServerAddress {
  readonly origin: string;
  readonly catalog?: string;
  readonly schema?: string;
  /** A JWT or OAuth token, sent instead of a password. */
  readonly token?: string;
}

/** Reads `https://user:password@host:port/catalog/schema?accessToken=...&sslrootcert=...`. */
export function trinoAddress(connection: string): TrinoAddress {
  const example = 'https://user:password@host:8443/catalog/schema';
  const address = serverAddress(connection, {
    schemes: ['https', 'http'],
    server: 'a Trino server',
    example,
    parameters: ['accessToken'],
  });
  const { scheme, host, port, path, parameters } = address;
  const token = parameters.get('accessToken');
  const refuse = (why: string, hint: string) => new UserError('bad-input', `\`connection\` ${why}.`, { hint });
  if (path.length > 2) throw refuse('has more in its path than a catalog and a schema', `Write ${example}.`);
  if (scheme === 'http' && (address.password !== undefined || token !== undefined))
    throw refuse('would send a password or token without TLS', 'Write https://, and the port Trino serves it on.');
  if (scheme === 'https' && address.sslMode === 'disable')
    throw refuse('has sslmode=disable with https', 'Write http:// for a server without TLS.');
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    ...address,
    origin: `${scheme}://${shown}${port === undefined ? '' : `:${port}`}`,
    ...(path[0] !== undefined && { catalog: path[0] }),
    ...(path[1] !== undefined && { schema: path[1] }),
    ...(token !== undefined && { token }),
  };
}
