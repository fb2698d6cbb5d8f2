import type { Check } from '@tidegate/evidence';
import type { JsonSchemaCheck } from './json-schema.ts';
import { counted } from './counted.ts';
import { errorIn } from './answers/body.ts';
import { type Exchange, type Reply, type Send, told } from './http/exchange.ts';
import { shown } from './http/address.ts';

const goodWords =
  /^(ok|okay|healthy|up|pass|passing|ready|alive|live|running|available|active|serving|success|green|true)$/i;
const wordKeys = [
  'status',
  'state',
  'health',
  'ready',
  'live',
  'alive',
  'healthy',
  'ok',
  'model_ready',
  'model_loaded',
];

/**
 * Why a reply does not say that the server is healthy, as half a sentence; undefined when it does. 2xx with an empty body, a plain word such as
 * "ok" or JSON whose status words are all good says so; HTML, an error or an unknown status word does not.
 */
export function unhealthy(reply: Reply, matches?: JsonSchemaCheck): string | undefined {
  if (reply.status < 200 || reply.status > 299) return told(reply);
  const text = reply.body.toString('utf8').trim();
  const type = reply.headers['content-type'] ?? '';
  if (text.startsWith('<') || (/html/i.test(type) && text !== ''))
    return `${told(reply)}, which is a page for people and no sign of health`;
  const json = parsed(text);
  if (matches) {
    const wrong = json === undefined ? 'the body is not JSON' : matches(json.value);
    return wrong === undefined ? undefined : `${told(reply)}: ${wrong}`;
  }
  if (text === '') return undefined;
  if (json === undefined) return goodWords.test(text.replace(/[.!]$/, '')) ? undefined : unknown(reply);
  const { value } = json;
  if (value === null || typeof value !== 'object') return goodWords.test(String(value)) ? undefined : unknown(reply);
  if (Array.isArray(value)) return unknown(reply);
  const entries = value as Readonly<Record<string, unknown>>;
  if (errorIn(value) !== undefined) return told(reply);
  const bad = wordKeys.find((key) => Object.hasOwn(entries, key) && !isGood(entries[key]));
  return bad === undefined ? undefined : unknown(reply, bad);
}

function isGood(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' && goodWords.test(value.trim());
}

function unknown(reply: Reply, key?: string): string {
  const where = key === undefined ? '' : ` (\`${key}\`)`;
  return `${told(reply)}, which is no word for health${where}; describe a healthy body with \`health\` under \`expect\``;
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

export interface HealthPlan {
  readonly urls: readonly URL[];
  /** Whose `headers` are. */
  readonly origin: string;
  readonly waitMs: number;
  readonly timeoutMs: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly matches?: JsonSchemaCheck;
}

export interface HealthWorld {
  readonly send: Send;
  readonly clock: { now(): number; sleep(milliseconds: number, signal?: AbortSignal): Promise<void> };
  readonly signal: AbortSignal;
}

const pauseMs = 500;

/** Asks until every address is healthy or the time is over. The reason quotes the last answer seen. */
export async function awaitHealth(plan: HealthPlan, { send, clock, signal }: HealthWorld): Promise<Check> {
  const began = clock.now();
  const until = began + plan.waitMs;
  let attempts = 0;
  let last = { url: plan.urls[0]!, reason: 'it was not asked' };
  const ask = async (url: URL): Promise<string | undefined> => {
    const timeoutMs = Math.max(1, Math.min(plan.timeoutMs, Math.max(1000, until - clock.now())));
    // Another host has no business with the secrets of this one.
    const headers = url.origin === plan.origin ? plan.headers : {};
    const exchange: Exchange = await send({ method: 'GET', url, headers, timeoutMs });
    return exchange.kind === 'none' ? exchange.reason : unhealthy(exchange, plan.matches);
  };
  const check = (verdict: Check['verdict'], reason: string): Check => ({
    id: 'health',
    title: `healthy within ${plan.waitMs / 1000} s`,
    verdict,
    reason,
    observed: Math.round((clock.now() - began) / 100) / 10,
    threshold: plan.waitMs / 1000,
    values: { attempts },
  });
  for (;;) {
    attempts++;
    let sick: typeof last | undefined;
    for (const url of plan.urls) {
      const reason = await ask(url);
      if (reason !== undefined) sick = { url, reason };
      if (sick) break;
    }
    if (!sick) {
      const seconds = (clock.now() - began) / 1000;
      return check('pass', `${plan.urls.map(shown).join(' and ')} healthy after ${seconds.toFixed(1)} s.`);
    }
    last = sick;
    if (signal.aborted) return check('inconclusive', 'The job was cancelled before the server was healthy.');
    if (clock.now() + pauseMs >= until) break;
    await clock.sleep(pauseMs, signal);
  }
  return check(
    'fail',
    `${shown(last.url)} was not healthy within ${plan.waitMs / 1000} s (${counted(attempts, 'attempt')}); at last ${last.reason}.`,
  );
}
