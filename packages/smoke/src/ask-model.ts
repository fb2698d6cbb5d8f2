import { NoAnswer } from './answers/answer.ts';
import { jsonOf, refuseErrorBody } from './answers/body.ts';
import type { Answered, Unanswered } from './checks/answered.ts';
import { type Exchange, type Send, told } from './http/exchange.ts';
import type { Payload } from './payloads/payload.ts';
import type { Protocol } from './protocols/protocol.ts';

/** Where and how predictions are asked. */
export interface Target {
  readonly url: URL;
  readonly protocol: Protocol;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly contentType: string | undefined;
  readonly onePerRow: boolean;
}

/** Sends one payload and reads the answer. What is no answer to the payload comes back as the reason why. */
export async function askModel(send: Send, target: Target, payload: Payload): Promise<Answered | Unanswered> {
  return understand(await post(send, target, payload.body), target, payload);
}

export function post(send: Send, { url, headers, timeoutMs }: Target, body: string): Promise<Exchange> {
  return send({ method: 'POST', url, headers, body, timeoutMs });
}

/** A reply as the answer to a payload. */
export function understand(exchange: Exchange, target: Target, payload: Payload): Answered | Unanswered {
  if (exchange.kind === 'none') return { payload, reason: exchange.reason };
  if (exchange.status < 200 || exchange.status > 299) return { payload, reason: told(exchange) };
  try {
    const body = jsonOf(exchange, target.contentType);
    refuseErrorBody(body);
    const answer = target.protocol.read(body);
    const { rows } = payload;
    if (target.onePerRow && rows !== undefined) {
      const odd = answer.outputs.find(({ shape }) => (shape[0] ?? 1) !== rows);
      if (odd) throw new NoAnswer(`${odd.name} answers ${odd.shape[0] ?? 1} rows of ${rows}`);
    }
    return { payload, answer, body, headers: exchange.headers };
  } catch (error) {
    if (error instanceof NoAnswer) return { payload, reason: `it answered ${exchange.status}, but ${error.message}` };
    throw error;
  }
}

export function isAnswered(result: Answered | Unanswered): result is Answered {
  return 'answer' in result;
}
