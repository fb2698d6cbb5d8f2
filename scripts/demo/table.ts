import type { Told } from './story.ts';

/** The four stories at a glance, for a terminal: what ran, where it ended, why. */
export function table(told: readonly Told[]): string {
  const rows = told.map(({ story, runs, faults }, index) => {
    const last = runs.at(-1);
    const total = runs.reduce((sum, { seconds }) => sum + seconds, 0);
    return [
      `${index + 1}. ${story.title}`,
      String(runs.length),
      last ? `${last.gate}: ${last.evidence.verdict}` : 'nothing ran',
      faults.length === 0 ? 'as it should' : 'NOT as it should',
      `${total.toFixed(1)} s`,
    ];
  });
  const all = [['story', 'gates', 'ended at', 'which is', 'in gates'], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (row: string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const reasons = told.map(({ runs }, index) => `${index + 1}: ${runs.at(-1)?.evidence.reason ?? ''}`);
  return [line(all[0]!), rule, ...rows.map(line), '', ...reasons].join('\n');
}
