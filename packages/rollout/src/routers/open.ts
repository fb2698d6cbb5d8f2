import { UserError } from '@tidegate/evidence';
import { duration, text } from '@tidegate/fields';
import { z } from 'zod';
import { parseMapping } from '../mapping-input.ts';
import { commandRouter, type Exec } from './command.ts';
import { haproxyRouter } from './haproxy.ts';
import { type RuntimeAddress, runtimeApi } from './haproxy-runtime.ts';
import type { TrafficRouter } from './router.ts';

export interface RouterInputs {
  readonly router: 'haproxy' | 'command';
  readonly target: Readonly<Record<string, unknown>>;
  readonly stable: string;
  readonly candidate: string;
}

/** What of the world a router needs. */
export interface RouterTools {
  readonly exec: Exec;
  /** Absolute path of a path the user typed. */
  path(typed: string): string;
  readonly workspace: string;
}

const haproxyTarget = z.strictObject({
  socket: text().optional(),
  address: text().optional(),
  backend: text(),
  timeout: duration().prefault('5s'),
  deadline: duration().prefault('30s'),
});

const program = z.array(z.string(), 'expected a list: the program, then its arguments').min(1);

const commandTarget = z.strictObject({
  name: text().optional(),
  read: program,
  write: program,
  timeout: duration().prefault('30s'),
  deadline: duration().prefault('30s'),
});

/** The router the inputs name. */
export function openRouter({ router, target, stable, candidate }: RouterInputs, tools: RouterTools): TrafficRouter {
  if (stable === candidate) {
    throw new UserError('bad-input', `\`stable\` and \`candidate\` are both "${stable}".`, {
      hint: 'Name two different arms.',
    });
  }
  if (router === 'haproxy') {
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
  }
  const parsed = parseMapping(
    'target',
    commandTarget,
    target,
    'For command: `{ read: [./weight.sh], write: [./weight.sh, "{weight}"] }`.',
  );
  if (!parsed.write.some((argument) => argument.includes('{weight}') || argument.includes('{stable-weight}'))) {
    throw new UserError('bad-input', '`target.write` names no `{weight}`, so it could not know the weight.', {
      hint: 'Give it as an argument: `write: [./weight.sh, "{weight}"]`.',
    });
  }
  return commandRouter(tools.exec, {
    name: parsed.name ?? parsed.write.join(' '),
    read: parsed.read,
    write: parsed.write,
    stable,
    candidate,
    cwd: tools.workspace,
    timeoutMs: parsed.timeout,
    deadlineMs: parsed.deadline,
  });
}

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
