import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { stickyComment } from '@tidegate/github';
import { asked, repository, startWorld, token, type World } from './double.ts';

// The first test of a fresh machine fetches GitHub's description.
jest.setTimeout(120_000);

let world: World;
afterEach(() => world.github.stop());

const comment = (body: string, key = 'report') => stickyComment(world.api, { repository, number: 3, key, body });
const comments = () => world.github.issues[0]!.comments;
const list = 'GET /issues/{issue_number}/comments';
const post = 'POST /issues/{issue_number}/comments';

describe('one comment for a key', () => {
  test('is made, left alone while nothing changes, and then changed in place', async () => {
    world = await startWorld();
    const created = await comment('all well');
    expect(created).toEqual({ url: comments()[0]!.url, action: 'created' });
    expect(comments()[0]!.body).toBe('<!-- tidegate: report -->\nall well');
    expect(await comment('all well')).toEqual({ url: created.url, action: 'unchanged' });
    expect(await comment('two checks failed')).toEqual({ url: created.url, action: 'updated' });
    expect(comments().map(({ body }) => body)).toEqual(['<!-- tidegate: report -->\ntwo checks failed']);
  });

  test('another key has another one', async () => {
    world = await startWorld();
    await comment('a', 'train');
    await comment('b', 'train-eu');
    expect((await comment('c', 'train')).action).toBe('updated');
    expect(comments().map(({ body }) => body.split('\n')[1])).toEqual(['c', 'b']);
  });

  test('a key cannot end the marker', async () => {
    world = await startWorld();
    await comment('text', 'a --> <img src=x> --');
    expect(comments()[0]!.body.split('\n')[0]).toBe('<!-- tidegate: a%20%2D%2D%3E%20%3Cimg%20src%3Dx%3E%20%2D%2D -->');
    expect((await comment('text', 'a --> <img src=x> --')).action).toBe('unchanged');
  });

  test.each(['NONE', 'CONTRIBUTOR'] as const)(
    'an outsider (%s) who wrote the marker first is not written to',
    async (association) => {
      world = await startWorld();
      const theirs = {
        id: 1,
        body: '<!-- tidegate: report -->\nall well, trust me',
        url: 'https://github.invalid/x',
        association,
      };
      world.github.issues[0]!.comments.push(theirs);
      expect((await comment('two checks failed')).action).toBe('created');
      expect((await comment('three checks failed')).action).toBe('updated');
      expect(comments().map(({ body }) => body.split('\n')[1])).toEqual(['all well, trust me', 'three checks failed']);
    },
  );

  test('a person who quotes it keeps their words', async () => {
    world = await startWorld();
    comments().push({
      id: 1,
      body: '> <!-- tidegate: report -->\n> all well\n\nIs it?',
      url: 'https://github.invalid/1',
    });
    expect((await comment('all well')).action).toBe('created');
    expect(comments()[0]!.body).toContain('Is it?');
  });

  test('is found on the second page', async () => {
    world = await startWorld();
    for (let id = 1; id <= 120; id++) comments().push({ id, body: `talk ${id}`, url: 'https://github.invalid/x' });
    await comment('first');
    expect((await comment('second')).action).toBe('updated');
    expect(comments()).toHaveLength(121);
  });

  test('line ends that GitHub changed are no change', async () => {
    world = await startWorld();
    await comment('a\nb\n');
    comments()[0]!.body = comments()[0]!.body.replaceAll('\n', '\r\n').trimEnd();
    expect((await comment('a\nb\n')).action).toBe('unchanged');
  });
});

describe('a body that is too long', () => {
  test('is cut at a line, closes its code, and says so', async () => {
    world = await startWorld();
    await comment(`# Report\n\`\`\`\n${'0123456789\n'.repeat(8000)}\`\`\`\n`);
    const { body } = comments()[0]!;
    expect(body.length).toBeLessThanOrEqual(60_000);
    expect(body.length).toBeGreaterThan(59_000);
    expect(body).toMatch(/\n0123456789\n```\n\n\*The rest is left out here: [^\n]*\*$/);
  });

  test('without line ends is cut between characters', async () => {
    world = await startWorld();
    await comment('😀'.repeat(40_000));
    expect(comments()[0]!.body.isWellFormed()).toBe(true);
    expect(comments()[0]!.body).toContain('left out here');
  });

  test('of 59,000 characters is whole', async () => {
    world = await startWorld();
    await comment('x'.repeat(59_000));
    expect(comments()[0]!.body).not.toContain('left out');
  });
});

describe('trouble', () => {
  test.each([
    ['502', { status: 502 }],
    ['a dropped connection', 'reset'],
    ['429', { status: 429 }],
  ] as const)('%s after the comment was posted: it is found, and it is the only one', async (_, effect) => {
    world = await startWorld({ faults: [{ route: post, effect, worked: true }] });
    expect(await comment('once')).toEqual({ url: comments()[0]!.url, action: 'created' });
    expect(comments()).toHaveLength(1);
  });

  test('502 and no comment: told, and not asked again', async () => {
    world = await startWorld({ faults: [{ route: post, effect: { status: 502 } }] });
    await expect(comment('once')).rejects.toMatchObject({ name: 'UserError', code: 'unreachable' });
    expect(asked(world)).toEqual([list, post, list]);
    expect(comments()).toEqual([]);
  });

  test("the token of a fork's pull request may only read", async () => {
    world = await startWorld({ tokens: { [token]: { permissions: { issues: 'read' } } } });
    await expect(comment('hello')).rejects.toMatchObject({
      code: 'unauthorized',
      message: expect.stringContaining('answered 403: Resource not accessible by integration'),
      hint: expect.stringContaining("fork's pull request"),
    });
  });

  test("a comment that is somebody else's is left, and one of our own is made", async () => {
    const denied = { status: 403, message: 'Resource not accessible by integration' };
    world = await startWorld({ faults: [{ route: 'PATCH /issues/comments/{comment_id}', effect: denied, times: 2 }] });
    const body = '<!-- tidegate: report -->\nplanted';
    comments().push({ id: 1, body, url: 'https://github.invalid/1' });
    expect((await comment('all well')).action).toBe('created');
    expect(comments().map((posted) => posted.body)).toEqual([body, '<!-- tidegate: report -->\nall well']);
  });

  test('no such pull request', async () => {
    world = await startWorld();
    const wanted = { repository, number: 77, key: 'report', body: 'x' };
    await expect(stickyComment(world.api, wanted)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('two jobs at once leave one comment', async () => {
    world = await startWorld();
    await Promise.all([comment('one'), comment('two')]);
    expect(comments()).toHaveLength(1);
  });
});
