import { readFile } from 'node:fs/promises';
import { type Check, judge, type Judgement, UserError } from '@tidegate/evidence';
import { mapping } from '@tidegate/fields';
import type { DataEngine, Table } from './engine.ts';
import { bindingAt, fetchedBinding } from './engines/duckdb/binding.ts';
import { duckDbEngine } from './engines/duckdb/engine.ts';
import { compileRules, declaredTypes } from './rules/compile.ts';
import { runRules } from './rules/run.ts';
import type { RuleSet } from './rules/schema.ts';
import { parseRules, type RulesInput, type ValidateDataInputs } from './settings.ts';
import { resolveSource } from './sources/resolve.ts';
import type { World } from './world.ts';

export interface Validation extends Judgement {
  readonly outputs: {
    readonly rows: number;
    readonly columns: number;
    readonly 'failed-checks': number;
  };
}

/** Judges data by rules. Throws a UserError for data or rules that cannot be read. */
export async function validateData(inputs: ValidateDataInputs, world: World): Promise<Validation> {
  if (inputs.rules === undefined && inputs.reference === undefined) {
    throw new UserError('bad-input', 'There is nothing to check: neither `rules` nor `reference` was given.', {
      hint: 'Give rules, or a reference to compare the data with.',
    });
  }
  const rules = inputs.rules && (await rulesOf(inputs.rules, world));
  const source = await resolveSource('data', inputs.data, {
    path: (typed) => world.path(typed),
    encoding: inputs.encoding,
  });
  const binding =
    inputs['engine-path'] === undefined ? await fetchedBinding(world) : await bindingAt(inputs['engine-path'], world);
  const engine = await duckDbEngine({
    binding,
    files: source.files,
    temp: world.run.temp,
    ...(inputs['memory-limit'] !== undefined && { memoryLimit: inputs['memory-limit'] }),
  });
  try {
    const table = await engine.open(source);
    for (const warning of table.warnings) world.log.warn(warning);
    world.log.info(`Read ${table.rows} rows and ${table.columns.length} columns of ${inputs.data}.`);
    const checks = rules ? await ruleChecks(rules, table, engine, inputs, world) : [];
    return {
      ...judge(checks),
      subject: { dataDigest: table.digest },
      facts: {
        data: inputs.data,
        files: table.files.length,
        digest: table.digest,
        rows: table.rows,
        columns: table.columns.length,
        engine: engine.description,
        ...(table.warnings.length > 0 && { warnings: table.warnings.join(' ') }),
      },
      outputs: {
        rows: table.rows,
        columns: table.columns.length,
        'failed-checks': checks.filter(({ verdict }) => verdict === 'fail').length,
      },
    };
  } finally {
    await engine.close();
  }
}

async function ruleChecks(
  rules: RuleSet,
  table: Table,
  engine: DataEngine,
  inputs: ValidateDataInputs,
  world: World,
): Promise<Check[]> {
  return runRules(compileRules(rules, table), table, engine, {
    maxFailingRows: inputs['max-failing-rows'],
    showValues: inputs['show-values'],
    now: world.clock.now(),
    types: declaredTypes(rules),
  });
}

/** The rule set an input stands for; a path is read here. */
async function rulesOf(input: RulesInput, world: World): Promise<RuleSet> {
  if ('rules' in input) return input.rules;
  const text = await readFile(world.path(input.path), 'utf8').catch((cause: unknown) => {
    throw new UserError('not-found', `\`rules\`: there is no file ${input.path}, and no rule set of that name.`, {
      hint: 'Check the path, or the names under `rules:` in the configuration file.',
      cause,
    });
  });
  const written = mapping().safeParse(text);
  if (!written.success) {
    throw new UserError('unreadable', `${input.path} holds no rules: ${written.error.issues[0]!.message}.`, {
      hint: 'Mend the file.',
    });
  }
  const parsed = parseRules(written.data);
  if ('rules' in parsed) return parsed.rules;
  const told = parsed.complaints.map(({ path, message }) => (path ? `${path}: ${message}` : message));
  throw new UserError('bad-input', `${input.path}: ${told.join('; ')}.`, { hint: 'Mend the keys named.' });
}
