import { type Handlers, notFound, problem, read } from './handler.ts';

const repository = '/repos/{owner}/{repo}';

export const repositoryHandlers: Handlers = {
  [`GET ${repository}`]: read('metadata', ({ state, repository: { name, defaultBranch } }) => {
    // GitHub's example leaves out `language`, which its schema requires, here and in the repositories inside.
    const {
      parent: _,
      source: __,
      template_repository: ___,
      ...example
    } = state.contract.example('full-repository-default-response');
    const own = { name: name.split('/')[1], full_name: name, default_branch: defaultBranch ?? 'main' };
    return { status: 200, body: { ...example, language: null, ...own } };
  }),
  [`GET ${repository}/commits/{ref}`]: read('contents', ({ state, repository: { refs }, params }) => {
    const ref = decodeURIComponent(params['ref']!);
    const sha = Object.values(refs).includes(ref) ? ref : refs[ref];
    if (sha === undefined)
      return ref === '' ? notFound : { status: 422, body: problem(`No commit found for SHA: ${ref}`, 422) };
    return { status: 200, body: { ...state.contract.example('commit'), sha, files: [] } };
  }),
};
