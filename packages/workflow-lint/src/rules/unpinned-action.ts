import type { Rule } from '../finding.ts';

export const unpinnedAction: Rule = {
  id: 'unpinned-action',
  severity: 'warning',
  asks: "Is every other owner's action pinned by its commit?",
  why: 'A tag or branch can be moved to other code, which then runs with your secrets.',
  remedy: 'Write the full commit SHA, with the version in a comment behind it.',
  *find(workflow, project) {
    for (const job of workflow.jobs) {
      for (const uses of [job.uses, ...job.steps.map((step) => step.uses)]) {
        if (uses === undefined || uses.text === '' || /^(\.|\$)\//.test(uses.text)) continue;
        const text = uses.text;
        const pinned = text.startsWith('docker://') ? /@sha256:[0-9a-f]{64}$/.test(text) : /@[0-9a-f]{40}$/.test(text);
        if (!pinned && !isTrusted(text, project.trusted))
          yield { at: uses.at, message: `\`${text}\` is not pinned by a commit` };
      }
    }
  },
};

function isTrusted(uses: string, patterns: readonly string[]): boolean {
  const repository = uses.split('@')[0]!.split('/').slice(0, 2).join('/').toLowerCase();
  return patterns.some((pattern) => {
    const [owner, name = '*'] = pattern.toLowerCase().split('/');
    return repository === `${owner}/${name}` || (name === '*' && repository.startsWith(`${owner}/`));
  });
}
