import { z } from 'zod';

// MLflow's replies, as far as they are read. Old servers write 64-bit integers as strings, new ones as numbers, and both write
// non-finite doubles as "NaN", "Infinity" and "-Infinity".
const integer = z.union([z.number().int(), z.string().regex(/^-?\d+$/)]).transform(Number);
// MLflow's SQL store keeps an infinite metric as the greatest double there is, with its sign; nobody measured that number.
const double = z
  .union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])])
  .transform((value) =>
    Math.abs(Number(value)) === Number.MAX_VALUE ? (Number(value) > 0 ? 'Infinity' : '-Infinity') : value,
  );
const tag = z.object({ key: z.string(), value: z.string().default('') });

const metric = z.object({
  key: z.string(),
  value: double,
  timestamp: integer.default(0),
  step: integer.default(0),
  dataset_name: z.string().default(''),
  dataset_digest: z.string().default(''),
  model_id: z.string().optional(),
  run_id: z.string().default(''),
});
export type Metric = z.output<typeof metric>;

export const modelVersion = z.object({
  name: z.string(),
  version: z.union([z.string(), z.number()]).transform(String),
  creation_timestamp: integer.optional(),
  source: z.string().optional(),
  run_id: z.string().optional(),
  model_id: z.string().optional(),
  status: z.string().default('READY'),
  status_message: z.string().optional(),
  current_stage: z.string().default('None'),
  tags: z.array(tag).default([]),
  aliases: z.array(z.string()).default([]),
  model_metrics: z.array(metric).default([]),
});
export type MlflowModelVersion = z.output<typeof modelVersion>;
export const modelVersionReply = z.object({ model_version: modelVersion });
export const modelVersionsReply = z.object({
  model_versions: z.array(modelVersion).default([]),
  next_page_token: z.string().default(''),
});

export const registeredModelReply = z.object({
  registered_model: z.object({
    name: z.string(),
    tags: z.array(tag).default([]),
    aliases: z
      .array(z.object({ alias: z.string(), version: z.union([z.string(), z.number()]).transform(String) }))
      .default([]),
    latest_versions: z.array(modelVersion).default([]),
  }),
});

export const registeredModelsReply = z.object({
  registered_models: z.array(z.object({ name: z.string() })).default([]),
  next_page_token: z.string().default(''),
});

const modelsOfRun = z.array(z.object({ model_id: z.string().default('') })).default([]);

export const runSchema = z.object({
  info: z.object({
    run_id: z.string(),
    run_name: z.string().optional(),
    status: z.string().optional(),
    artifact_uri: z.string().default(''),
    start_time: integer.optional(),
    lifecycle_stage: z.string().default('active'),
  }),
  data: z
    .object({ metrics: z.array(metric).default([]), tags: z.array(tag).default([]) })
    .default({ metrics: [], tags: [] }),
  inputs: z
    .object({
      dataset_inputs: z
        .array(z.object({ tags: z.array(tag).default([]), dataset: z.object({ digest: z.string().default('') }) }))
        .default([]),
      model_inputs: modelsOfRun,
    })
    .default({ dataset_inputs: [], model_inputs: [] }),
  outputs: z.object({ model_outputs: modelsOfRun }).default({ model_outputs: [] }),
});
export type Run = z.output<typeof runSchema>;
export const runReply = z.object({ run: runSchema });

export const experimentReply = z.object({
  experiment: z.object({
    experiment_id: z.string(),
    artifact_location: z.string().default(''),
    lifecycle_stage: z.string().default('active'),
  }),
});
export const createdExperimentReply = z.object({ experiment_id: z.string() });
export const loggedModelReply = z.object({
  model: z.object({
    info: z.object({
      model_id: z.string(),
      artifact_uri: z.string().default(''),
      source_run_id: z.string().optional(),
    }),
    data: z.object({ metrics: z.array(metric).default([]) }).default({ metrics: [] }),
  }),
});
export const downloadUriReply = z.object({ artifact_uri: z.string() });
export const artifactsReply = z.object({
  files: z.array(z.object({ path: z.string(), is_dir: z.boolean().default(false) })).default([]),
});
export const nothing = z.object({});
