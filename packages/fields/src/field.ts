import { z } from 'zod';

/** What is known about one input besides its type; the action metadata, the docs and the config schema are made of it. */
export interface FieldInfo {
  readonly description: string;
  /** Never printed, never kept in a file, not allowed in tidegate.yml. */
  readonly secret?: true;
  /** An expression written as the input's `default:` in action.yml, for what only the runner knows. */
  readonly runnerDefault?: string;
  /** The default as a user would type it, when it is not what the schema's own default prints. */
  readonly shownDefault?: string;
}

const known = z.registry<FieldInfo & { required: boolean; default?: string }>();

/** What `field` was told about a schema. */
export function fieldInfo(schema: z.ZodType): (FieldInfo & { required: boolean; default?: string }) | undefined {
  return known.get(schema);
}

/**
 * One input: a type (see `text`, `flag`, `lines` ...) with its description. It is optional unless `required` or a
 * `default` is given. The default is a value as a user would type it; it is parsed like any other.
 */
export function field<S extends z.ZodType>(type: S, info: FieldInfo & { required: true }): S;
export function field<S extends z.ZodType>(type: S, info: FieldInfo & { default: z.input<S> }): z.ZodPrefault<S>;
export function field<S extends z.ZodType>(type: S, info: FieldInfo): z.ZodOptional<S>;
export function field(type: z.ZodType, info: FieldInfo & { required?: true; default?: unknown }): z.ZodType {
  const schema = shape(type, info).describe(info.description);
  const shown = info.shownDefault ?? (info.default === undefined ? undefined : show(info.default));
  const { description, secret, runnerDefault } = info;
  known.add(schema, {
    description,
    required: info.required === true,
    ...(secret && { secret }),
    ...(runnerDefault !== undefined && { runnerDefault }),
    ...(shown !== undefined && { default: shown }),
  });
  return schema;
}

function shape(type: z.ZodType, info: { required?: true; default?: unknown }): z.ZodType {
  // A fresh object each time: the registry is keyed by schema, and a type may serve several inputs.
  if (info.required) return type.clone();
  return info.default === undefined ? type.optional() : type.prefault(info.default);
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
