import { nearest } from '@tidegate/evidence';
import type { Finding } from './finding.ts';

/** `# tidegate-lint: ignore <rule>[, <rule>] -- <reason>` */
const comment = /#\s*tidegate-lint:\s*(.*)$/;

interface Waiver {
  readonly line: number;
  readonly column: number;
  readonly rules: readonly string[];
  /** Line that it speaks of: its own, or the next one that is no comment. */
  readonly target: number;
}

const problem = (file: string, line: number, column: number, message: string): Finding => ({
  rule: 'idle-ignore',
  severity: 'error',
  file,
  at: { line, column },
  message,
  why: 'A waiver that nobody can judge hides what comes later.',
  remedy:
    'Write `# tidegate-lint: ignore <rule> -- <reason>` on the line of the finding or above it, and take it away when it is not needed.',
});

/** Takes out the findings that comments of the file waive; a waiver without a reason, of no rule or of no finding is one itself. */
export function withoutWaived(
  file: string,
  source: string,
  findings: readonly Finding[],
  known: readonly string[],
  applied: readonly string[],
): Finding[] {
  const { waivers, faults } = read(file, source, known);
  const used = new Set<string>();
  const kept = findings.filter(({ rule, at }) => {
    const waiver = waivers.find(
      ({ rules, target, line }) => rules.includes(rule) && (target === at.line || line === at.line),
    );
    if (waiver) used.add(`${waiver.line} ${rule}`);
    return !waiver;
  });
  const idle = waivers.flatMap(({ line, column, rules }) =>
    rules
      .filter((rule) => applied.includes(rule) && !used.has(`${line} ${rule}`))
      .map((rule) => problem(file, line, column, `the waiver of \`${rule}\` waives nothing here`)),
  );
  return [...kept, ...faults, ...idle];
}

function read(file: string, source: string, known: readonly string[]): { waivers: Waiver[]; faults: Finding[] } {
  const waivers: Waiver[] = [];
  const faults: Finding[] = [];
  const lines = source.split('\n');
  for (const [i, text] of lines.entries()) {
    const match = comment.exec(text);
    if (!match) continue;
    const [line, column] = [i + 1, match.index + 1];
    const [, names, reason] = /^ignore\s+([\w-]+(?:\s*,\s*[\w-]+)*)\s*(?:--\s*(\S.*))?$/.exec(match[1]!.trim()) ?? [];
    const rules = names?.split(/\s*,\s*/) ?? [];
    const unknown = rules.find((rule) => !known.includes(rule));
    if (names === undefined) faults.push(problem(file, line, column, `\`${match[0].trim()}\` is no waiver`));
    else if (unknown !== undefined) {
      const similar = nearest(unknown, known);
      faults.push(
        problem(file, line, column, `\`${unknown}\` is no rule${similar ? `; did you mean \`${similar}\`` : ''}`),
      );
    } else if (reason === undefined)
      faults.push(problem(file, line, column, `the waiver of \`${names}\` gives no reason`));
    else waivers.push({ line, column, rules, target: targetOf(lines, i, match.index) });
  }
  return { waivers, faults };
}

function targetOf(lines: readonly string[], at: number, column: number): number {
  if (lines[at]!.slice(0, column).trim() !== '') return at + 1;
  let next = at + 1;
  while (next < lines.length && /^\s*(#.*)?$/.test(lines[next]!)) next++;
  return next + 1;
}
