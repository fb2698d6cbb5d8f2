import type { Project } from './model/project.ts';
import type { Workflow } from './model/workflow.ts';
import type { Place } from './yaml/tree.ts';

export type Severity = 'error' | 'warning';

/** What a rule saw at one place. */
export interface Problem {
  readonly at: Place;
  /** One sentence that names what stands there, without its full stop. */
  readonly message: string;
  /** In place of the rule's own. */
  readonly remedy?: string;
  readonly severity?: Severity;
}

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** What it asks, answered with yes when all is well. */
  readonly asks: string;
  /** What goes wrong otherwise, in one sentence. */
  readonly why: string;
  readonly remedy: string;
  find(workflow: Workflow, project: Project): Iterable<Problem>;
}

/** A problem, where it is and what to do about it. */
export interface Finding extends Required<Problem> {
  readonly rule: string;
  readonly file: string;
  readonly why: string;
}
