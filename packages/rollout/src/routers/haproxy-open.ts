import { UserError } from '@tidegate/evidence';
import { duration, text } from '@tidegate/fields';
import { z } from 'zod';
import { parseMapping } from '../mapping-input.ts';
import { haproxyRouter } from './haproxy.ts';
import { type RuntimeAddress, runtimeApi } from './haproxy-runtime.ts';
import type { OpenRouter, RouterTools } from './router.ts';

const haproxyTarget = z.strictObject({
  socket: text().optional(),
  address: text().optional(),
  backend: text(),
  timeout: duration().prefault('5s'),
  deadline: duration().prefault('30s'),
});

export const openHaproxy: OpenRouter = ({ target, stable, candidate }, tools) => {
  const parsed = parseMapping(
    'target',
    haproxyTarget,
    target,
    'For haproxy: `{ socket: /run/haproxy/admin.sock, backend: models }`.',
  );
  for (const name of [parsed.backend, stable, candidate]) requireName(name);
  const { backend, timeout, deadline } = parsed;
  const address = runtimeAddress(parsed, tools);
  const location = 'path' in address ? address.path : `${address.host}:${address.port}`;
  return haproxyRouter(runtimeApi(address, timeout), { location, backend, stable, candidate, deadlineMs: deadline });
};

function runtimeAddress(
  { socket, address }: { socket?: string | undefined; address?: string | undefined },
  tools: RouterTools,
): RuntimeAddress {
  if ((socket === undefined) === (address === undefined)) {
    throw new UserError('bad-input', '`target` needs either `socket` or `address` of the runtime API.', {
      hint: '`socket: /run/haproxy/admin.sock`, or `address: 127.0.0.1:9999`.',
    });
  }
  if (socket !== undefined) return { path: tools.path(socket) };
  const match = /^(?:\[([^\]]+)\]|([^:\s]+)):(\d{1,5})$/.exec(address!);
  const port = Number(match?.[3]);
  if (!match || port < 1 || port > 65_535) {
    throw new UserError('bad-input', `\`target.address\` is "${address}", which is not host:port.`, {
      hint: 'Write it as 127.0.0.1:9999.',
    });
  }
  return { host: (match[1] ?? match[2])!, port };
}

/** Names go into a line of the runtime API, where a blank or a semicolon would begin another word or command. */
function requireName(name: string): void {
  if (/^[\w.:-]+$/.test(name)) return;
  throw new UserError('bad-input', `"${name}" is not a name HAProxy can have.`, {
    hint: 'Names are letters, digits, and the characters . : _ -',
  });
}
