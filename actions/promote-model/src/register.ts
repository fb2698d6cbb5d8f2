import { gatesPredicate } from '@tidegate/attestation';
import { type Check, judge, runAddress, UserError, wholeText } from '@tidegate/evidence';
import type { Io } from '@tidegate/kit';
import { mergeMetrics, printable, readMetricsFile } from '@tidegate/metrics';
import { digestOf, type ModelVersion } from '@tidegate/registry';
import { about, factsOf, needed, type Operation } from './operation.ts';
import { requiredEvidence, type Witness } from '@tidegate/evidence/required';

/** `operation: register`: a version of the source, with its metrics, tags and digest. */
export const register: Operation = async (inputs, registry, io) => {
  const source = needed(inputs, 'source');
  const { metrics, left } = await metricsOf(inputs.metrics, io);
  const tags = textTags(inputs.tags ?? {});
  const digest = /^[a-z][a-z0-9+.-]+:/i.test(source) ? undefined : await digestOf(io.path(source));
  const commit = io.run.sha;
  const testimony = await requiredEvidence(
    inputs['require-evidence'],
    { model: inputs.model, ...(digest !== undefined && { digest }), commits: commit === undefined ? [] : [commit] },
    io.run.workspace,
  );
  const { checks } = testimony;
  const dataDigest = inputs['data-digest'] ?? testimony.dataDigest;
  const facts = {
    ...factsOf(inputs, registry),
    source,
    ...(left.length > 0 && { 'not registered, for they are no numbers': left.map(printable).join(', ') }),
  };
  const evidence = judge(checks);
  if (evidence.verdict === 'fail') return { ...evidence, facts, outputs: {} };
  if (inputs.mode === 'dry-run') {
    const reason = `Dry run: ${source} would have been registered as a version of ${inputs.model}.`;
    const subject = {
      model: inputs.model,
      ...(digest !== undefined && { digest }),
      ...(dataDigest !== undefined && { dataDigest }),
    };
    const check: Check = { id: 'registration', title: `${source} is registered`, verdict: 'pass', reason };
    return { ...judge([...checks, check]), reason, subject, facts, outputs: {} };
  }
  const version = await registry.register({
    name: inputs.model,
    source,
    tags: { ...tags, ...originOf(io, testimony.digest) },
    metrics,
    storeFiles: inputs['store-files'],
    ...(inputs.version !== undefined && { version: inputs.version }),
    ...(commit !== undefined && { commit }),
    ...(dataDigest !== undefined && { dataDigest }),
  });
  const told: Check = {
    id: 'registration',
    title: `${source} is a version of ${inputs.model}`,
    verdict: 'pass',
    reason: `${source} is ${version.version} of ${version.name}.`,
    observed: version.version,
    values: { ...(version.digest !== undefined && { digest: version.digest }) },
  };
  const written = predicateFor(version, digest, testimony.witnesses, io);
  const all = [...checks, told, ...kept(version, metrics)];
  const judgement = judge(all);
  return {
    ...judgement,
    ...(judgement.verdict === 'pass' && { reason: told.reason }),
    ...about(version),
    facts,
    ...(written !== undefined && {
      beside: { files: [{ name: 'gates-predicate.json', text: written, output: 'predicate' as const }] },
    }),
  };
};

/** What the gates said of the version, for signing; undefined where nothing binds it to files that were digested here and a run. */
function predicateFor(
  { name, version, digest, dataDigest }: ModelVersion,
  seen: string | undefined,
  witnesses: readonly Witness[],
  { run, clock }: Io,
) {
  const { repository, workflow, id, attempt, sha: commit, ref } = run;
  // The one the registry tells is only a claim: anybody may have written it there.
  if (digest === undefined || digest !== seen || witnesses.length === 0) return undefined;
  if (repository === undefined || id === undefined || commit === undefined) return undefined;
  const predicate = gatesPredicate(witnesses, {
    model: { name, version, digest, ...(dataDigest !== undefined && { dataDigest }) },
    run: {
      ...{ repository, id, commit },
      ...(workflow !== undefined && { workflow }),
      ...(attempt !== undefined && { attempt }),
      ...(ref !== undefined && { ref }),
    },
    at: new Date(clock.now()),
  });
  return `${JSON.stringify(predicate, null, 2)}\n`;
}

/** A version that was registered before keeps its first metrics; others given now are told, not lost in silence. */
function kept(version: ModelVersion, metrics: Readonly<Record<string, number>>): Check[] {
  const different = Object.entries(metrics).filter(([name, value]) => !Object.is(Number(version.metrics[name]), value));
  if (different.length === 0) return [];
  const names = different.map(([name]) => printable(name)).join(', ');
  return [
    {
      id: 'registration.metrics',
      title: 'The metrics given are those kept with the version',
      verdict: 'warn',
      reason: `${version.version} was registered before with other values of ${names}, and keeps them.`,
    },
  ];
}

async function metricsOf(paths: readonly string[] | undefined, io: Io) {
  if (paths === undefined) return { metrics: {}, left: [] };
  const readText = (path: string) => wholeText(io.path(path), path);
  const { values, origin } = mergeMetrics(await Promise.all(paths.map((path) => readMetricsFile(path, readText))));
  const metrics: Record<string, number> = {};
  const left: string[] = [];
  for (const [name, value] of values) {
    if (typeof value === 'number') metrics[name] = value;
    else if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') metrics[name] = Number(value);
    else left.push(name);
  }
  if (Object.keys(metrics).length > 0) return { metrics, left };
  throw new UserError('unreadable', `\`metrics\`: ${origin} holds no number.`, {
    hint: 'Write numbers, such as {"accuracy": 0.91}; 95% is text.',
  });
}

/** Where the version comes from, beside its commit: the run, who started it, on what evidence. */
function originOf({ run }: Io, evidence: string | undefined): Record<string, string> {
  const facts = { run: runAddress(run), workflow: run.workflow, actor: run.actor, evidence };
  return Object.fromEntries(
    Object.entries(facts).flatMap(([key, value]) => (value === undefined ? [] : [[`tidegate.${key}`, value]])),
  );
}

function textTags(tags: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).map(([key, value]) => {
      // Digests and claims are read from tags of ours, so nobody else may write them.
      if (/^tidegate\./i.test(key)) {
        throw new UserError('bad-input', `\`tags\`: ${printable(key)} begins with tidegate., which is reserved.`, {
          hint: 'Give the tag another name.',
        });
      }
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        return [key, String(value)];
      throw new UserError('bad-input', `\`tags\`: ${printable(key)} is not a text, a number or true or false.`, {
        hint: 'Write one `name: value` per line.',
      });
    }),
  );
}
