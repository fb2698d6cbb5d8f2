import { UserError } from '@tidegate/evidence';
import { at, jsonOf } from './answers/body.ts';
import { NoAnswer } from './answers/answer.ts';
import type { Answered } from './checks/answered.ts';
import { below, shown } from './http/address.ts';
import { type Send, told } from './http/exchange.ts';
import { readMetadata } from './protocols/oip-v2.ts';
import { type Protocol, versionText } from './protocols/protocol.ts';

/** Where the version is told. A `page` stands beside the predictions and speaks for all of them. */
export type VersionSource =
  | { readonly kind: 'response'; readonly from: string; readonly of: (answered: Answered) => string | undefined }
  | { readonly kind: 'page'; readonly from: string; readonly path: string; readonly field: string };

/** Reads `version-from`; without it the protocol says where. */
export function parseVersionSource(typed: string | undefined, protocol: Protocol): VersionSource {
  if (typed === undefined) {
    const of = ({ body, headers }: Answered) => protocol.versionIn(body, headers);
    return { kind: 'response', from: 'the response, where the protocol tells it', of };
  }
  const [, kind, rest = ''] = /^(body|header|get):(.*)$/.exec(typed.trim()) ?? [];
  const text = rest.trim();
  if (kind === 'body' && text !== '') {
    return { kind: 'response', from: `${text} of the response`, of: ({ body }) => versionText(at(body, text)) };
  }
  if (kind === 'header' && /^[\w-]+$/.test(text)) {
    const name = text.toLowerCase();
    return { kind: 'response', from: `the header ${name}`, of: ({ headers }) => versionText(headers[name]) };
  }
  const page = /^([^#]+)#(.+)$/.exec(text);
  if (kind === 'get' && page && !page[1]!.includes('://'))
    return { kind: 'page', from: `${page[2]} of ${page[1]}`, path: page[1]!, field: page[2]! };
  throw new UserError('bad-input', `\`version-from\` is ${JSON.stringify(typed)}.`, {
    hint: 'Write `body:<dotted path>`, `header:<name>` or `get:<path>#<dotted path>`.',
  });
}

interface PageAsking {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** The version a page tells. Throws NoAnswer. */
export async function versionOnPage(
  send: Send,
  base: URL,
  { path, field }: { path: string; field: string },
  asking: PageAsking,
): Promise<string> {
  const url = below(base, path);
  const body = await pageOf(send, url, asking);
  const version = versionText(at(body, field));
  if (version === undefined) throw new NoAnswer(`${shown(url)} tells no ${field}`);
  return version;
}

/** The only version a model's metadata names. Throws NoAnswer when there is none, or several of which any may have answered. */
export async function versionInMetadata(send: Send, url: URL, asking: PageAsking): Promise<string> {
  const { versions = [] } = readMetadata(await pageOf(send, url, asking)) ?? {};
  if (versions.length === 1) return versions[0]!;
  const what = versions.length === 0 ? 'names no version' : `names the versions ${versions.join(', ')}`;
  throw new NoAnswer(`no response names a version, and ${shown(url)} ${what}`);
}

async function pageOf(send: Send, url: URL, asking: PageAsking): Promise<unknown> {
  const { headers, timeoutMs } = asking;
  const exchange = await send({ method: 'GET', url, headers, timeoutMs });
  if (exchange.kind === 'none') throw new NoAnswer(`${shown(url)}: ${exchange.reason}`);
  if (exchange.status < 200 || exchange.status > 299) throw new NoAnswer(`${shown(url)}: ${told(exchange)}`);
  return jsonOf(exchange);
}
