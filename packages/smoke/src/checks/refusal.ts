import type { Check } from '@tidegate/evidence';
import { type Exchange, told } from '../http/exchange.ts';
import type { Payload } from '../payloads/payload.ts';
import { examplesOf } from './answered.ts';

/** Statuses of requests that never came as far as the model: they say nothing about the payload. */
const notAboutThePayload = new Set([401, 403, 404, 405, 407, 408, 429]);

/** A payload that must be refused: 4xx passes; 2xx, a redirect, 5xx and silence fail. */
export function checkRefusal(payload: Payload, exchange: Exchange): Check {
  const check = (verdict: Check['verdict'], reason: string): Check => ({
    id: `refused.${payload.name}`,
    title: `${payload.name} is refused`,
    verdict,
    reason,
    observed: exchange.kind === 'none' ? exchange.trouble : exchange.status,
    threshold: '4xx',
    ...(verdict === 'fail' && { examples: examplesOf([{ payload, reason }]) }),
  });
  const what = `${payload.name} should be refused, but ${told(exchange)}`;
  if (exchange.kind === 'none') return check('fail', `${what}.`);
  const { status } = exchange;
  if (notAboutThePayload.has(status)) {
    return check('inconclusive', `${what}, which is no judgement of the payload.`);
  }
  if (status >= 400 && status <= 499) return check('pass', `${payload.name} was refused with ${status}.`);
  if (status >= 500) return check('fail', `${what}: the server broke instead of refusing.`);
  return check('fail', `${what}.`);
}
