import { describe, expect, test } from '@jest/globals';
import { selectorsIn } from '../src/sources/selectors-in.ts';
import { openAnalysis } from '../src/sources/open.ts';

const base = {
  source: 'prometheus',
  url: 'http://prometheus:9090',
  stable: { version: 'v3' },
  candidate: { version: 'v4' },
};
const queries = (analysis: Record<string, unknown>) =>
  openAnalysis({ ...base, ...analysis }, { fetch, token: undefined }).guardrails.queries;

describe('presets ask with the labels each server really has', () => {
  test.each([
    [
      { preset: 'istio', namespace: 'models', latency: {} },
      {
        requests: 'sum(istio_requests_total{reporter="destination",destination_workload="v4",destination_workload_namespace="models"})', // prettier-ignore
        errors: 'sum(istio_requests_total{reporter="destination",destination_workload="v4",destination_workload_namespace="models",response_code=~"5.."})', // prettier-ignore
        latency: 'sum by (le) (istio_request_duration_milliseconds_bucket{reporter="destination",destination_workload="v4",destination_workload_namespace="models"})', // prettier-ignore
      },
    ],
    [
      { preset: 'mlserver', model: 'fra"ud' },
      {
        requests: '(sum(model_infer_request_success_total{model="fra\\"ud",version="v4"}) or vector(0)) + (sum(model_infer_request_failure_total{model="fra\\"ud",version="v4"}) or vector(0))', // prettier-ignore
        errors: 'sum(model_infer_request_failure_total{model="fra\\"ud",version="v4"})',
      },
    ],
    [
      { preset: 'kserve', errors: 'sum(gateway_errors{backend="{version}"})', latency: {} },
      {
        requests: 'sum(request_predict_seconds_count{model_name="v4"})',
        errors: 'sum(gateway_errors{backend="v4"})',
        latency: 'sum by (le) (request_predict_seconds_bucket{model_name="v4"})',
      },
    ],
    [
      { preset: 'seldon', latency: {} },
      {
        requests: 'sum(seldon_model_infer_total{model="v4"})',
        errors: 'sum(seldon_model_infer_total{model="v4",code!~"2..|OK"})',
        latency: 'sum by (le) (seldon_model_infer_api_seconds_bucket{model="v4"})',
      },
    ],
    [
      { preset: 'triton', model: 'fraud' },
      {
        requests: '(sum(nv_inference_request_success{model="fraud",version="v4"}) or vector(0)) + (sum(nv_inference_request_failure{model="fraud",version="v4"}) or vector(0))', // prettier-ignore
        errors: 'sum(nv_inference_request_failure{model="fraud",version="v4"})',
      },
    ],
    [
      { preset: 'torchserve', model: 'fraud', errors: 'sum(proxy_5xx{v="{version}"})' },
      {
        requests: 'sum(ts_inference_requests_total{model_name="fraud",model_version="v4"})',
        errors: 'sum(proxy_5xx{v="v4"})',
      },
    ],
    [
      { preset: 'bentoml', model: 'fraud', latency: {} },
      {
        requests: 'sum(bentoml_service_request_total{service_version="v4",service_name="fraud"})',
        errors:
          'sum(bentoml_service_request_total{service_version="v4",service_name="fraud",http_response_code=~"5.."})',
        latency: 'sum by (le) (bentoml_service_request_duration_seconds_bucket{service_version="v4",service_name="fraud"})', // prettier-ignore
      },
    ],
  ])('%j', (analysis, expected) => {
    const asked = queries(analysis);
    for (const [what, query] of Object.entries(expected)) {
      expect(asked[`candidate ${what}`]).toBe(query);
      expect(asked[`stable ${what}`]).toBe(query.replaceAll('"v4"', '"v3"'));
      // The age of its samples can be asked for.
      expect(selectorsIn(query)).toHaveLength(query.includes(') + (') ? 2 : 1);
    }
  });
});

describe('what a server does not tell is refused, with where to find it', () => {
  test.each([
    [{ preset: 'kserve' }, /kserve cannot tell errors: its Python server counts no errors, and has no version label/],
    [{ preset: 'torchserve', model: 'm' }, /torchserve cannot tell errors: its errors are not counted per model/],
    [{ preset: 'torchserve', model: 'm', errors: 'a{v="{version}"}', latency: {} }, /cannot tell latency: it counts microseconds/], // prettier-ignore
    [{ preset: 'mlserver', model: 'm', latency: {} }, /cannot tell latency: .* no histogram/],
    [{ preset: 'triton', model: 'm', latency: {} }, /cannot tell latency: it counts microseconds/],
    [{ preset: 'istio', classes: {} }, /istio cannot tell classes/],
    [{ preset: 'mlserver' }, /needs the name of the model/],
    [{ preset: 'triton' }, /needs the name of the model/],
    [{ preset: 'istio', candidate: {} }, /candidate.version is needed/],
    [{ preset: 'istio', candidate: { version: 'v3' } }, /read the same series/],
    [{ preset: 'istio', source: 'metrics-text' }, /preset istio needs `source: prometheus`/],
    [{ preset: 'nginx' }, /expected one of istio, mlserver/],
  ])('%j', (analysis, message) => {
    expect(() => queries(analysis)).toThrow(message);
  });
});

describe('what is watched', () => {
  test.each([
    [{ latency: { p99: '500ms' } }, { latency: { tolerated: 1, bound: { quantile: 0.99, seconds: 0.5 } } }],
    [{ latency: { tolerated: 1.2 } }, { latency: { tolerated: 1.2, bound: undefined } }],
    [{ classes: {} }, { classes: { tolerated: 1.25 } }],
    [{ shadow: { 'max-disagreement': '2%' } }, { shadow: { maxDisagreement: 0.02 } }],
    [
      { strict: true, block: '5m', boost: 'true' },
      { strict: true, blockMs: 300_000, boost: true },
    ],
  ])('%j', (analysis, expected) => {
    const { guardrails } = openAnalysis({ ...base, ...analysis }, { fetch, token: undefined });
    expect(guardrails).toMatchObject(expected);
  });

  test.each([
    [{ latency: { p99: '500ms', p50: '100ms' } }, /p50 and p99/],
    [{ latency: { tolerated: 0.5 } }, /tolerated/],
    [{ shadow: { 'max-disagreement': 0 } }, /max-disagreement is 0/],
    [{ shadow: {} }, /max-disagreement/],
    [{ latency: { unit: 'minutes' } }, /expected one of s, ms/],
    [{ health: 'model:80/health' }, /analysis.health is not an http/],
    [{ 'error-events': 'rare' }, /measured, independent, clustered/],
    [{ source: 'file' }, /path is missing/],
    [{ source: 'metrics-text', shadow: { 'max-disagreement': 0.1 } }, /shadow needs/],
  ])('%j is refused', (analysis, message) => {
    expect(() => queries(analysis)).toThrow(message);
  });
});
