import { UserError } from '@tidegate/evidence';
import { explain, knownKeys } from '@tidegate/fields';
import { refuseLooserProfiles } from './profile-order.ts';
import { configSchema, everywhere, sections } from './schema.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a file says for one action. The whole file is checked whichever action asks, so a mistake shows at once. */
export function configValues(
  document: unknown,
  { path, action, environment }: { path: string; action: string; environment: string | undefined },
) {
  const parsed = configSchema.safeParse(document);
  if (!parsed.success) {
    const complaints = explain(parsed.error, (at) => knownKeys(configSchema, at));
    throw new UserError(
      'bad-input',
      `${path}: ${complaints.map(({ path: at, message }) => (at ? `${at}: ${message}` : message)).join('; ')}.`,
      { hint: 'Mend the keys named.' },
    );
  }
  // The document itself, not the parsed copy: values are parsed once more, together with the explicit inputs.
  const file = document as Values;
  const profiles = (file['environments'] ?? {}) as Record<string, Values>;
  if (environment !== undefined && !Object.hasOwn(profiles, environment)) {
    throw new UserError('bad-input', `${path} has no environment "${environment}".`, {
      hint: `It has ${Object.keys(profiles).join(', ') || 'none'}; add it under \`environments:\`.`,
    });
  }
  refuseLooserProfiles(parsed.data, path);
  const profile = environment === undefined ? {} : profiles[environment]!;
  return {
    inputs: { ...forAction(file, action), ...forAction(profile, action) },
    named: { rules: (file['rules'] ?? {}) as Values },
  };
}

/** What one level of the file says for an action: the common values it takes, then its own section. */
function forAction(level: Values, action: string): Values {
  const own = new Set(Object.keys(sections[action as keyof typeof sections]?.shape ?? {}));
  const common = Object.keys(everywhere.shape).filter(
    (name) => level[name] !== undefined && (own.has(name) || !/^(registry|evidence-|trusted-root)/.test(name)),
  );
  return {
    ...Object.fromEntries(common.map((name) => [name, level[name]])),
    ...((level[action] ?? {}) as Values),
  };
}
