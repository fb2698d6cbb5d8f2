import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '@tidegate/evidence';
import { explain } from '@tidegate/fields';
import { judgeWorkflows } from '@tidegate/workflow-lint';
import { workflowLintSettings } from '@tidegate/workflow-lint/settings';

const exitCodes = { sound: 0, red: 1, userError: 2 } as const;

const names = Object.keys(workflowLintSettings.shape).filter((name) => name !== 'path');
const usage = `usage: [folder] ${names.map((name) => `[--${name} <value>]`).join(' ')}\n`;

/**
 * The lint as a command: `[folder] [--fail-on warning] [--ignore <rule>] ...`, options as the action's inputs, repeated for
 * several. Writes one line per finding and gives the exit code: 0, 1 when the verdict is `fail`, 2 for what cannot be linted.
 */
export function commandLine(args: readonly string[], write: (text: string) => void, repository: string): number {
  try {
    const settings = readArguments(args);
    const { checks, verdict, outputs } = judgeWorkflows(settings, {
      path: (typed) => resolve(typed),
      repositories: { 'tidegate/mlops': repository },
    });
    for (const { id, reason, verdict: told } of checks) if (told !== 'pass') write(`${plain(reason)} [${id}]\n`);
    write(`${outputs.findings} findings, ${outputs.errors} of them errors\n`);
    return verdict === 'fail' ? exitCodes.red : exitCodes.sound;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    write(`${error.message}${error.hint ? ` ${error.hint}` : ''}\n`);
    return exitCodes.userError;
  }
}

function readArguments(args: readonly string[]) {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string', multiple: true } as const]));
  const { values, positionals } = parse(args, options);
  const typed = Object.entries(values).map(([name, each]) => [name, (each as string[]).join('\n')] as const);
  const parsed = workflowLintSettings.safeParse({ path: positionals[0], ...Object.fromEntries(typed) });
  if (parsed.success && positionals.length < 2) return parsed.data;
  const why = parsed.success
    ? 'more than one folder'
    : explain(parsed.error, () => names)
        .map(({ path, message }) => `--${path}: ${message}`)
        .join('; ');
  throw new UserError('bad-input', `${why}.`, { hint: usage.trimEnd() });
}

function parse(args: readonly string[], options: Record<string, { type: 'string'; multiple: true }>) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    throw new UserError('bad-input', (cause as Error).message, { hint: usage.trimEnd(), cause });
  }
}

/** Names come from files of others: nothing in them may steer a terminal. */
function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
