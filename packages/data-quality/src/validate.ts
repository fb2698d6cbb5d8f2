import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { judge, type Judgement, type Scalar, UserError } from '@tidegate/evidence';
import { compareWithProfile, type DriftReport } from './drift/drift.ts';
import { makeProfile } from './drift/make-profile.ts';
import { profileText } from './drift/profile.ts';
import { profileOf, readReference, type Reference } from './drift/reference.ts';
import { columnsAndFigures } from './figures/figures.ts';
import { knownValues } from './figures/known-values.ts';
import type { DataEngine, Table } from './engine.ts';
import { bindingAt, fetchedBinding } from './engines/duckdb/binding.ts';
import { type Connect, connectHere } from './engines/duckdb/connection.ts';
import { duckDbEngine } from './engines/duckdb/engine.ts';
import { compileRules, declaredTypes } from './rules/compile.ts';
import { readRules } from './rules/read-rules.ts';
import { runRules } from './rules/run.ts';
import type { RuleSet } from './rules/schema.ts';
import type { ValidateDataInputs } from './settings.ts';
import { watchFiles } from './sources/file-state.ts';
import { readingOptions, resolveSource } from './sources/resolve.ts';
import type { World } from './world.ts';

export interface Validation extends Judgement {
  readonly outputs: {
    readonly rows: number;
    readonly columns: number;
    readonly 'failed-checks': number;
    readonly 'drift-detected'?: boolean;
    readonly 'drifted-columns'?: readonly string[];
    readonly 'drift-share'?: number;
    readonly profile?: string;
  };
}

/**
 * Judges data by rules and by drift from a reference. Throws a UserError for data, rules or a reference that cannot be read.
 * `connect` opens DuckDB on its native package.
 */
export async function validateData(
  inputs: ValidateDataInputs,
  world: World,
  connect: Connect = connectHere,
): Promise<Validation> {
  const comparing = inputs.reference !== undefined && inputs.drift !== undefined;
  if (inputs.rules === undefined && !comparing && inputs['write-profile'] === undefined) {
    throw new UserError(
      'bad-input',
      'There is nothing to do: neither `rules` nor a `reference` to compare with was given.',
      {
        hint: 'Give rules, a reference (with `drift` not off), or `write-profile`.',
      },
    );
  }
  const rules = inputs.rules ? await readRules(inputs.rules, world) : {};
  const source = await resolveSource('data', inputs.data, readingOptions(inputs, world));
  const reference = comparing ? await readReference(inputs.reference!, inputs, world) : undefined;
  const sources = [source, ...(reference && 'source' in reference ? [reference.source] : [])];
  const refuseChanges = await watchFiles(sources);
  const connection = await connect(bindingOf(inputs, world), {
    files: sources.flatMap(({ files }) => files),
    temp: world.run.temp,
    ...(inputs['memory-limit'] !== undefined && { memoryLimit: inputs['memory-limit'] }),
  });
  const engine = duckDbEngine(connection);
  try {
    const judged = await judgeTable(await engine.open(source), { engine, rules, reference }, inputs, world);
    await refuseChanges();
    return judged;
  } finally {
    await engine.close();
  }
}

async function bindingOf({ 'engine-path': path }: ValidateDataInputs, world: World): Promise<string> {
  return path === undefined ? fetchedBinding(world) : bindingAt(path, world);
}

async function judgeTable(
  table: Table,
  { engine, rules, reference }: { engine: DataEngine; rules: RuleSet; reference: Reference | undefined },
  inputs: ValidateDataInputs,
  world: World,
): Promise<Validation> {
  for (const warning of table.warnings) world.log.warn(warning);
  world.log.info(`Read ${table.rows} rows and ${table.columns.length} columns of ${inputs.data}.`);
  const types = declaredTypes(rules);
  engine.doing?.('checking the rules');
  const ruleChecks = await runRules(compileRules(rules, table), table, engine, {
    maxFailingRows: inputs['max-failing-rows'],
    showValues: inputs['show-values'],
    now: world.clock.now(),
    types,
    key: rules.key ?? [],
  });
  const profile = reference && (await profileOf(reference, engine, types, world));
  engine.doing?.('measuring drift from the reference');
  const drift =
    profile &&
    inputs.drift &&
    (await compareWithProfile(profile, table, engine.query, {
      policy: inputs.drift,
      types,
      showValues: inputs['show-values'],
    }));
  const written = inputs['write-profile'];
  const own = written === undefined ? undefined : await makeProfile(table, engine.query, types);
  if (own) await writeProfile(written!, profileText(own), world);

  const checks = [...ruleChecks, ...(drift?.checks ?? [])];
  const mayShow = knownValues(rules, profile ?? own, inputs['show-values']);
  return {
    ...judge(checks),
    ...columnsAndFigures(table, drift?.seen ?? (own && { profile: own }), checks, mayShow),
    subject: table.digest === undefined ? {} : { dataDigest: table.digest },
    facts: {
      ...tableFacts(table, inputs.data, engine),
      ...(profile && {
        reference: inputs.reference!,
        ...(profile.digest !== undefined && { 'reference digest': profile.digest }),
        'reference rows': profile.rows,
      }),
      ...(drift && driftFacts(drift)),
    },
    outputs: {
      rows: table.rows,
      columns: table.columns.length,
      'failed-checks': checks.filter(({ verdict }) => verdict === 'fail').length,
      ...(drift && {
        'drift-detected': drift.drifted.length > 0,
        'drifted-columns': drift.drifted,
        'drift-share': drift.compared === 0 ? 0 : drift.drifted.length / drift.compared,
      }),
      ...(written !== undefined && { profile: written }),
    },
  };
}

function tableFacts(table: Table, data: string, engine: DataEngine): Record<string, Scalar> {
  return {
    data,
    ...(table.files.length > 0 && { files: table.files.length }),
    ...(table.digest !== undefined && { digest: table.digest }),
    ...table.facts,
    rows: table.rows,
    columns: table.columns.length,
    engine: engine.description,
    ...(table.warnings.length > 0 && { warnings: table.warnings.join(' ') }),
  };
}

function driftFacts({ drifted, compared, tests, byNullsAlone }: DriftReport): Record<string, Scalar> {
  return {
    'drift tests': tests,
    'drifted columns': drifted.join(', '),
    'columns compared': compared,
    ...(byNullsAlone.length > 0 && { 'compared by nulls alone': byNullsAlone.join(', ') }),
  };
}

async function writeProfile(typed: string, text: string, world: World): Promise<void> {
  const path = world.path(typed);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch (cause) {
    throw new UserError('unreadable', `\`write-profile\`: ${typed} cannot be written: ${(cause as Error).message}.`, {
      hint: 'Name a path this job may write to.',
      cause,
    });
  }
}
