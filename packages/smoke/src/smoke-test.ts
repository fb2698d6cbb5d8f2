import { type Check, judge, type Judgement, type Scalar } from '@tidegate/evidence';
import { askAll, faultOf } from './ask-all.ts';
import { post } from './ask-model.ts';
import { checkBaseline, writeBaseline } from './baseline.ts';
import { checkAnswered, checkBodies } from './checks/answers.ts';
import { checkOutputs } from './checks/check-outputs.ts';
import { checkKnownAnswers } from './checks/known-answers.ts';
import { checkRefusal } from './checks/refusal.ts';
import { checkVersion } from './checks/version.ts';
import { awaitHealth } from './health.ts';
import { below, shown } from './http/address.ts';
import { type Client, type ClientOptions, httpClient } from './http/client.ts';
import { type LoadReport, measureLoad } from './load/measure.ts';
import { readModel } from './model-metadata.ts';
import { makePlan, type Plan } from './plan.ts';
import type { TensorInfo } from './protocols/protocol.ts';
import { countVersions, pageVersion, proveVersion, versionOf } from './prove-version.ts';
import { proxiesOf } from './proxies.ts';
import { requestsOf } from './requests.ts';
import type { SmokeSettings } from './settings.ts';
import type { SmokeWorld } from './world.ts';

export interface SmokeResult extends Judgement {
  readonly outputs: Readonly<Record<string, number | undefined>>;
}

/**
 * Waits for a model server and asks it: first whether it is healthy, then the payloads one by one, then what it must refuse, then a
 * load. With `dryRun` no prediction is asked. Throws a UserError for inputs that cannot be used, before the first prediction is asked.
 */
export async function smokeTest(
  inputs: SmokeSettings,
  world: SmokeWorld,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<SmokeResult> {
  const plan = await makePlan(inputs, world);
  const proxies = proxiesOf((name) => world.env(name));
  const options: ClientOptions = { ca: plan.ca, signal: world.signal, ...(proxies && { proxies }) };
  const client = httpClient(options);
  const loadClient = httpClient({ ...options, keepAlive: true });
  try {
    return await examine(inputs, plan, world, { client, loadClient, dryRun });
  } finally {
    client.close();
    loadClient.close();
  }
}

async function examine(
  inputs: SmokeSettings,
  plan: Plan,
  world: SmokeWorld,
  { client: { send }, loadClient, dryRun }: { client: Client; loadClient: Client; dryRun: boolean },
): Promise<SmokeResult> {
  const { target, expectation, protocol } = plan;
  const facts: Record<string, Scalar> = { url: shown(target.url), protocol: inputs.protocol };
  const health = await awaitHealth(
    {
      urls: plan.healthUrls,
      origin: plan.base.origin,
      waitMs: inputs['wait-for'],
      timeoutMs: inputs.timeout,
      headers: target.headers,
      ...(plan.healthSchema && { matches: plan.healthSchema }),
    },
    { send, clock: world.clock, signal: world.signal },
  );
  world.log.info(health.reason);
  const checks: Check[] = [health];
  const end = (more: Partial<SmokeResult> = {}): SmokeResult => {
    const result = { ...judge(checks), facts, outputs: {}, ...more };
    if (!world.signal.aborted) return result;
    return {
      ...result,
      verdict: 'inconclusive',
      reason: 'The job was cancelled before the smoke test was at its end.',
    };
  };
  if (health.verdict !== 'pass') return end();

  let tensors: readonly TensorInfo[] = [];
  if (protocol.metadataPath !== undefined) {
    const { check, found } = await readModel(send, target, below(plan.base, protocol.metadataPath));
    checks.push(check);
    tensors = found;
  }
  const { payloads, negatives } = requestsOf(plan, inputs['rows-per-request'], tensors);
  if (dryRun) {
    const reason = `Dry run, no prediction was asked. ${judge(checks).reason}`;
    return end({ ...(judge(checks).verdict === 'pass' && { verdict: 'warn' }), reason });
  }

  const expected = inputs['expected-model-version'];
  const versionBefore = await pageVersion(send, plan);
  const { answered, unanswered } = await askAll(send, plan, payloads, inputs.concurrency, world);
  facts['payloads'] = payloads.length;
  checks.push(checkAnswered(answered, unanswered), ...checkOutputs(answered, expectation));
  if (plan.bodySchema) checks.push(checkBodies(answered, plan.bodySchema));
  const known = checkKnownAnswers(answered, expectation);
  if (known) checks.push(known);
  if (plan.baseline) checks.push(checkBaseline(answered, plan.baseline, expectation));
  const trustworthy = judge(checks).verdict !== 'fail';
  for (const payload of negatives) checks.push(checkRefusal(payload, await post(send, target, payload.body)));

  let load: LoadReport | undefined;
  if (inputs.requests > 0 && answered.length > 0) {
    load = await measureLoad(inputs, {
      send: loadClient.send,
      target,
      payloads,
      signal: world.signal,
      sleep: (ms, signal) => world.clock.sleep(ms, signal),
      // What one answer alone got wrong has been told; what goes wrong only under load has not.
      fault: trustworthy ? (each) => faultOf(each, expectation) : () => undefined,
      versionOf: (each) => versionOf(plan, each),
    });
    checks.push(...load.checks);
    Object.assign(facts, load.facts);
  }

  const counts = countVersions(plan, answered, load?.versions ?? new Map());
  const proof = await proveVersion(send, plan, counts, versionBefore);
  if (expected !== undefined) checks.push(checkVersion(expected, proof));
  const versions = [...proof.counts.keys()].filter((version) => version !== undefined);
  if (versions.length > 0) facts['versions that answered'] = versions.join(', ');
  const version = versions.length === 1 && !proof.counts.has(undefined) ? versions[0] : undefined;

  const keep = inputs['write-baseline'];
  if (keep !== undefined && !world.signal.aborted) {
    facts['baseline written'] = trustworthy ? keep : 'no, since these answers did not pass';
    const about = { protocol: inputs.protocol, model: inputs.model, version };
    if (trustworthy) await writeBaseline(world.path(keep), answered, about);
  }
  return end({
    ...(version !== undefined && { subject: { version } }),
    ...(load?.figure && { figures: [load.figure] }),
    outputs: load?.outputs ?? {},
  });
}
