import { z } from 'zod';

const most = 60_000;

/** A text a gate made for people to read, shown as it is: a suggestion, a difference. */
export const textSchema = z
  .strictObject({
    title: z.string().min(1).describe('What it is'),
    language: z.enum(['yaml', 'diff']).describe('How it is read'),
    text: z.string().max(most),
  })
  .describe('A text for people to read');
export type EvidenceText = z.output<typeof textSchema>;

/** A text as evidence: what is too long ends in a line that says so. */
export function evidenceText(title: string, language: EvidenceText['language'], text: string): EvidenceText {
  if (text.length <= most) return { title, language, text };
  const kept = text.slice(0, most - 100);
  return {
    title,
    language,
    text: `${kept.slice(0, kept.lastIndexOf('\n') + 1)}# ${text.length - kept.length} more characters are left out here\n`,
  };
}
