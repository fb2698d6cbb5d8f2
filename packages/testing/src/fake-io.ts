import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { ExecResult, GitHubRequest, Io, OutputValue } from '@tidegate/kit';

export interface FakeIo extends Io {
  /** Everything logged, one line each, with its level: `info: ...`, `warn: ...`. */
  readonly logged: string[];
  /** Outputs set early, through `io.output`. */
  readonly outputs: Map<string, OutputValue>;
  readonly masked: Set<string>;
  /** Every sleep asked for, in milliseconds. The fake clock moves by it and no time passes. */
  readonly slept: number[];
  readonly saved: Map<string, string>;
  cancel(): void;
}

export interface FakeIoOptions {
  readonly workspace?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly fetch?: typeof globalThis.fetch;
  readonly exec?: (command: string, args: readonly string[]) => ExecResult | Promise<ExecResult>;
  readonly github?: GitHubRequest;
  /** Milliseconds since the epoch at the start. */
  readonly now?: number;
  readonly run?: Partial<Io['run']>;
  /** Called after each sleep, with the time then: lets a test change the world as time goes by. */
  readonly onSleep?: (now: number) => void | Promise<void>;
}

/** An `io` for stories: a real folder, a clock that jumps, and whatever of the world the test hands in. */
export function fakeIo(options: FakeIoOptions = {}): FakeIo {
  const workspace = options.workspace ?? mkdtempSync(join(tmpdir(), 'tidegate-'));
  const logged: string[] = [];
  const outputs = new Map<string, OutputValue>();
  const masked = new Set<string>();
  const slept: number[] = [];
  const saved = new Map<string, string>();
  const controller = new AbortController();
  let now = options.now ?? Date.UTC(2026, 0, 1);
  return {
    logged,
    outputs,
    masked,
    slept,
    saved,
    cancel: () => controller.abort(),
    run: {
      workspace,
      temp: join(workspace, '.temp'),
      toolCache: join(workspace, '.tools'),
      apiUrl: 'https://api.github.invalid',
      serverUrl: 'https://github.invalid',
      ...options.run,
    },
    signal: controller.signal,
    log: {
      debug: (message) => void logged.push(`debug: ${message}`),
      info: (message) => void logged.push(`info: ${message}`),
      warn: (message) => void logged.push(`warn: ${message}`),
    },
    clock: {
      now: () => now,
      sleep: async (milliseconds) => {
        slept.push(milliseconds);
        now += milliseconds;
        await options.onSleep?.(now);
      },
    },
    fetch: options.fetch ?? globalThis.fetch,
    exec: async (command, args) => {
      if (!options.exec) throw new Error(`this test runs no programs, but ${command} was asked`);
      return options.exec(command, args);
    },
    env: (name) => options.env?.[name] || undefined,
    mask: (secret) => void masked.add(secret),
    clean: (text) => [...masked].reduce((rest, secret) => rest.replaceAll(secret, '***'), text),
    github: async () => {
      if (!options.github) throw new Error('this test has no GitHub');
      return options.github;
    },
    output: (name, value) => void outputs.set(name, value),
    path: (typed) => (isAbsolute(typed) ? typed : join(workspace, typed)),
    state: { save: (name, value) => void saved.set(name, value), get: (name) => saved.get(name) },
  };
}
