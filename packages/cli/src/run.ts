import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { parseEnv } from 'node:util';
import { nearest, UserError } from '@tidegate/evidence';
import { type Arguments, pairs, parseOptions, single } from './options.ts';
import type { Product } from './product.ts';
import { aboutRun, standingOf } from './run/about-run.ts';
import { finish } from './run/finish.ts';
import { Interruption } from './run/interruption.ts';
import { Log } from './run/log.ts';
import { openRunFolder } from './run/run-folder.ts';
import { withSession } from './run/start.ts';
import { runWorkflow } from './run/workflow.ts';
import { known } from './workflow/faulty.ts';
import { impossible, planOf, tellPlan } from './workflow/plan.ts';
import { readWorkflow } from './workflow/read.ts';
import { exitCodes, type World } from './world.ts';

const options = {
  values: ['job', 'event', 'input', 'var', 'secret', 'env-file', 'with', 'python', 'folder'],
  switches: ['fresh', 'skip-unknown', 'dry-run'],
};

/** `tidegate run [workflow.yml]`: runs a workflow of the user's, and gives the exit code its gates would. */
export async function runCommand(args: readonly string[], world: World, product: Product): Promise<number> {
  const parsed = parseOptions('run', args, options);
  const standing = standingOf(world.cwd);
  const { root } = standing;
  const path = workflowFile(parsed, world.cwd, root);
  const workflow = readWorkflow(path, relative(root, path).split(sep).join('/'), root);
  const only = parsed.options.get('job') ?? [];
  for (const id of only)
    known(
      workflow.jobs,
      id,
      (hint) => new UserError('bad-input', `\`--job ${id}\` is no job of ${workflow.file}.`, { hint }),
    );
  const runId = Math.floor(Date.now() / 1000);
  const about = aboutRun(workflow, standing, { event: single(parsed, 'event'), inputs: pairs(parsed, 'input'), runId });
  const plan = planOf(product, root, workflow).filter(({ name }) => only.length === 0 || wanted(name));
  if (parsed.options.has('dry-run')) {
    world.write(`${workflow.file}, as by ${about.event}\n\n${tellPlan(plan)}\n`);
    return exitCodes.green;
  }
  const [first] = parsed.options.has('skip-unknown') ? [] : impossible(plan);
  if (first) {
    throw new UserError(
      'unsupported',
      `${first.job.file}: the job \`${first.job.name}\` uses \`${first.step.uses}\`, which has no local equivalent.`,
      {
        hint: 'With `--skip-unknown` such steps are left out; `--job` runs a part of the workflow.',
      },
    );
  }
  const secrets = secretsOf(parsed, world);
  const file = single(parsed, 'env-file');
  const envFile = file === undefined ? {} : readEnvFile(resolve(world.cwd, file), file);
  const copied = (parsed.options.get('with') ?? []).map((typed) => within(root, world.cwd, typed));
  const folder = resolve(world.cwd, single(parsed, 'folder') ?? join(root, '.tidegate'));
  const python = single(parsed, 'python');
  const close = openRunFolder(folder, parsed.options.has('fresh'));
  try {
    const log = new Log(world.write);
    for (const secret of Object.values(secrets)) log.mask(secret);
    const interruption = new Interruption();
    world.onInterrupt(() => {
      log.say(interruption.cancelled ? '\nEnding everything.' : '\nEnding this step; once more ends everything.');
      interruption.interrupt();
    });
    const given = {
      vars: pairs(parsed, 'var'),
      secrets,
      with: copied,
      python: python?.includes(sep) ? resolve(world.cwd, python) : python,
      skipUnknown: parsed.options.has('skip-unknown'),
    };
    writeFileSync(join(folder, 'event.json'), JSON.stringify(about.github['event'], null, 2));
    log.say(`${workflow.file}, as by ${about.event}, on ${standing.branch} of ${standing.repository}`);
    return await withSession(
      { product, root, folder, log, interruption, given, about, env: world.env, envFile },
      async (session) => {
        const end = await runWorkflow(
          { session, workflow, path: [], inputs: about.inputs, secrets: { GITHUB_TOKEN: 'offline', ...secrets } },
          only,
        );
        return finish(session, end, world.cwd);
      },
    );
  } finally {
    close();
  }

  function wanted(name: string): boolean {
    const id = name.split(' / ')[0]!;
    return only.some((asked) => asked === id || workflow.jobs.get(asked)!.ancestors.includes(id));
  }
}

function workflowFile({ positionals }: Arguments, cwd: string, root: string): string {
  if (positionals.length > 1) throw new UserError('bad-input', '`tidegate run` takes one workflow.');
  const folder = join(root, '.github', 'workflows');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)) : [];
  const [typed] = positionals;
  if (typed === undefined) {
    if (files.length === 1) return join(folder, files[0]!);
    throw new UserError(
      'bad-input',
      files.length === 0 ? `There is no workflow in ${folder}.` : 'There are several workflows.',
      {
        hint:
          files.length === 0 ? 'Name the file: `tidegate run path/to/workflow.yml`.' : `Name one: ${files.join(', ')}.`,
      },
    );
  }
  const found = [
    resolve(cwd, typed),
    join(folder, typed),
    join(folder, `${typed}.yml`),
    join(folder, `${typed}.yaml`),
  ].find((path) => existsSync(path));
  if (found !== undefined) return found;
  const similar = nearest(typed, [...files, ...files.map((name) => name.replace(/\.ya?ml$/, ''))]);
  throw new UserError('not-found', `There is no workflow \`${typed}\`.`, {
    hint: similar ? `Did you mean \`${similar}\`?` : `There are ${files.join(', ') || 'none'}.`,
  });
}

/** `NAME=value`, or `NAME` alone for the variable of that name. */
function secretsOf(parsed: Arguments, world: World): Record<string, string> {
  return Object.fromEntries(
    (parsed.options.get('secret') ?? []).map((typed) => {
      const at = typed.indexOf('=');
      if (at > 0) return [typed.slice(0, at), typed.slice(at + 1)];
      const value = world.env[typed];
      if (value !== undefined && value !== '') return [typed, value];
      throw new UserError('bad-input', `\`--secret ${typed}\`: there is no environment variable ${typed}.`, {
        hint: 'Set it, or write `NAME=value`.',
      });
    }),
  );
}

function readEnvFile(path: string, typed: string): Record<string, string> {
  if (!existsSync(path)) throw new UserError('not-found', `\`--env-file\`: there is no \`${typed}\`.`);
  return parseEnv(readFileSync(path, 'utf8')) as Record<string, string>;
}

function within(root: string, cwd: string, typed: string): string {
  const path = relative(root, resolve(cwd, typed));
  if (path === '' || path.startsWith('..'))
    throw new UserError('bad-input', `\`--with ${typed}\` is not below ${root}.`);
  if (existsSync(join(root, path))) return path;
  throw new UserError('not-found', `\`--with ${typed}\`: there is no such file.`);
}
