import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { child } from '@tidegate/workflow-lint/yaml';
import { pairs, parseOptions } from './options.ts';
import { actionFolder, type Product } from './product.ts';
import { standingOf } from './run/about-run.ts';
import { readAction } from './run/action.ts';
import { Interruption } from './run/interruption.ts';
import { Log, StepLog } from './run/log.ts';
import { runProcess } from './run/process.ts';
import { stepFiles } from './run/step-files.ts';
import { known } from './workflow/faulty.ts';
import { exitCodes, type World } from './world.ts';

/** `tidegate gate <action> --<input> <value>`: one action in this folder, with its own exit code. */
export async function gate(args: readonly string[], world: World, product: Product): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name.startsWith('-')) {
    throw new UserError('bad-input', '`tidegate gate` needs the name of an action first.', {
      hint: `The actions are ${product.actions.join(', ')}.`,
    });
  }
  const action = readAction(actionFolder(product, name), name);
  const declared = new Map((child(action.tree, 'inputs')?.entries ?? []).map(({ key, value }) => [key, value]));
  const parsed = parseOptions(`gate ${name}`, rest, { values: ['input', ...declared.keys()] });
  const [extra] = parsed.positionals;
  if (extra !== undefined)
    throw new UserError('bad-input', `\`${extra}\` is no option.`, { hint: 'Inputs are written `--name value`.' });
  const inputs: Record<string, string> = {};
  for (const [input, value] of Object.entries(pairs(parsed, 'input'))) {
    known(declared, input, (hint) => new UserError('bad-input', `\`${input}\` is no input of ${name}.`, { hint }));
    inputs[input] = value;
  }
  for (const [input, values] of parsed.options) {
    // Repeated, an option is a list: one value per line.
    if (input !== 'input') inputs[input] = [...(input in inputs ? [inputs[input]!] : []), ...values].join('\n');
  }
  const temp = mkdtempSync(join(tmpdir(), 'tidegate-gate-'));
  try {
    return await start(product, action.folder, child(action.tree, 'runs', 'main')!.text, inputs, world, temp);
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

async function start(
  product: Product,
  folder: string,
  entry: string,
  inputs: Readonly<Record<string, string>>,
  world: World,
  temp: string,
): Promise<number> {
  const log = new Log(world.write);
  const step = new StepLog(log);
  const files = stepFiles(temp);
  const interruption = new Interruption();
  world.onInterrupt(() => interruption.interrupt());
  const { repository, sha, branch } = standingOf(world.cwd);
  const own = Object.entries(world.env).filter(
    ([key, value]) => value !== undefined && !/^(GITHUB|INPUT|STATE|RUNNER|ACTIONS)_/.test(key),
  );
  const { code } = await runProcess(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', resolve(folder, entry)],
    {
      cwd: world.cwd,
      env: {
        ...(Object.fromEntries(own) as Record<string, string>),
        ...{
          GITHUB_WORKSPACE: world.cwd,
          GITHUB_REPOSITORY: repository,
          GITHUB_SHA: sha,
          GITHUB_REF: `refs/heads/${branch}`,
        },
        ...{ RUNNER_TEMP: temp, RUNNER_TOOL_CACHE: toolCache(world) },
        ...{ GITHUB_ACTION_REPOSITORY: 'tidegate/mlops', GITHUB_ACTION_PATH: join(product.root, 'actions', 'x') },
        ...files.env,
        ...Object.fromEntries(Object.entries(inputs).map(([key, value]) => [`INPUT_${key.toUpperCase()}`, value])),
      },
      onLine: (line) => step.line(line),
      ...interruption.signals,
    },
  );
  const { outputs, summary } = files.read();
  if (summary.trim() !== '') log.say(`\n${summary.trim()}\n`);
  for (const [key, label] of [
    ['verdict', 'Verdict'],
    ['evidence', 'Evidence'],
    ['report', 'Report'],
  ] as const) {
    if (outputs[key])
      log.say(`${label}: ${key === 'verdict' ? outputs[key] : relative(world.cwd, resolve(world.cwd, outputs[key]))}`);
  }
  return interruption.cancelled ? exitCodes.interrupted : (code ?? exitCodes.bug);
}

function toolCache(world: World): string {
  return (
    world.env['RUNNER_TOOL_CACHE'] ||
    join(world.env['XDG_CACHE_HOME'] || join(world.env['HOME'] ?? tmpdir(), '.cache'), 'tidegate', 'tools')
  );
}
