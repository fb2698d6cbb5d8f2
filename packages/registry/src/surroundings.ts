import { nearest, UserError } from '@tidegate/evidence';
import type { ModelRegistry } from './model-registry.ts';
import { quoted } from './quoted.ts';

/** What a registry has around a place where it has nothing. */
export interface Surroundings {
  /** Aliases of the model that point somewhere; undefined when it has no version at all. */
  readonly aliases: readonly string[] | undefined;
  /** Names of the other models; read only where this one has no version. */
  readonly models: readonly string[];
}

/** A place where nothing is, told by what is around it, and whether its name looks like a slip of the hand. */
export interface ToldSurroundings {
  readonly sentence: string;
  readonly isLikelySlip: boolean;
}

/**
 * Tells a first model from a mistyped one, where `name` has nothing: at the alias, or at what was asked for. Undefined where the registry does not say, or
 * where it is no alias and there is nothing to add but that the model has other versions.
 */
export async function tellSurroundings(
  registry: ModelRegistry,
  name: string,
  alias: string | undefined,
): Promise<ToldSurroundings | undefined> {
  const around = await registry.surroundings(name).catch((error: unknown) => {
    // A token may be allowed to read one model and not the list of all, and nothing is decided by what is only told.
    if (error instanceof UserError) return undefined;
    throw error;
  });
  if (!around) return undefined;
  const { aliases, models } = around;
  if (aliases === undefined) return ofModel(name, models);
  if (alias === undefined) return undefined;
  if (aliases.length === 0) return { sentence: `${name} has versions there, and no alias.`, isLikelySlip: false };
  return {
    sentence: `${name} has versions there, and the ${listed('alias', aliases)}.`,
    isLikelySlip: isSlip(alias, aliases) || aliases.some((other) => isShort(alias, other)),
  };
}

function ofModel(name: string, models: readonly string[]): ToldSurroundings {
  const none = `No version of ${name} is there at all`;
  if (models.length === 0) return { sentence: `${none}, nor of any other model.`, isLikelySlip: false };
  const words = name.toLowerCase();
  const related = models.filter((model) => model.toLowerCase().includes(words) || words.includes(model.toLowerCase()));
  const closest = nearest(name, models);
  const like = [...new Set([...(closest === undefined ? [] : [closest]), ...related])].slice(0, 3);
  if (like.length === 0) {
    const of =
      models.length === 1
        ? `its one model, ${shown(models[0]!)}, has another name`
        : `none of its ${models.length} models has a name like it`;
    return { sentence: `${none}; ${of}.`, isLikelySlip: false };
  }
  return { sentence: `${none}; the registry knows ${like.map(shown).join(', ')}.`, isLikelySlip: isSlip(name, models) };
}

/** Of three letters any two names are near. */
function isSlip(typed: string, known: readonly string[]): boolean {
  return typed.length > 3 && nearest(typed, known) !== undefined;
}

/** `prod` for `production`. */
function isShort(typed: string, known: string): boolean {
  return typed.length > 2 && known.toLowerCase().startsWith(typed.toLowerCase());
}

function listed(what: string, names: readonly string[]): string {
  const some = names.slice(0, 5).map(shown).join(', ');
  return `${names.length === 1 ? what : `${what}es`} ${some}${names.length > 5 ? ` and ${names.length - 5} more` : ''}`;
}

/** Names in a registry are anybody's. */
function shown(name: string): string {
  return /^[\p{L}\p{N} ._/-]{1,80}$/u.test(name) ? name : quoted(name);
}
