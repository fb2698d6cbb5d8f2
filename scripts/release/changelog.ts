/** Text below a version's heading in a changelog as https://keepachangelog.com/en/1.1.0/ has it; undefined without a dated heading. */
export function notesOf(changelog: string, version: string): string | undefined {
  return section(changelog, (heading) => heading.startsWith(`[${version}] - `) && /\d{4}-\d{2}-\d{2}$/.test(heading));
}

/** What is written under `Unreleased`, empty when nothing waits. */
export function unreleased(changelog: string): string {
  return section(changelog, (heading) => heading === '[Unreleased]') ?? '';
}

function section(changelog: string, wanted: (heading: string) => boolean): string | undefined {
  const lines = changelog.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith('## ') && wanted(line.slice(3).trim()));
  if (start < 0) return undefined;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith('## ') || /^\[[^\]]+\]: /.test(line));
  return (end < 0 ? rest : rest.slice(0, end)).join('\n').trim();
}
