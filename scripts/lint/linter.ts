/** What a linter says of one place. */
export interface Complaint {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface Linter {
  readonly name: string;
  /** A workflow it must complain of: one that finds nothing there is broken, and its silence means nothing. */
  readonly control: string;
  /** Paths are relative to the root of a checkout, the working directory unless given. */
  readonly lint: (files: readonly string[], root: string) => Promise<Complaint[]>;
}

/** The checkout a workflow or an action is at home in: this repository, or one of its examples. */
export function homeOf(file: string): string {
  return /^(examples\/(?:[^/]+\/)*?)\.github\//.exec(file)?.[1]?.replace(/\/$/, '') ?? '.';
}
