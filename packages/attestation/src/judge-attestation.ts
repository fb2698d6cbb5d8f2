import type { Check, Verdict } from '@tidegate/evidence';
import { formatDuration } from '@tidegate/fields';
import { z } from 'zod';
import type { Opened } from './open-bundle.ts';
import { fits, fitsWorkflow, type Policy } from './policy.ts';
import { type GatesPredicate, gatesPredicateSchema, predicateType } from './predicate.ts';

const statementSchema = z.object({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.array(z.object({ digest: z.record(z.string(), z.string()) })).min(1),
  predicateType: z.string(),
  predicate: z.unknown(),
});

/** How far the clocks of two machines may be apart. */
const skewMs = 5 * 60_000;

/** One check per demand of the policy: who signed, of which files, of which model, which gates, how long ago. `now` in milliseconds. */
export function judgeAttestation(opened: Opened, policy: Policy, now: number): Check[] {
  const signed = check(
    'signature',
    'It is signed, logged and whole',
    'pass',
    `${opened.from} is signed by ${opened.claims.workflow}.`,
  );
  const statement = statementSchema.safeParse(opened.statement);
  const identity = judgeSigner(opened, policy);
  // What a stranger has written is not repeated, and cannot come nearer than ours by saying much.
  if (identity.verdict === 'fail') return [signed, identity];
  if (!statement.success)
    return [signed, identity, fail('predicate', `${opened.from} is signed, but is no in-toto statement.`)];
  const { subject, predicateType: type, predicate } = statement.data;
  const hex = policy.digest.replace(/^sha256:/, '');
  const about = subject.some(({ digest }) => digest['sha256'] === hex)
    ? check('subject', 'It is about these files', 'pass', `It is about ${policy.digest}, the digest of the files.`, {
        digest: policy.digest,
      })
    : fail(
        'subject',
        `It is about ${subject.map(({ digest }) => digest['sha256'] ?? 'no sha256').join(', ')}, but the files are ${policy.digest}.`,
      );
  if (type !== predicateType) {
    return [signed, identity, about, fail('predicate', `It is of type ${type}, not ${predicateType}.`)];
  }
  const gates = gatesPredicateSchema.safeParse(predicate);
  if (!gates.success) {
    const [issue] = gates.error.issues;
    return [
      signed,
      identity,
      about,
      fail('predicate', `What it says of the gates cannot be read: ${issue!.path.join('.')}: ${issue!.message}.`),
    ];
  }
  return [
    signed,
    identity,
    about,
    judgeModel(gates.data, policy),
    judgeRun(gates.data, opened),
    ...judgeGates(gates.data, policy),
    judgeAge(gates.data, opened, policy, now),
  ];
}

function judgeSigner({ claims }: Opened, { signer }: Policy): Check {
  const { issuer, serverUrl, repository, workflow, ref } = signer;
  const path = claims.workflow?.startsWith(`${serverUrl}/`) ? claims.workflow.slice(serverUrl.length + 1) : undefined;
  // An enterprise may have its slug behind the address of the issuer.
  const wrong = [
    claims.issuer !== issuer && !claims.issuer?.startsWith(`${issuer}/`) && `issuer ${claims.issuer}, not ${issuer}`,
    claims.repository?.toLowerCase() !== `${serverUrl}/${repository}`.toLowerCase() &&
      `repository ${claims.repository}, not ${serverUrl}/${repository}`,
    !(path !== undefined && fitsWorkflow(workflow, path)) && `workflow ${claims.workflow}, not ${workflow}`,
    !(claims.ref !== undefined && fits(ref, claims.ref)) && `ref ${claims.ref}, not ${ref}`,
  ].filter((part) => part !== false);
  return wrong.length === 0
    ? check(
        'identity',
        'It is signed by whom we trust',
        'pass',
        `A run of ${repository} at ${claims.ref} has signed.`,
        { run: claims.run ?? null },
      )
    : fail('identity', `A foreign identity has signed: ${wrong.join('; ')}.`);
}

