import { UserError } from '@tidegate/evidence';
import { z } from 'zod';
import type { Exec } from './exec.ts';
import type { Reading, TrafficRouter } from './router.ts';
import { type Weights, weightsSchema } from '../weights.ts';

export interface CommandTarget {
  /** For messages and identity. */
  readonly name: string;
  /** Program and arguments; prints the candidate's percentage, or `{"stable": 90, "candidate": 10}`. */
  readonly read: readonly string[];
  /** Program and arguments; `{weight}` stands for the candidate's percentage. */
  readonly write: readonly string[];
  readonly stable: string;
  readonly candidate: string;
  readonly cwd: string;
  readonly timeoutMs: number;
  readonly deadlineMs: number;
}

/** Your own program moves the traffic, and tells where it is. */
export function commandRouter(exec: Exec, target: CommandTarget): TrafficRouter {
  const run = async (what: 'read' | 'write', weights: Weights | undefined): Promise<string> => {
    const [program, ...args] = target[what].map((argument) => filled(argument, target, weights));
    const { exitCode, stdout, stderr } = await exec(program!, args, {
      cwd: target.cwd,
      timeoutMs: target.timeoutMs,
    }).catch((cause: unknown) => {
      if (cause instanceof UserError) throw cause;
      throw new UserError('tool-failed', `\`target.${what}\` could not be run: ${(cause as Error).message}.`, {
        hint: `Check that ${program} is there and may be executed.`,
        cause,
      });
    });
    if (exitCode === 0) return stdout;
    const last = `${stderr}\n${stdout}`.trim().split('\n').at(-1)?.trim() ?? '';
    throw new UserError(
      'tool-failed',
      `\`target.${what}\` (${program}) ended with exit code ${exitCode}${last ? `: ${last}` : ''}.`,
      {
        hint: 'Run it by hand to see what it needs.',
      },
    );
  };
  return {
    kind: 'command',
    location: `command ${target.name}`,
    // A program may hand the change to something slow: it is asked once, and again only if it failed.
    capabilities: { deadlineMs: target.deadlineMs, asynchronous: true, weightsFor },
    read: async () => parseWeights(await run('read', undefined)),
    write: async (weights) => void (await run('write', weights)),
  };
}

const weightsFor = (share: number): Weights => percentages(share * 100);

/** Each placeholder becomes part of one argument; no argument is ever split or read by a shell. */
function filled(argument: string, target: CommandTarget, weights: Weights | undefined): string {
  const values: Record<string, string | undefined> = {
    weight: weights && String(weights.candidate),
    'stable-weight': weights && String(weights.stable),
    stable: target.stable,
    candidate: target.candidate,
  };
  return argument.replace(
    /\{(weight|stable-weight|stable|candidate)\}/g,
    (whole, name: string) => values[name] ?? whole,
  );
}

const printed = z.union([z.number().min(0).max(100), weightsSchema]);

function parseWeights(stdout: string): Reading {
  const text = stdout.trim();
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/\s*%$/, ''));
  } catch {
    json = undefined;
  }
  const parsed = printed.safeParse(json);
  if (!parsed.success) {
    const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text;
    throw new UserError('unreadable', `\`target.read\` printed ${JSON.stringify(shown)}, which is not a weight.`, {
      hint: 'Print the candidate\'s percentage, such as 10, or {"stable": 90, "candidate": 10}, and nothing else.',
    });
  }
  if (typeof parsed.data === 'number') return { weights: percentages(parsed.data) };
  const { stable, candidate } = parsed.data;
  if (!(stable + candidate > 0)) {
    throw new UserError('unreadable', '`target.read` printed weights that are both 0, so nobody would get traffic.', {
      hint: 'Look at the router.',
    });
  }
  // On one scale whatever the program's own is: `{weight}` is always a percentage.
  return { weights: percentages((candidate / (stable + candidate)) * 100) };
}

function percentages(candidate: number): Weights {
  const rounded = Number(candidate.toFixed(6));
  return { stable: Number((100 - rounded).toFixed(6)), candidate: rounded };
}
