import type { Alert } from './records.ts';

/** Whether an issue is about a model: a label `model: <name>` says so, or its title or body has the name in it. Of a single model all are. */
export function concerns({ labels, title, body }: Alert, model: string, models: ReadonlySet<string>): boolean {
  if (models.size <= 1) return true;
  if (model === '') return false;
  const labelled = labels
    .map((label) => /^model\s*[:=]\s*(.+)$/i.exec(label)?.[1])
    .filter((name) => name !== undefined);
  if (labelled.length > 0) return labelled.includes(model);
  return new RegExp(`(?<![\\w.-])${escaped(model)}(?![\\w-]|\\.\\w)`).test(`${title}\n${body}`);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
