import { type ErrorCode, UserError } from '@tidegate/evidence';
import { type Exec, lastWords, parseJson } from '../exec.ts';

/** Which cluster, and as whom; what is left out is as kubectl has it. */
export interface Cluster {
  readonly program: string;
  readonly context: string | undefined;
  readonly kubeconfig: string | undefined;
  readonly namespace: string;
  readonly timeoutMs: number;
}

/** One operation of a JSON Patch (RFC 6902). */
export interface Operation {
  readonly op: 'add' | 'replace' | 'remove' | 'test';
  readonly path: string;
  readonly value?: unknown;
}

export interface Metadata {
  readonly resourceVersion: string;
  readonly generation?: number | undefined;
  readonly annotations?: Readonly<Record<string, string>> | undefined;
}
/** An object as the API server answers it. */
export interface Resource {
  readonly metadata: Metadata;
  readonly spec?: unknown;
  readonly status?: unknown;
}

/** The few things a router asks of an API server. */
export interface Kubectl {
  readonly namespace: string;
  get(kind: string, name: string): Promise<Resource>;
  list(kind: string, selector: string): Promise<readonly Resource[]>;
  /**
   * Changes the object if it still has this version; else throws a UserError `conflict`. Without a version the operations' own tests
   * decide, and writes to other parts of the object are no conflict.
   */
  patch(kind: string, name: string, version: string | undefined, operations: readonly Operation[]): Promise<void>;
}

/** kubectl as a program. Credentials are read anew at every call, so that short-lived ones may be renewed in between. */
export function kubectl(exec: Exec, cluster: Cluster): Kubectl {
  const { program, context, kubeconfig, namespace, timeoutMs } = cluster;
  const common = [
    ...(kubeconfig === undefined ? [] : ['--kubeconfig', kubeconfig]),
    ...(context === undefined ? [] : ['--context', context]),
    ...['--namespace', namespace, '--request-timeout', `${timeoutMs / 1000}s`],
  ];
  const run = async (what: string, words: readonly string[]): Promise<string> => {
    // Longer than the request's own timeout, which tells more.
    const result = await exec(program, [...common, ...words], { timeoutMs: timeoutMs + 5000 }).catch(
      (cause: unknown) => {
        if (cause instanceof UserError) throw cause;
        throw new UserError('tool-failed', `\`${program}\` could not be run: ${(cause as Error).message}.`, {
          hint: 'Install kubectl, or name it in `target.kubectl`.',
          cause,
        });
      },
    );
    if (result.exitCode === 0) return result.stdout;
    throw refusal(what, lastWords(result));
  };
  const json = async (what: string, words: readonly string[]) =>
    parseJson(await run(what, [...words, '--output', 'json']), `kubectl get ${what}`);
  return {
    namespace,
    get: async (kind, name) => asResource(await json(`${kind} ${namespace}/${name}`, ['get', kind, name])),
    async list(kind, selector) {
      const answer = await json(`${kind} -l ${selector}`, ['get', kind, '--selector', selector]);
      const { items } = answer as { items?: unknown };
      return Array.isArray(items) ? items.map(asResource) : [];
    },
    async patch(kind, name, version, operations) {
      // A version that is set to the one the object has changes nothing; any other one is refused as a conflict.
      const guard = { op: 'replace', path: '/metadata/resourceVersion', value: version };
      const guarded = version === undefined ? operations : [guard, ...operations];
      await run(`${kind} ${namespace}/${name}`, ['patch', kind, name, '--type', 'json', '-p', JSON.stringify(guarded)]);
    },
  };
}

function asResource(value: unknown): Resource {
  const metadata = (value as { metadata?: { resourceVersion?: unknown } } | null)?.metadata;
  if (typeof metadata?.resourceVersion === 'string') return value as Resource;
  throw new UserError('unreadable', 'kubectl printed an object without `metadata.resourceVersion`.', {
    hint: 'Run `kubectl get ... -o json` by hand to see what it prints.',
  });
}

const REFUSALS: readonly (readonly [RegExp, ErrorCode, string])[] = [
  [/\(NotFound\)/, 'not-found', 'Check `target` and `context`.'],
  [/the server doesn't have a resource type/, 'not-found', 'Install its custom resource definition in the cluster.'],
  [/\(Conflict\)/, 'conflict', 'It was changed by somebody else meanwhile.'],
  [/\(Forbidden\)/, 'unauthorized', 'Give the account `get` and `patch` on it; see the README for a role.'],
  [/Unauthorized|must be logged in|credentials/, 'unauthorized', 'Renew the credentials of the kubeconfig.'],
  [
    /Unable to connect|connection (to the server .* was )?refused|no such host|i\/o timeout|TLS handshake/i,
    'unreachable',
    'Check the cluster.',
  ],
  [/timed? ?out|deadline exceeded/i, 'timeout', 'Look at the API server, or give it more time with `target.timeout`.'],
];

function refusal(what: string, said: string): UserError {
  const [, code, hint] = REFUSALS.find(([pattern]) => pattern.test(said)) ?? [
    undefined,
    'tool-failed' as const,
    'Run kubectl by hand to see what it needs.',
  ];
  const words = said.replace(/^error: /i, '').replace(/\.$/, '');
  return new UserError(code, `kubectl on ${what}: ${words === '' ? 'it failed without a word' : words}.`, { hint });
}
