import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { judge, type Judgement, type Scalar, UserError } from '@tidegate/evidence';
import { findDrift } from './drift/find-drift.ts';
import { makeProfile } from './drift/make-profile.ts';
import { type Profile, profileText } from './drift/profile.ts';
import { readReference } from './drift/reference.ts';
import { columnsAndFigures } from './figures/figures.ts';
import { knownValues } from './figures/known-values.ts';
import type { DataSource, Table } from './engine.ts';
import type { Connect } from './engines/duckdb/connection.ts';
import { type NamedData, type OpenData, openData } from './open-data.ts';
import { QueryError, unanswered } from './query-error.ts';
import { remembered } from './remembered.ts';
import { compileRules, declaredTypes } from './rules/compile.ts';
import { readRules } from './rules/read-rules.ts';
import { referencedData } from './rules/references.ts';
import { runRules } from './rules/run.ts';
import { unaskedByRules } from './rules/unasked.ts';
import type { RuleSet } from './rules/schema.ts';
import type { DataInputs } from './settings.ts';
import { suggestionText, writeSuggestion } from './suggest/write-suggestion.ts';
import type { World } from './world.ts';

export interface Validation extends Judgement {
  readonly outputs: {
    /** Left out when the data was not read. */
    readonly rows?: number;
    readonly columns?: number;
    readonly 'failed-checks': number;
    readonly 'drift-detected'?: boolean;
    readonly 'drifted-columns'?: readonly string[];
    readonly 'drift-share'?: number;
    readonly profile?: string;
    readonly 'suggested-rules'?: string;
  };
}

/**
 * Judges data by rules and by drift from a reference. Throws a UserError for data, rules or a reference that cannot be read.
 * `connect` opens DuckDB on its native package.
 */
export async function judgeNamed(inputs: DataInputs, world: World, connect: Connect): Promise<Validation> {
  const comparing = inputs.reference !== undefined && inputs.drift !== undefined;
  const making = inputs['write-profile'] ?? inputs.suggest;
  if (inputs.rules === undefined && !comparing && making === undefined) {
    throw new UserError(
      'bad-input',
      'There is nothing to do: neither `rules` nor a `reference` to compare with was given.',
      {
        hint: 'Give rules, a reference (with `drift` not off), `write-profile` or `suggest`.',
      },
    );
  }
  const rules = inputs.rules ? await readRules(inputs.rules, world) : {};
  const reference = inputs.reference === undefined ? undefined : await readReference(inputs.reference, world);
  const data = {
    input: 'data',
    typed: inputs.data,
    unasked: reference || inputs.suggest ? undefined : unasked(rules, making),
  };
  const referenceData = reference && 'data' in reference ? { input: 'reference', typed: reference.data } : undefined;
  const referenced = referencedBy(rules);
  const opened = await openData(
    inputs,
    [data, ...(referenceData ? [referenceData] : []), ...referenced],
    world,
    connect,
  );
  try {
    const read = async (named: NamedData) => {
      const table = await opened.open(named);
      for (const warning of table.warnings) world.log.warn(warning);
      world.log.info(`Read ${table.rows} rows and ${table.columns.length} columns of ${named.typed}.`);
      return table;
    };
    const table = await read(data);
    const around = {
      rules,
      reference: referenceData
        ? await read(referenceData)
        : reference && 'profile' in reference
          ? reference.profile
          : undefined,
      referenced: new Map<string, Table>(),
    };
    for (const named of referenced) around.referenced.set(named.typed, await read(named));
    const engine = { ...opened, query: remembered(opened.query) };
    const judged = await judgeTable(table, engine, around, inputs, world);
    await opened.settled();
    return judged;
  } catch (error) {
    throw error instanceof QueryError ? unanswered(error) : error;
  } finally {
    await opened.close();
  }
}

