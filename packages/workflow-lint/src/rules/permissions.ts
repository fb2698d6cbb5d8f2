import type { Rule } from '../finding.ts';
import { child } from '../yaml/tree.ts';

export const missingPermissions: Rule = {
  id: 'missing-permissions',
  severity: 'warning',
  asks: 'Does every job say what its token may do?',
  why: 'Without `permissions` the token may do what the repository allows, in old ones everything.',
  remedy: 'Write `permissions: {}` at the top, and the least each job needs.',
  *find(workflow) {
    if (workflow.kind !== 'workflow' || child(workflow.root, 'permissions')) return;
    const bare = workflow.jobs.filter((job) => child(job.tree, 'permissions') === undefined);
    if (bare.length > 0)
      yield { at: bare[0]!.at, message: `neither the workflow nor job \`${bare[0]!.id}\` has \`permissions\`` };
  },
};

export const broadPermissions: Rule = {
  id: 'broad-permissions',
  severity: 'error',
  asks: 'Has no job all permissions?',
  why: 'Any action or package it runs can then write to the repository and its releases.',
  remedy: 'Name the few it needs.',
  *find(workflow) {
    for (const tree of [workflow.root, ...workflow.jobs.map((job) => job.tree)]) {
      const block = child(tree, 'permissions');
      if (block?.text === 'write-all') yield { at: block.at, message: '`permissions: write-all` gives everything' };
    }
  },
};
