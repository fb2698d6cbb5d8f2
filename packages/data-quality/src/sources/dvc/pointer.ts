import { posix } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { explain } from '@tidegate/fields';
import { parseDocument } from 'yaml';
import { z } from 'zod';

/** What a `.dvc` file says of one file or folder. */
export interface DvcOutput {
  /** From the folder of the `.dvc` file, with `/`. */
  readonly path: string;
  /** Hex; of the listing when it is a folder. */
  readonly md5: string;
  readonly isFolder: boolean;
  /** Before DVC 3, CRLF counted as LF in files of text. */
  readonly legacy: boolean;
  readonly size: number | undefined;
  readonly files: number | undefined;
}

const count = () => z.int().min(0);

const outputSchema = z.looseObject({
  path: z.string().min(1),
  md5: z
    .string()
    .regex(/^[0-9a-f]{32}(\.dir)?$/, 'expected 32 hex digits, for a folder followed by .dir')
    .optional(),
  hash: z.string().optional(),
  size: count().optional(),
  nfiles: count().optional(),
});
const pointerSchema = z.looseObject({ outs: z.array(outputSchema).min(1), wdir: z.string().optional() });

/** Reads the text of a `.dvc` file. Throws a UserError that says what of it cannot be used. */
export function readPointer(text: string, shown: string): DvcOutput[] {
  const document = parseDocument(text);
  const parsed = pointerSchema.safeParse(document.errors.length > 0 ? undefined : document.toJS());
  if (!parsed.success) {
    const { path, message } = explain(parsed.error, () => [])[0]!;
    const fault = document.errors[0]?.message.split('\n')[0] ?? (path ? `${path}: ${message}` : message);
    throw new UserError('unreadable', `\`dvc-file\`: ${shown} is no pointer that dvc add writes: ${fault}.`, {
      hint: 'Name a .dvc file, and commit it as DVC wrote it.',
    });
  }
  const { outs, wdir = '.' } = parsed.data;
  return outs.map(({ path, md5, hash, size, nfiles }) => {
    if (md5 === undefined || (hash !== undefined && hash !== 'md5')) {
      throw new UserError(
        'unsupported',
        `\`dvc-file\`: ${shown} gives no md5 of ${path}${hash ? `, but ${hash}` : ''}.`,
        {
          hint: 'Only data whose md5 DVC recorded can be held against it: track it with dvc add.',
        },
      );
    }
    return {
      path: posix.join(wdir, path),
      md5: md5.slice(0, 32),
      isFolder: md5.endsWith('.dir'),
      legacy: hash === undefined,
      size,
      files: nfiles,
    };
  });
}
