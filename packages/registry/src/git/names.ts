import { UserError } from '@tidegate/evidence';
import { quoted } from '../quoted.ts';
import { semanticVersion } from '../semantic-version.ts';

// GTO's grammar (gto.ai), a little wider in the name: GTO itself reads only lower-case names without dots and underscores.
const name = String.raw`[A-Za-z][A-Za-z0-9_-]*(?:[./][A-Za-z0-9_-]+)*`;
const word = '[A-Za-z0-9][A-Za-z0-9_-]*';
const versionTag = new RegExp(`^(${name})@(v[^!#@]+)(!?)(?:#\\d+)?$`);
const lifecycleTag = new RegExp(`^(${name})@(deprecated|created)(?:#\\d{1,9})?$`);
const promotionTag = new RegExp(`^(${name})#(${word})(!?)(?:#(\\d{1,9}))?$`);

/** What the name of a tag says. `cancels` marks `!`: the version was taken back, or the alias points nowhere from then on. */
export type TagName =
  | { readonly kind: 'version'; readonly name: string; readonly version: string; readonly cancels: boolean }
  | {
      readonly kind: 'promotion';
      readonly name: string;
      readonly alias: string;
      /** Undefined for GTO's simple notation, `name#alias`. */
      readonly number: number | undefined;
      readonly cancels: boolean;
    }
  /** GTO's marks on a model as a whole: taken out of use, or begun. */
  | { readonly kind: 'lifecycle'; readonly name: string; readonly deprecates: boolean };

/** Reads `name@v1.2.3`, `name#alias#4`, `name#alias` and `name@deprecated`; undefined for a tag that is about no model. */
export function parseTagName(tag: string): TagName | undefined {
  const version = versionTag.exec(tag);
  if (version && semanticVersion.test(version[2]!)) {
    return { kind: 'version', name: version[1]!, version: version[2]!, cancels: version[3] === '!' };
  }
  const lifecycle = lifecycleTag.exec(tag);
  if (lifecycle) return { kind: 'lifecycle', name: lifecycle[1]!, deprecates: lifecycle[2] === 'deprecated' };
  const promotion = promotionTag.exec(tag);
  if (!promotion) return undefined;
  const [, model, alias, cancel, number] = promotion;
  return {
    kind: 'promotion',
    name: model!,
    alias: alias!,
    number: number === undefined ? undefined : Number(number),
    cancels: cancel === '!',
  };
}

/** Throws a UserError when git tags cannot carry the model's name. */
export function checkName(model: string): void {
  const parts = model.split('/');
  if (new RegExp(`^${name}$`).test(model) && model.length <= 100 && !parts.some((part) => part.endsWith('.lock')))
    return;
  throw new UserError('bad-input', `${quoted(model)} cannot be the name of a model among git tags.`, {
    hint: 'Begin with a letter and use letters, digits, - and _, with . or / between words, at most 100 characters.',
  });
}

/** Throws a UserError when git tags cannot carry the alias. */
export function checkAlias(alias: string): void {
  if (new RegExp(`^${word}$`).test(alias) && alias.length <= 100) return;
  throw new UserError('bad-input', `${quoted(alias)} cannot be an alias among git tags.`, {
    hint: 'Use letters, digits, - and _, such as production.',
  });
}

/** "1.2.3" and "v1.2.3" are the same version, told as v1.2.3. Throws a UserError for what is not a semantic version. */
export function checkVersion(version: string): string {
  const spelled = version.startsWith('v') ? version : `v${version}`;
  if (semanticVersion.test(spelled) && spelled.length <= 100) return spelled;
  throw new UserError('bad-input', `${quoted(version)} is not a version of the git registry.`, {
    hint: 'Write a semantic version such as v1.2.3.',
  });
}
