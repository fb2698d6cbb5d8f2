import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { claimsOf, utf8String } from '../src/claims.ts';
import { bundlesListed } from '../src/find-bundles.ts';
import { fits, signerOf } from '../src/policy.ts';
import { unsnap } from '../src/snappy.ts';

/** Literals alone, in pieces of 60 bytes: what a compressor that never finds anything writes. */
function snapped(bytes: Uint8Array): Uint8Array {
  const parts: number[] = [];
  for (let left = bytes.length; ; left = Math.floor(left / 128)) {
    parts.push(left < 128 ? left : (left % 128) + 128);
    if (left < 128) break;
  }
  for (let at = 0; at < bytes.length; at += 60) {
    const piece = bytes.subarray(at, at + 60);
    parts.push((piece.length - 1) << 2, ...piece);
  }
  return Uint8Array.from(parts);
}

describe('a Snappy block', () => {
  test('gives back literals, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(unsnap(snapped(bytes), 1000)).toEqual(bytes);
      }),
    );
  });

  // By hand after the format: 72 bytes; a literal of 3; copies of 64 and of 5 from 3 bytes back.
  test('gives back copies that overlap what they write', () => {
    const written = Buffer.from([72, 8, 97, 98, 99, 254, 3, 0, 18, 3, 0]);
    expect(Buffer.from(unsnap(written, 1000)).toString()).toBe('abc'.repeat(24));
  });

  test('is bounded, and refused when it is cut or points before its start', () => {
    const whole = snapped(Buffer.from('x'.repeat(100)));
    expect(() => unsnap(whole, 99)).toThrow('longer than 99');
    for (let length = 0; length < whole.length; length++)
      expect(() => unsnap(whole.subarray(0, length), 1000)).toThrow();
    expect(() => unsnap(Uint8Array.from([4, 1, 9]), 1000)).toThrow('no whole');
    expect(() => unsnap(Uint8Array.from([255, 255, 255, 255, 255, 255]), 1000)).toThrow('no whole');
  });

  test('that is any bytes gives bytes or an Error, and ends', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          expect(unsnap(bytes, 500).length).toBeLessThanOrEqual(500);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });
});

describe('a bundle that is only pointed at', () => {
  const servers: { close(): unknown }[] = [];
  afterEach(() => servers.splice(0).forEach((server) => server.close()));

  async function served(status: number, body: Uint8Array | string, type = 'application/x-snappy') {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.headers.authorization);
      response.writeHead(status, { 'content-type': type }).end(body);
    });
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bundle?signature=x`;
    return { asked, read: () => bundlesListed([{ bundle: null, bundle_url: url }], fetch) };
  }

  test('is fetched without the token, packed or not', async () => {
    const packed = await served(200, snapped(Buffer.from('{"a":1}')));
    expect(await packed.read()).toEqual([{ from: 'attestation 1 of 1', json: { a: 1 } }]);
    expect(packed.asked).toEqual([undefined]);
    expect((await (await served(200, '{"a":2}', 'application/json')).read())[0]!.json).toEqual({ a: 2 });
  });

  test.each<[string, number, Uint8Array | string, string]>([
    ['is gone', 404, '', 'answers 404'],
    ['is a page', 200, '<html>', 'Snappy'],
    ['is far too large', 200, 'x'.repeat(10 * 1024 * 1024), 'more than the 5242880 bytes'],
    ['would be far too large', 200, Uint8Array.from([255, 255, 255, 127, 0]), 'longer than 5242880'],
  ])('is an error when it %s', async (_, status, body, told) => {
    const { read } = await served(status, body);
    await expect(read()).rejects.toMatchObject({ code: 'unreachable', message: expect.stringContaining(told) });
  });

  test('is refused by the verifier when GitHub gives neither', async () => {
    expect(await bundlesListed([{}], fetch)).toEqual([{ from: 'attestation 1 of 1', json: undefined }]);
  });
});

describe('a certificate', () => {
  const extension = (number: number, value: Uint8Array) => ({
    oid: { id: [1, 3, 6, 1, 4, 1, 57264, 1, number] },
    value,
  });
  const der = (text: string) => Uint8Array.from([0x0c, text.length, ...Buffer.from(text)]);

  test('says who asked for it, and nothing when it says it twice or in another form', () => {
    expect(claimsOf([extension(14, der('refs/heads/main'))], undefined).ref).toBe('refs/heads/main');
    expect(claimsOf([extension(14, der('a')), extension(14, der('b'))], undefined).ref).toBeUndefined();
    expect(claimsOf([extension(14, Buffer.from('refs/heads/main'))], undefined).ref).toBeUndefined();
  });

  test('has texts of any length', () => {
    expect(utf8String(Uint8Array.from([0x0c, 0x81, 200, ...Buffer.from('x'.repeat(200))]))).toBe('x'.repeat(200));
    expect(utf8String(Uint8Array.from([0x0c, 0x82, 1, 44, ...Buffer.from('x'.repeat(300))]))).toBe('x'.repeat(300));
    for (const bytes of [[], [0x0c], [0x0c, 0x80], [0x0c, 3, 97], [0x0c, 1, 97, 98], [0x16, 1, 97]]) {
      expect(utf8String(Uint8Array.from(bytes))).toBeUndefined();
    }
  });
});

describe('who must have signed', () => {
  test.each<[string, string, boolean]>([
    ['refs/heads/main', 'refs/heads/main', true],
    ['refs/heads/main', 'refs/heads/main2', false],
    ['refs/heads/*', 'refs/heads/', true],
    ['refs/heads/*', 'refs/tags/v1', false],
    ['a*a', 'a', false],
    ['a*b*c', 'abbc', true],
    ['a*b*c', 'acb', false],
    ['*', '', true],
    ['.', 'x', false],
    ['a*ab', 'ab', false],
  ])('%s and %s', (pattern, text, expected) => expect(fits(pattern, text)).toBe(expected));

  test('is a run of an enterprise with data residency, by its own issuer', () => {
    const run = { repository: 'octo/flights', ref: 'refs/heads/main', serverUrl: 'https://octocorp.ghe.com' };
    expect(signerOf({ 'evidence-max-age': 1 }, run)).toMatchObject({
      issuer: 'https://token.actions.octocorp.ghe.com',
      workflow: 'octo/flights/.github/workflows/*@*',
    });
    const typed = { 'evidence-max-age': 1, 'evidence-workflow': '.github/workflows/train.yml' };
    expect(signerOf(typed, run).workflow).toBe('octo/flights/.github/workflows/train.yml@*');
  });
});
