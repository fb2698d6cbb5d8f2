// Certificates, with a real TLS server. A system test, since openssl makes the certificate.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { makeCertificate } from '../../../scripts/servers/certificate.ts';
import { doubling, type ModelServer, startModelServer } from './model-server.ts';
import { runSmoke, workspace } from './run-smoke.ts';

jest.setTimeout(120_000);

let server: ModelServer;
let folder: string;
let certified: { key: string; cert: string };
beforeAll(async () => {
  const { certificate, key } = await makeCertificate(mkdtempSync(join(tmpdir(), 'tidegate-smoke-tls-')));
  const cert = readFileSync(certificate, 'utf8');
  folder = workspace({ 'ca.pem': cert });
  certified = { key: readFileSync(key, 'utf8'), cert };
  server = await startModelServer(doubling, certified);
});
afterAll(() => server.close());

test('an unknown issuer is told, and no header reaches the server', async () => {
  const run = await runSmoke({ url: server.url, headers: 'Authorization: Bearer abcdef' }, { folder });
  expect(run.verdict).toBe('fail');
  expect(run.reason).toMatch(/certificate is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\); name its issuer with `ca`/);
  expect(server.requests).toEqual([]);
});

test('with `ca` it is trusted, also under load', async () => {
  const run = await runSmoke({ url: server.url, ca: 'ca.pem', requests: '10' }, { folder });
  expect(run).toMatchObject({ verdict: 'pass', outputs: { 'error-rate': 0, requests: 10 } });
});

test('a certificate for another name is not', async () => {
  const other = await startModelServer(doubling, certified, '127.0.0.2');
  const run = await runSmoke({ url: other.url, ca: 'ca.pem' }, { folder });
  await other.close();
  expect(run.verdict).toBe('fail');
  expect(run.reason).toContain('ERR_TLS_CERT_ALTNAME_INVALID');
});