/** Without a reference a profile says of times whether they are there, and of all else more. */
function unasked(rules: RuleSet, profiled: string | undefined): DataSource['unasked'] {
  const byRules = unaskedByRules(rules);
  const types = profiled === undefined ? ['date', 'timestamp', 'integer', 'boolean'] : ['date', 'timestamp'];
  return (name, type) => types.includes(type) && byRules(name, type);
}

/** Data that `references` rules look into, each once. */
function referencedBy(rules: RuleSet): NamedData[] {
  const typed = Object.values(rules.columns ?? {}).flatMap(({ references }) =>
    references ? [referencedData(references)] : [],
  );
  return [...new Set(typed)].map((one) => ({ input: 'rules: references', typed: one }));
}

interface Around {
  readonly rules: RuleSet;
  readonly reference: Table | Profile | undefined;
  readonly referenced: ReadonlyMap<string, Table>;
}

async function judgeTable(
  table: Table,
  engine: OpenData,
  { rules, reference, referenced }: Around,
  inputs: DataInputs,
  world: World,
): Promise<Validation> {
  const types = declaredTypes(rules);
  const referenceTable = reference && 'dialect' in reference ? reference : undefined;
  engine.doing?.('checking the rules');
  const plan = compileRules(rules, table, {
    referenced,
    reference: reference && { rows: reference.rows, ...(referenceTable && { table: referenceTable }) },
  });
  const ruleChecks = await runRules(plan, table, engine, {
    maxFailingRows: inputs['max-failing-rows'],
    showValues: inputs['show-values'],
    now: world.clock.now(),
    types,
    key: rules.key ?? [],
  });
  engine.doing?.('measuring drift from the reference');
  const drift =
    inputs.drift &&
    reference &&
    (await findDrift(reference, table, engine.query, {
      policy: inputs.drift,
      types,
      showValues: inputs['show-values'] === true,
    }));
  const written = inputs['write-profile'];
  engine.doing?.('describing the columns');
  const own = written === undefined ? undefined : await makeProfile(table, engine.query, types);
  if (own) await writeProfile(written!, profileText(own), world);

  const { suggest } = inputs;
  const suggested = suggest && (await writeSuggestion(suggest, inputs, table, engine.query, world));

  const checks = [...ruleChecks, ...(drift?.checks ?? [])];
  const mayShow = knownValues(rules, drift?.profile ?? own, inputs['show-values'] === true);
  return {
    ...judge(checks),
    ...columnsAndFigures({
      table,
      types,
      seen: drift?.seen ?? (own && { profile: own }),
      checks: drift && !drift.seen ? ruleChecks : checks,
      mayShow,
    }),
    subject: table.digest === undefined ? {} : { dataDigest: table.digest },
    facts: {
      ...tableFacts(table, inputs.data),
      ...(suggested && { 'suggested rules': suggest, 'rules suggested': suggested.added }),
      ...(drift && { reference: inputs.reference!, ...drift.facts }),
    },
    ...(suggested && { texts: [suggestionText(suggest, suggested)] }),
    outputs: {
      rows: table.rows,
      columns: table.columns.length,
      'failed-checks': checks.filter(({ verdict }) => verdict === 'fail').length,
      ...(drift && {
        'drift-detected': drift.detected,
        'drifted-columns': drift.drifted,
        'drift-share': drift.compared === 0 ? 0 : drift.drifted.length / drift.compared,
      }),
      ...(written !== undefined && { profile: written }),
      ...(suggest !== undefined && { 'suggested-rules': suggest }),
    },
  };
}

function tableFacts(table: Table, data: string): Record<string, Scalar> {
  return {
    data,
    ...(table.files.length > 0 && { files: table.files.length }),
    ...(table.digest !== undefined && { digest: table.digest }),
    ...table.facts,
    rows: table.rows,
    columns: table.columns.length,
    engine: table.engine,
    ...(table.warnings.length > 0 && { warnings: table.warnings.join(' ') }),
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
