import { UserError } from '@tidegate/evidence';
import { duration } from '@tidegate/fields';
import { z } from 'zod';
import { lastWords, parseJson } from '../exec.ts';
import { login, renewing } from '../renewing.ts';
import type { Reading, RouterTools, TrafficRouter } from '../router.ts';
import type { Weights } from '../../weights.ts';

/** What every managed endpoint's target may hold. */
export const managed = {
  /** The provider's program, when it is not on PATH. */
  program: z.string().min(1).optional(),
  timeout: duration().prefault('60s'),
  deadline: duration().prefault('15m'),
  login,
};

/** How one provider's command line tells and takes the split. Pure. */
export interface Endpoint {
  /** As in `router:`. */
  readonly router: string;
  readonly name: string;
  readonly program: string;
  readonly weightsFor: (share: number) => Weights;
  /** Arguments that print the endpoint as JSON. */
  readonly describe: readonly string[];
  /** Throws a UserError for an answer that does not split between the two arms. */
  readonly read: (answer: unknown) => Reading;
  /** Arguments that ask for a split, and do not wait for it. */
  readonly update: (weights: Weights) => readonly string[];
}

interface Settings {
  readonly timeout: number;
  readonly deadline: number;
  readonly login?: readonly string[] | undefined;
}

/** A managed endpoint through its provider's command line. A change is asked for once and looked at until it is in force. */
export function managedRouter(endpoint: Endpoint, settings: Settings, tools: RouterTools): TrafficRouter {
  const { router, name, program, weightsFor } = endpoint;
  const run = async (args: readonly string[]): Promise<string> => {
    const result = await tools.exec(program, args, { timeoutMs: settings.timeout }).catch((cause: unknown) => {
      if (cause instanceof UserError) throw cause;
      throw new UserError('tool-failed', `\`${program}\` could not be run: ${(cause as Error).message}.`, {
        hint: `Install it, or name it in \`target.program\`.`,
        cause,
      });
    });
    if (result.exitCode === 0) return result.stdout;
    const said = lastWords(result).replace(/\.$/, '');
    throw refusal(`${program} ${args.slice(0, 3).join(' ')}`, said === '' ? `exit code ${result.exitCode}` : said);
  };
  const opened: TrafficRouter = {
    kind: router,
    location: `${router} ${name}`,
    capabilities: { deadlineMs: settings.deadline, asynchronous: true, weightsFor },
    read: async () =>
      endpoint.read(parseJson(await run(endpoint.describe), `${program} ${endpoint.describe.join(' ')}`)),
    write: async (weights) => void (await run(endpoint.update(weights))),
  };
  return renewing(opened, settings.login, tools);
}

function refusal(what: string, said: string): UserError {
  if (
    /expired|credential|unauthorized|access ?denied|permission|forbidden|\b40[13]\b|az login|auth login/i.test(said)
  ) {
    return new UserError('unauthorized', `${what}: ${said}.`, {
      hint: 'Renew the credentials; `target.login` is a program that does it before every change.',
    });
  }
  return new UserError('tool-failed', `${what}: ${said}.`, { hint: 'Run it by hand to see what it needs.' });
}

/** Weights by name, with nobody else getting any. */
export function twoArms(
  split: Readonly<Record<string, number>>,
  arms: { readonly stable: string; readonly candidate: string },
  what: string,
): Weights {
  const others = Object.keys(split).filter(
    (name) => name !== arms.stable && name !== arms.candidate && split[name]! > 0,
  );
  if (others.length === 0) return { stable: split[arms.stable] ?? 0, candidate: split[arms.candidate] ?? 0 };
  throw new UserError('unsupported', `${what} gives traffic to others too: ${others.join(', ')}.`, {
    hint: 'Give the others no traffic, or name one of them in `stable` or `candidate`.',
  });
}

/** `a=90,b=10`, without those that get nothing. */
export function pairs({ stable, candidate }: { stable: string; candidate: string }, weights: Weights): string[] {
  return [[stable, weights.stable] as const, [candidate, weights.candidate] as const].flatMap(([name, weight]) =>
    weight > 0 ? [`${name}=${weight}`] : [],
  );
}

/** What a provider answered, or which part of it is not as documented. */
export function answerOf<S extends z.ZodType>(schema: S, answer: unknown, what: string): z.output<S> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new UserError(
    'unreadable',
    `${what} answered something else than documented at ${issue?.path.map(String).join('.') || 'its top'}: ${issue?.message ?? ''}.`,
    { hint: 'Check `target`; it may name something of another kind.' },
  );
}
