import { connect } from 'node:net';
import { UserError } from '@tidegate/evidence';

/** Sends one line to HAProxy's runtime API and gives its whole answer. */
export type RuntimeApi = (command: string) => Promise<string>;

export type RuntimeAddress = { readonly path: string } | { readonly host: string; readonly port: number };

/** The runtime API over a UNIX socket or TCP: one connection for each command, which HAProxy closes after its answer. */
export function runtimeApi(address: RuntimeAddress, timeoutMs: number): RuntimeApi {
  const where = 'path' in address ? address.path : `${address.host}:${address.port}`;
  return (command) =>
    new Promise((resolve, reject) => {
      const socket = connect(address);
      const chunks: Buffer[] = [];
      const fail = (why: string, cause?: unknown) => {
        socket.destroy();
        reject(
          new UserError('unreachable', `HAProxy's runtime API at ${where} ${why}.`, {
            hint: 'Check `target`, and the `stats socket ... level admin` line of haproxy.cfg.',
            cause,
          }),
        );
      };
      socket.setTimeout(timeoutMs, () => fail(`did not answer within ${timeoutMs / 1000} s`));
      socket.on('error', (error: NodeJS.ErrnoException) =>
        fail(`cannot be reached (${error.code ?? error.message})`, error),
      );
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('end', () => {
        socket.destroy();
        resolve(Buffer.concat(chunks).toString('utf8').trim());
      });
      // Kept open for writing: HAProxy drops commands it has not run yet when the client closes early.
      socket.on('connect', () => socket.write(`${command}\n`));
    });
}
