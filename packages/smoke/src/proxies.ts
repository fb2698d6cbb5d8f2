import { UserError } from '@tidegate/evidence';

const names = ['http_proxy', 'https_proxy', 'no_proxy'];

/** The proxies the environment names, as Node's agents take them; undefined when it names none. */
export function proxiesOf(env: (name: string) => string | undefined): Record<string, string> | undefined {
  const found = names.flatMap((name) => {
    const value = env(name) ?? env(name.toUpperCase());
    return value === undefined ? [] : [[name.toUpperCase(), value] as const];
  });
  if (found.every(([name]) => name === 'NO_PROXY')) return undefined;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  // Before it an agent ignores the setting, and the request would go past the proxy.
  if (major < 24 || (major === 24 && minor < 5)) {
    throw new UserError('unsupported', `This runner's Node ${process.versions.node} knows no proxies.`, {
      hint: 'Update the runner to one with Node 24.5 or newer, or unset HTTP_PROXY and HTTPS_PROXY for this step.',
    });
  }
  return Object.fromEntries(found);
}
