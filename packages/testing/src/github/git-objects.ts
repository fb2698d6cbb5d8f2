import { createHash } from 'node:crypto';
import { type Call, type Handlers, notFound, read, type State, unprocessable, write } from './handler.ts';
import type { GitTag } from './world.ts';

const repository = '/repos/{owner}/{repo}';

/** References outside branches and tags, and tag objects: GitHub creates a reference once and refuses the second. */
export const gitHandlers: Handlers = {
  [`POST ${repository}/git/tags`]: write('contents', ({ state, repository: { name, refs }, body }) => {
    const { tag, message, object } = body as { tag: string; message: string; object: string };
    if (!Object.values(refs).includes(object)) return unprocessable(`Could not verify object ${object}`);
    const sha = createHash('sha1').update(`${state.nextId()} ${message}`).digest('hex');
    const made: GitTag = { sha, repository: name, tag, message, object };
    state.tags.push(made);
    return { status: 201, body: tagJson(state, made) };
  }),
  [`GET ${repository}/git/tags/{tag_sha}`]: read('contents', ({ state, repository: { name }, params }) => {
    const tag = state.tags.find((one) => one.repository === name && one.sha === params['tag_sha']);
    return tag ? { status: 200, body: tagJson(state, tag) } : notFound;
  }),
  [`POST ${repository}/git/refs`]: write('contents', (call) => {
    const { ref, sha } = call.body as { ref: string; sha: string };
    const refs = refsOf(call);
    if (!/^refs\/[^/]+\/./.test(ref)) return unprocessable('Reference name is not well formed');
    if (!call.state.tags.some((tag) => tag.sha === sha)) return unprocessable('Object does not exist');
    if (refs.has(ref)) return unprocessable('Reference already exists');
    refs.set(ref, sha);
    return { status: 201, body: refJson(call, ref) };
  }),
  [`PATCH ${repository}/git/refs/{ref}`]: write('contents', (call) => {
    const ref = named(call);
    if (!refsOf(call).has(ref)) return unprocessable('Reference does not exist');
    refsOf(call).set(ref, String(call.body['sha']));
    return { status: 200, body: refJson(call, ref) };
  }),
  [`DELETE ${repository}/git/refs/{ref}`]: write('contents', (call) =>
    refsOf(call).delete(named(call)) ? { status: 204 } : unprocessable('Reference does not exist'),
  ),
  [`GET ${repository}/git/matching-refs/{ref}`]: read('contents', (call) => ({
    status: 200,
    body: [...refsOf(call).keys()]
      .filter((ref) => ref.startsWith(named(call)))
      .sort()
      .map((ref) => refJson(call, ref)),
  })),
};

function named({ params }: Call): string {
  return `refs/${decodeURIComponent(params['ref']!)}`;
}

function refsOf({ state, repository: { name } }: Call): Map<string, string> {
  const refs = state.gitRefs.get(name) ?? new Map<string, string>();
  state.gitRefs.set(name, refs);
  return refs;
}

function refJson(call: Call, ref: string) {
  const url = `${call.state.url}/repos/${call.repository.name}/git`;
  const sha = refsOf(call).get(ref)!;
  const object = { type: 'tag', sha, url: `${url}/tags/${sha}` };
  return { ...call.state.contract.example('git-ref'), ref, url: `${url}/${ref}`, object };
}

function tagJson(state: State, { sha, tag, message, object, repository: name }: GitTag) {
  const url = `${state.url}/repos/${name}/git`;
  return {
    ...state.contract.example('git-tag'),
    ...{ sha, tag, message, url: `${url}/tags/${sha}` },
    object: { type: 'commit', sha: object, url: `${url}/commits/${object}` },
  };
}
