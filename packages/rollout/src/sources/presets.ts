import { UserError } from '@tidegate/evidence';

/** What one arm is asked for; `{version}` stands for the arm's version. */
export interface QueryTemplates {
  readonly requests: string;
  readonly errors: string;
  /** Buckets by `le`. */
  readonly latency: string;
}

/** What a server's metrics hold. What they do not hold has a reason instead of a query. */
interface Preset {
  readonly queries: (labels: string) => Partial<QueryTemplates>;
  /** Labels that pick one arm out, from the model's name and the namespace where given. */
  readonly labels: (given: Given) => string[];
  readonly needsModel: boolean;
  readonly unit: 's' | 'ms';
  readonly lacks: Readonly<Partial<Record<keyof QueryTemplates, string>>>;
}

interface Given {
  readonly model: string | undefined;
  readonly namespace: string | undefined;
}

export const presetNames = ['istio', 'mlserver', 'kserve', 'seldon', 'triton', 'torchserve', 'bentoml'] as const;
export type PresetName = (typeof presetNames)[number];

const label = (name: string, value: string) => `${name}="${value.replace(/[\\"]/g, '\\$&')}"`;
const optional = (name: string, value: string | undefined) => (value === undefined ? [] : [label(name, value)]);
const version = (name: string) => `${name}="{version}"`;
/** Two counters added up, of which one may not be there yet. */
const both = (one: string, other: string, labels: string) =>
  `(sum(${one}{${labels}}) or vector(0)) + (sum(${other}{${labels}}) or vector(0))`;

const noHistogram = 'it exports no latency histogram';

/** Metric and label names as each server exports them. */
const presets: Readonly<Record<PresetName, Preset>> = {
  istio: {
    needsModel: false,
    // Both ends of a call report it; one of them is counted.
    labels: ({ namespace }) => [
      'reporter="destination"',
      version('destination_workload'),
      ...optional('destination_workload_namespace', namespace),
    ],
    queries: (labels) => ({
      requests: `sum(istio_requests_total{${labels}})`,
      errors: `sum(istio_requests_total{${labels},response_code=~"5.."})`,
      latency: `sum by (le) (istio_request_duration_milliseconds_bucket{${labels}})`,
    }),
    unit: 'ms',
    lacks: {},
  },
  mlserver: {
    needsModel: true,
    labels: ({ model }) => [label('model', model!), version('version')],
    queries: (labels) => ({
      requests: both('model_infer_request_success_total', 'model_infer_request_failure_total', labels),
      errors: `sum(model_infer_request_failure_total{${labels}})`,
    }),
    unit: 's',
    lacks: { latency: 'it exports a summary without quantiles and no histogram' },
  },
  kserve: {
    needsModel: false,
    labels: () => [version('model_name')],
    queries: (labels) => ({
      requests: `sum(request_predict_seconds_count{${labels}})`,
      latency: `sum by (le) (request_predict_seconds_bucket{${labels}})`,
    }),
    unit: 's',
    lacks: { errors: 'its Python server counts no errors, and has no version label' },
  },
  seldon: {
    needsModel: false,
    labels: () => [version('model')],
    queries: (labels) => ({
      requests: `sum(seldon_model_infer_total{${labels}})`,
      errors: `sum(seldon_model_infer_total{${labels},code!~"2..|OK"})`,
      latency: `sum by (le) (seldon_model_infer_api_seconds_bucket{${labels}})`,
    }),
    unit: 's',
    lacks: {},
  },
  triton: {
    needsModel: true,
    labels: ({ model }) => [label('model', model!), version('version')],
    queries: (labels) => ({
      requests: both('nv_inference_request_success', 'nv_inference_request_failure', labels),
      errors: `sum(nv_inference_request_failure{${labels}})`,
    }),
    unit: 's',
    lacks: { latency: `it counts microseconds, and ${noHistogram}` },
  },
  torchserve: {
    needsModel: true,
    labels: ({ model }) => [label('model_name', model!), version('model_version')],
    queries: (labels) => ({ requests: `sum(ts_inference_requests_total{${labels}})` }),
    unit: 's',
    lacks: { errors: 'its errors are not counted per model', latency: `it counts microseconds, and ${noHistogram}` },
  },
  bentoml: {
    needsModel: false,
    labels: ({ model }) => [version('service_version'), ...optional('service_name', model)],
    queries: (labels) => ({
      requests: `sum(bentoml_service_request_total{${labels}})`,
      errors: `sum(bentoml_service_request_total{${labels},http_response_code=~"5.."})`,
      latency: `sum by (le) (bentoml_service_request_duration_seconds_bucket{${labels}})`,
    }),
    unit: 's',
    lacks: {},
  },
};

/** The queries of a preset, and why what it cannot ask cannot be asked. */
export function presetQueries(
  name: PresetName,
  given: Given,
): { queries: Partial<QueryTemplates>; unit: 's' | 'ms'; lacks: Preset['lacks'] } {
  const preset = presets[name];
  if (preset.needsModel && given.model === undefined) {
    throw new UserError('bad-input', `\`analysis\`: preset ${name} needs the name of the model.`, {
      hint: 'Write `model: fraud`, as the server names it in its metrics.',
    });
  }
  return { queries: preset.queries(preset.labels(given).join(',')), unit: preset.unit, lacks: preset.lacks };
}
