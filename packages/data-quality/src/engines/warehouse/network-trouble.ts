import { UserError } from '@tidegate/evidence';

/** What Node says of a connection that did not come about or broke, with the remedy; undefined when it is something else. */
export function networkTrouble(error: unknown, server: string): UserError | undefined {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  const word = typeof code === 'string' ? code : '';
  const told = (kind: 'unreachable' | 'timeout', what: string, hint: string) =>
    new UserError(kind, `${server} ${what}.`, { hint });
  switch (word) {
    case 'ECONNREFUSED':
      return told('unreachable', 'refused the connection', 'Is the server up, and is the port in `connection` right?');
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return told(
        'unreachable',
        'is unknown: no such host',
        'Check the host in `connection`, and that this runner can resolve it.',
      );
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return told(
        'timeout',
        'did not answer in time',
        'Check the address, and that a firewall lets this runner through.',
      );
    case 'ECONNRESET':
    case 'EPIPE':
      return told('unreachable', 'ended the connection', 'Look into the log of the server, and run again.');
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
      return told('unreachable', 'does not speak TLS on this port', 'Check scheme and port in `connection`.');
  }
  if (!/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS/.test(word)) return undefined;
  return told(
    'unreachable',
    `shows a certificate that cannot be trusted (${String(message).split('\n')[0]!.replace(/\.$/, '')})`,
    'Add sslrootcert=<path of the authority, PEM> to `connection`; sslmode=require encrypts without asking who it is.',
  );
}
