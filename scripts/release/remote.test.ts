// Against a bare repository, as the remote is one.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ciStatus } from './ci-status.ts';
import { gitIn, loginEnvironment, makeTag, moveTag, remoteState } from './remote.ts';

function repository() {
  const home = mkdtempSync(join(tmpdir(), 'tidegate-release-'));
  const bare = join(home, 'bare');
  const identity = {
    GIT_AUTHOR_NAME: 't',
    GIT_AUTHOR_EMAIL: 't@e',
    GIT_COMMITTER_NAME: 't',
    GIT_COMMITTER_EMAIL: 't@e',
  };
  gitIn(home)('init', '-q', '--bare', '-b', 'main', bare);
  gitIn(home)('clone', '-q', bare, 'work');
  const git = gitIn(join(home, 'work'), identity);
  git('checkout', '-q', '-b', 'main');
  const commit = (text: string): string => {
    writeFileSync(join(home, 'work', 'a'), text);
    git('add', 'a');
    git('commit', '-qm', text);
    git('push', '-q', 'origin', 'main');
    return git('rev-parse', 'HEAD');
  };
  return { git, commit };
}

describe('tags on a remote', () => {
  test('a version is tagged once; v1 moves from release to release', () => {
    const { git, commit } = repository();
    const first = commit('one');
    expect(remoteState(git)).toEqual({ main: first, tags: new Map() });
    expect(makeTag(git, 'v1.0.0', first)).toBe('made');
    moveTag(git, 'v1', first);
    const second = commit('two');
    expect(makeTag(git, 'v1.1.0', second)).toBe('made');
    moveTag(git, 'v1', second);
    moveTag(git, 'v1', second);
    expect(remoteState(git).tags).toEqual(
      new Map([
        ['v1', second],
        ['v1.0.0', first],
        ['v1.1.0', second],
      ]),
    );
  });

  test('a tag that an earlier try has left stays; at another commit it is refused and not moved', () => {
    const { git, commit } = repository();
    const first = commit('one');
    makeTag(git, 'v1.0.0', first);
    expect(makeTag(git, 'v1.0.0', first)).toBe('was there');
    const second = commit('two');
    expect(() => makeTag(git, 'v1.0.0', second)).toThrow(/never changes/);
    expect(remoteState(git).tags.get('v1.0.0')).toBe(first);
  });

  test('annotated tags are looked through, and v1 moves off one', () => {
    const { git, commit } = repository();
    const first = commit('one');
    git('tag', '-a', 'v1', '-m', 'by hand');
    git('push', '-q', 'origin', 'v1');
    expect(remoteState(git).tags.get('v1')).toBe(first);
    const second = commit('two');
    moveTag(git, 'v1', second);
    expect(remoteState(git).tags.get('v1')).toBe(second);
  });

  test('a remote that cannot be read is an error, not a remote without tags', () => {
    const { git, commit } = repository();
    commit('one');
    git('remote', 'set-url', 'origin', '/nowhere');
    expect(() => remoteState(git)).toThrow(/git ls-remote failed/);
  });
});

test('the token is in no argument', () => {
  expect(loginEnvironment('https://github.com', undefined)).toEqual({});
  const { GIT_CONFIG_KEY_0: key, GIT_CONFIG_VALUE_0: value } = loginEnvironment('https://github.com', 'tok');
  expect(key).toBe('http.https://github.com/.extraheader');
  expect(value).toBe(`AUTHORIZATION: basic ${Buffer.from('x-access-token:tok').toString('base64')}`);
});

describe('how CI ended', () => {
  async function asked(status: number, body: object): Promise<{ told: string | undefined; url: string }> {
    let url = '';
    const server = createServer((request, response) => {
      url = request.url ?? '';
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      return { told: await ciStatus({ apiUrl, repository: 'o/r', token: 't' }, 'abc'), url };
    } finally {
      server.close();
    }
  }

  test.each([
    [[{ status: 'completed', conclusion: 'success' }], 'success'],
    [[{ status: 'completed', conclusion: 'failure' }], 'failure'],
    [[{ status: 'in_progress', conclusion: null }], undefined],
    [[], undefined],
  ])('%j', async (runs, told) => {
    const answer = await asked(200, { workflow_runs: runs });
    expect(answer.told).toBe(told);
    expect(answer.url).toBe('/repos/o/r/actions/workflows/ci.yml/runs?head_sha=abc&branch=main&event=push&per_page=1');
  });

  test('no answer is no green', async () => {
    await expect(asked(403, {})).rejects.toThrow(/GitHub answered 403/);
    expect((await asked(200, {})).told).toBeUndefined();
  });
});
