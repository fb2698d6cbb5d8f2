import { createHmac } from 'node:crypto';
import { runAddress, UserError } from '@tidegate/evidence';
import { UnknownOutcome } from '@tidegate/github';
import type { Io } from '@tidegate/kit';
import type { Inputs, Progress, Result } from './action.ts';

/** What the listener at `report-url` is told. */
export interface Outcome {
  readonly event: 'deployment.outcome';
  readonly verdict: string;
  readonly triggered: boolean | 'unknown';
  readonly reason: string;
  readonly conclusion: string | null;
  readonly repository: string | null;
  readonly workflow: string | null;
  readonly model: string | null;
  readonly version: string | null;
  readonly digest: string | null;
  readonly idempotencyKey: string | null;
  readonly runId: number | null;
  readonly runUrl: string | null;
  readonly deploymentId: number | null;
  /** The run that asked for the deployment. */
  readonly triggeredBy: string | null;
}

const pauses = [1000, 3000];

/** The outcome of a step that came to its end, or to an error. */
export function outcomeTold(
  inputs: Inputs,
  io: Io,
  { plan, digest, started }: Progress,
  end: Result | UserError,
): Outcome {
  const result = end instanceof UserError ? undefined : end;
  const { triggered, conclusion } = result?.outputs ?? {};
  const unclear = end instanceof UnknownOutcome ? 'unknown' : (started?.triggered ?? false);
  return {
    event: 'deployment.outcome',
    verdict: result?.verdict ?? 'error',
    triggered: triggered === true || triggered === false || triggered === 'unknown' ? triggered : unclear,
    reason: result?.reason ?? (end as UserError).message,
    conclusion: typeof conclusion === 'string' ? conclusion : null,
    repository: plan?.repository ?? null,
    workflow: plan?.workflow ?? null,
    model: inputs.model ?? null,
    version: inputs['model-version'] ?? null,
    digest: digest ?? null,
    idempotencyKey: started?.key ?? plan?.key ?? null,
    runId: started?.run?.id ?? null,
    runUrl: started?.run?.url ?? null,
    deploymentId: started?.release?.id ?? null,
    triggeredBy: runAddress(io.run) ?? null,
  };
}

/**
 * Tells the outcome by a POST signed as the Standard Webhooks specification has it: `webhook-signature` is `v1,` and the
 * base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`. The id is the same in every attempt. A listener that
 * does not hear changes nothing: that is warned of.
 */
export async function reportBack(inputs: Inputs, outcome: Outcome, io: Io): Promise<void> {
  const url = inputs['report-url'];
  if (url === undefined || inputs.mode === 'dry-run') return;
  const listener = { url, secret: inputs['report-secret'], timeoutMs: inputs['request-timeout'] };
  const body = JSON.stringify(outcome);
  const id = `msg_${outcome.idempotencyKey ?? 'none'}_${io.run.id ?? 'run'}_${io.run.attempt ?? 1}`;
  for (let attempt = 0; ; attempt++) {
    const trouble = await post(listener, id, body, io);
    if (trouble === undefined) return;
    const pause = trouble.passes ? pauses[attempt] : undefined;
    if (pause === undefined) {
      io.log.warn(`The outcome could not be reported to ${new URL(listener.url).host}: ${trouble.told}.`);
      return;
    }
    await io.clock.sleep(pause, io.signal);
  }
}

interface Listener {
  readonly url: string;
  readonly secret: string | undefined;
  readonly timeoutMs: number;
}

async function post({ url, secret, timeoutMs }: Listener, id: string, body: string, { fetch, clock }: Io) {
  const timestamp = String(Math.floor(clock.now() / 1000));
  try {
    const { origin, pathname, search } = new URL(url);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'tidegate',
      ...account(url),
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      ...(secret !== undefined && { 'webhook-signature': sign(secret, `${id}.${timestamp}.${body}`) }),
    };
    const signal = AbortSignal.timeout(timeoutMs);
    const request = { method: 'POST', headers, body, signal, redirect: 'error' } as const;
    const response = await fetch(`${origin}${pathname}${search}`, request);
    await response.body?.cancel();
    if (response.ok) return undefined;
    return { told: `it answered ${response.status}`, passes: response.status >= 500 || response.status === 429 };
  } catch (error) {
    const { cause, message } = error as Error;
    return { told: (cause as Error | undefined)?.message ?? message, passes: true };
  }
}

/** fetch takes no account in an address. */
function account(url: string): { authorization?: string } {
  const { username, password } = new URL(url);
  if (username === '' && password === '') return {};
  const text = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(text).toString('base64')}` };
}

/** A secret that starts with `whsec_` is base64, as the specification writes secrets; any other is taken as it is typed. */
export function sign(secret: string, content: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : secret;
  return `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
}