function judgeModel({ model }: GatesPredicate, policy: Policy): Check {
  const bare = (version: string) => version.replace(/^v(?=\d)/, '');
  const wrong = [
    policy.model !== undefined && model.name !== policy.model && `model ${model.name}, not ${policy.model}`,
    policy.version !== undefined &&
      bare(model.version) !== bare(policy.version) &&
      `version ${model.version}, not ${policy.version}`,
    model.digest !== policy.digest && `files ${model.digest}, not ${policy.digest}`,
  ].filter((part) => part !== false);
  return wrong.length === 0
    ? check('model', 'It is about this model and version', 'pass', `It is about ${model.name} ${model.version}.`)
    : fail('model', `It was given for another model: ${wrong.join('; ')}.`);
}

/** What was written down in one run and signed in another was carried from there to here. */
function judgeRun({ run }: GatesPredicate, { claims }: Opened): Check {
  const same =
    claims.run?.includes(`/${run.repository}/actions/runs/${run.id}/attempts/`) === true &&
    claims.commit === run.commit;
  return same
    ? check(
        'run',
        'The run that judged has signed',
        'pass',
        `Run ${run.id} has written and signed it, at commit ${run.commit}.`,
      )
    : fail(
        'run',
        `Run ${run.id} of ${run.repository} at ${run.commit} has written it, but ${claims.run} at ${claims.commit} has signed.`,
      );
}

function judgeGates({ gates }: GatesPredicate, policy: Policy): Check[] {
  const missing = policy.gates.filter((wanted) => !gates.some(({ gate }) => gate === wanted));
  return [
    ...missing.map((gate) =>
      fail(
        `gate.${gate}`,
        `${gate} is not among the gates that were signed (${gates.map((one) => one.gate).join(', ')}).`,
      ),
    ),
    ...gates.map(({ gate, verdict, mode, reason, evidence }, i) => {
      const before = gates.slice(0, i).filter((other) => other.gate === gate).length;
      const id = `gate.${gate}${before === 0 ? '' : `-${before + 1}`}`;
      if (verdict !== 'pass' && verdict !== 'warn') return fail(id, `${gate} says ${verdict}: ${reason}`);
      if (mode === 'dry-run') return fail(id, `${gate} was only a dry run.`);
      return check(
        id,
        `${gate} has passed`,
        'pass',
        `${gate} says ${verdict}: ${reason}`,
        { digest: evidence.digest },
        verdict,
      );
    }),
  ];
}

function judgeAge({ gates }: GatesPredicate, { signedAt }: Opened, { maxAgeMs }: Policy, now: number): Check {
  const moments = [signedAt, ...gates.map(({ finishedAt }) => Date.parse(finishedAt))];
  const [oldest, newest] = [Math.min(...moments), Math.max(...moments)];
  const told = new Date(oldest).toISOString();
  if (!(newest <= now + skewMs))
    return fail('age', `It is of ${new Date(newest).toISOString()}, which has not come yet.`);
  if (!(now - oldest <= maxAgeMs)) {
    return fail('age', `It is of ${told}, longer ago than ${formatDuration(maxAgeMs)}.`);
  }
  return check('age', 'It is recent', 'pass', `It is of ${told}, not longer ago than ${formatDuration(maxAgeMs)}.`);
}

function check(
  name: string,
  title: string,
  verdict: Verdict,
  reason: string,
  values?: NonNullable<Check['values']>,
  observed?: string,
): Check {
  return {
    id: `attestation.${name}`,
    title,
    verdict,
    reason,
    ...(values && { values }),
    ...(observed !== undefined && { observed }),
  };
}

/** A demand that is not met. */
export function fail(name: string, reason: string): Check {
  return check(name, titles[name] ?? `${name.replace(/^gate\./, '')} has passed`, 'fail', reason);
}

const titles: Readonly<Record<string, string>> = {
  found: 'The model has signed evidence',
  bundle: 'It can be read',
  signature: 'It is signed, logged and whole',
  log: 'It is signed, logged and whole',
  certificate: 'It is signed, logged and whole',
  time: 'It is signed, logged and whole',
  identity: 'It is signed by whom we trust',
  subject: 'It is about these files',
  predicate: 'It says which gates were passed',
  model: 'It is about this model and version',
  run: 'The run that judged has signed',
  age: 'It is recent',
};
