import { UserError } from '@tidegate/evidence';
import type { ActionResult, CommonInputs, Io } from '@tidegate/kit';
import { type FakeIo, fakeIo, type FakeIoOptions } from '@tidegate/testing';
import type { GitHubDouble } from '@tidegate/testing/github';
import { redaction } from '../../../packages/kit/src/redaction.ts';
import { runnerIo } from '../../../packages/kit/src/runner-io.ts';
import { action } from '../src/action.ts';
import { token } from './double.ts';

export interface Story {
  /** The verdict, or what was thrown. */
  readonly result: ActionResult | undefined;
  readonly error: UserError | undefined;
  readonly io: FakeIo;
}

export interface StoryOptions extends Omit<FakeIoOptions, 'onSleep'> {
  /** Called after each sleep. */
  readonly onSleep?: (io: FakeIo) => void;
}

type Inputs = CommonInputs & Parameters<typeof action.run>[0];

export function parse(inputs: Record<string, unknown>): Inputs {
  const defaults = { token, workflow: 'deploy.yml', ref: 'main', 'model-version': '42' };
  return action.allInputs.parse({ ...defaults, ...inputs }) as Inputs;
}

/** The real client of kit, a fake clock: waiting takes no time. */
export async function ioFor(github: GitHubDouble, { onSleep, ...options }: StoryOptions = {}): Promise<FakeIo> {
  const real: Io = runnerIo({ GITHUB_API_URL: github.url }, redaction(), new AbortController().signal);
  const io: FakeIo = fakeIo({
    ...options,
    onSleep: () => onSleep?.(io),
    github: await real.github(token),
    run: { repository: 'octo/flights', id: '99', attempt: '1', job: 'gate', ...options.run },
  });
  return io;
}

/** Runs the action against the double. An input given as undefined is left out. */
export async function tell(
  github: GitHubDouble,
  inputs: Record<string, unknown> = {},
  options: StoryOptions = {},
): Promise<Story> {
  const io = await ioFor(github, options);
  try {
    return { result: await action.run(parse(inputs), io), error: undefined, io };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { result: undefined, error, io };
  }
}
