import { UserError } from '@tidegate/evidence';
import { z } from 'zod';

// The message of a tag: a sentence for people, then one line that names the block, then JSON.
const versionBlock = z.object({
  source: z.string().optional(),
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .optional(),
  dataDigest: z.string().optional(),
  commit: z.string().optional(),
  metrics: z.record(z.string(), z.unknown()).default({}),
  tags: z.record(z.string(), z.string()).default({}),
});
const promotionBlock = z.object({ version: z.string(), note: z.record(z.string(), z.string()).default({}) });

/** What Tidegate writes into the tag of a version. */
export type VersionBlock = z.output<typeof versionBlock>;
/** What Tidegate writes into the tag of a promotion. */
export type PromotionBlock = z.output<typeof promotionBlock>;

const schemas = { version: versionBlock, promotion: promotionBlock } as const;
type Block<K extends keyof typeof schemas> = z.output<(typeof schemas)[K]>;

/** The message of a tag. `unique` makes two tags different that say the same in the same second, so that only one can win. */
export function tagMessage<K extends keyof typeof schemas>(
  kind: K,
  sentence: string,
  block: z.input<(typeof schemas)[K]>,
  unique: string,
): string {
  return `${sentence}\n\ntidegate-${kind}/1\n${JSON.stringify({ ...block, unique }, nonFiniteAsText, 2)}\n`;
}

/** The block of a message; undefined when there is none, as in tags made by hand or by GTO. Throws when it is broken. */
export function parseTagMessage<K extends keyof typeof schemas>(
  kind: K,
  tag: string,
  message: string,
): Block<K> | undefined {
  const unsigned = message.split(/^-----BEGIN [A-Z ]+-----$/m)[0]!;
  const found = new RegExp(`^tidegate-${kind}/1\\r?\\n([\\s\\S]*)$`, 'm').exec(unsigned);
  if (!found) return undefined;
  try {
    return schemas[kind].parse(JSON.parse(found[1]!)) as Block<K>;
  } catch (cause) {
    throw new UserError(
      'unreadable',
      `The message of git tag ${tag} holds a tidegate-${kind} block that cannot be read.`,
      {
        hint: 'Somebody rewrote the tag: delete it, and register or promote anew.',
        cause,
      },
    );
  }
}

/** JSON has no NaN; told by name it stays visible, where `null` would hide it. */
function nonFiniteAsText(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
