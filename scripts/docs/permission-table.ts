// What the jobs of each called workflow may do, as a table: the calling job has to give all of it.
import { isMap, isScalar, parseDocument } from 'yaml';
import { markdownTable } from './table.ts';

interface Need {
  level: 'read' | 'write';
  readonly why: Set<string>;
}

/** What the jobs of one workflow may do, by permission, with the comments that say why; of two levels the higher one. */
export function needsOf(source: string): Map<string, Need> {
  const needs = new Map<string, Need>();
  const jobs = parseDocument(source).get('jobs');
  if (!isMap(jobs)) throw new Error('a workflow without jobs');
  for (const job of jobs.items) {
    const permissions = isMap(job.value) ? job.value.get('permissions') : undefined;
    if (!isMap(permissions)) throw new Error(`the job ${String(job.key)} does not say what it may do`);
    for (const { key, value } of permissions.items) {
      if (!isScalar(value) || (value.value !== 'read' && value.value !== 'write')) continue;
      const need = needs.get(String(key)) ?? { level: value.value, why: new Set() };
      if (value.value === 'write' && need.level === 'read') {
        need.level = 'write';
        need.why.clear();
      }
      if (value.value === need.level && value.comment) need.why.add(value.comment.trim());
      needs.set(String(key), need);
    }
  }
  return needs;
}

/** The table in Markdown. `workflows` is source by file name. */
export function permissionTable(workflows: ReadonlyMap<string, string>): string {
  const rows = [...workflows].map(([file, source]) => {
    const needs = [...needsOf(source)].map(([name, { level, why }]) => {
      const reasons = [...why].join('; ');
      return `\`${name}: ${level}\`${reasons === '' ? '' : ` (${reasons})`}`;
    });
    return [file, needs.join(', ') || 'nothing'] as const;
  });
  return markdownTable(['workflow', 'the calling job gives'], rows);
}
