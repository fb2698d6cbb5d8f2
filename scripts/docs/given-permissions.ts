// Whether a job gives the workflow it calls what the jobs in there ask for: GitHub does not start the run otherwise.
import { existsSync, readFileSync } from 'node:fs';
import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { needsOf } from './permission-table.ts';
import type { BadValue } from './values.ts';

const levels = ['none', 'read', 'write'];

/** Permissions that calls of our workflows lack. A job without any gives the repository's default, which is not known here. */
export function missingPermissions(workflow: string): BadValue[] {
  const counter = new LineCounter();
  const root = parseDocument(workflow, { lineCounter: counter });
  const jobs = root.get('jobs');
  if (!isMap(jobs)) return [];
  return jobs.items.flatMap(({ value: job }) => {
    if (!isMap(job)) return [];
    const uses = job.get('uses', true);
    if (!isScalar(uses)) return [];
    const file = /^tidegate\/mlops\/(.+\.yml)@/.exec(String(uses.value))?.[1];
    const given = job.get('permissions') ?? root.get('permissions');
    if (file === undefined || !existsSync(file) || !isMap(given)) return [];
    const { line } = counter.linePos(uses.range![0]);
    return [...needsOf(readFileSync(file, 'utf8'))]
      .filter(([name, { level }]) => levels.indexOf(levelOf(given, name)) < levels.indexOf(level))
      .map(([name, { level }]) => ({
        line,
        message: `${file} needs \`${name}: ${level}\`, which its caller does not give`,
      }));
  });
}

function levelOf(permissions: YAMLMap, name: string): string {
  const level = permissions.get(name);
  return typeof level === 'string' ? level : 'none';
}
