import type { Check } from '@tidegate/evidence';
import { NoAnswer } from './answers/answer.ts';
import { jsonOf } from './answers/body.ts';
import type { Target } from './ask-model.ts';
import { shown } from './http/address.ts';
import { type Send, told } from './http/exchange.ts';
import { readMetadata } from './protocols/oip-v2.ts';
import type { TensorInfo } from './protocols/protocol.ts';

/** What the model says of itself at `url`: a check, and the inputs it names. */
export async function readModel(
  send: Send,
  { headers, timeoutMs }: Target,
  url: URL,
): Promise<{ check: Check; found: readonly TensorInfo[] }> {
  const check = (verdict: Check['verdict'], reason: string): Check => ({
    id: 'metadata',
    title: 'the model tells what it is',
    verdict,
    reason,
  });
  const exchange = await send({ method: 'GET', url, headers, timeoutMs });
  const no = (reason: string) => ({ check: check('fail', `${shown(url)}: ${reason}.`), found: [] });
  if (exchange.kind === 'none' || exchange.status < 200 || exchange.status > 299) return no(told(exchange));
  try {
    const metadata = readMetadata(jsonOf(exchange));
    if (!metadata) return no('it is no metadata of the Open Inference Protocol');
    const inputs = metadata.tensors.map(({ name, datatype }) => `${name} (${datatype})`).join(', ');
    const reason = `${shown(url)} tells its inputs: ${inputs === '' ? 'none by name' : inputs}.`;
    return { check: check('pass', reason), found: metadata.tensors };
  } catch (error) {
    if (error instanceof NoAnswer) return no(error.message);
    throw error;
  }
}
