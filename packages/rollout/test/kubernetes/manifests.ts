/** A namespace with one object of every kind a router splits traffic by, all of it going to the stable model. */
export const NAMESPACE = 'models';

const labels = (version: string) => ({ app: 'fraud', version });

const deployment = (name: string, version: string, replicas: number) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: NAMESPACE },
  spec: {
    replicas,
    selector: { matchLabels: labels(version) },
    template: {
      metadata: { labels: labels(version) },
      spec: { containers: [{ name: 'model', image: `registry.test/fraud:${version}` }] },
    },
  },
});

const ingress = (name: string, service: string, annotations: Record<string, string>) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name, namespace: NAMESPACE, annotations },
  spec: {
    rules: [
      {
        host: 'fraud.test',
        http: {
          paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: service, port: { number: 80 } } } }],
        },
      },
    ],
  },
});

const pod = (version: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: `fraud-${version}`, namespace: NAMESPACE, labels: labels(version) },
  spec: { containers: [{ name: 'model', image: `registry.test/fraud:${version}` }] },
});

export const manifests = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'fraud', namespace: NAMESPACE },
    spec: {
      parentRefs: [{ name: 'edge' }],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/health' } }],
          backendRefs: [{ name: 'fraud-v1', port: 80 }],
        },
        {
          backendRefs: [
            { name: 'fraud-v1', port: 80 },
            { name: 'fraud-v2', port: 80, weight: 0 },
          ],
        },
      ],
    },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'fraud', namespace: NAMESPACE },
    spec: {
      hosts: ['fraud'],
      http: [
        {
          route: [
            { destination: { host: 'fraud', subset: 'v1' }, weight: 100 },
            { destination: { host: 'fraud', subset: 'v2' }, weight: 0 },
          ],
        },
      ],
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'fraud', namespace: NAMESPACE },
    spec: { selector: labels('v1'), ports: [{ port: 80 }] },
  },
  pod('v1'),
  pod('v2'),
  deployment('fraud-v1', 'v1', 4),
  deployment('fraud-v2', 'v2', 0),
  deployment('fraud', 'v1', 2),
  ingress('fraud', 'fraud-v1', {}),
  ingress('fraud-canary', 'fraud-v2', {
    'nginx.ingress.kubernetes.io/canary': 'true',
    'nginx.ingress.kubernetes.io/canary-weight': '0',
  }),
];

/**
 * KServe and Seldon publish their definitions on no registry of packages, so these are ours: the documented fields that a router
 * touches, with their documented types and bounds.
 */
const definition = (group: string, version: string, kind: string, plural: string, spec: object) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${plural}.${group}` },
  spec: {
    group,
    scope: 'Namespaced',
    names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
    versions: [
      {
        name: version,
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: { spec, status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
          },
        },
      },
    ],
  },
});

const share = { type: 'integer', format: 'int64', minimum: 0, maximum: 100 };
const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

export const definitions = [
  definition('serving.kserve.io', 'v1beta1', 'InferenceService', 'inferenceservices', {
    type: 'object',
    required: ['predictor'],
    properties: {
      predictor: { ...open, properties: { canaryTrafficPercent: share } },
      canary: {
        type: 'array',
        items: { type: 'object', properties: { trafficPercent: share, predictor: open } },
      },
    },
  }),
  definition('mlops.seldon.io', 'v1alpha1', 'Experiment', 'experiments', {
    type: 'object',
    required: ['candidates'],
    properties: {
      default: { type: 'string' },
      candidates: {
        type: 'array',
        items: {
          type: 'object',
          required: ['name', 'weight'],
          properties: { name: { type: 'string' }, weight: { type: 'integer', format: 'int32', minimum: 0 } },
        },
      },
    },
  }),
];

const sklearn = (uri: string) => ({ model: { modelFormat: { name: 'sklearn' }, storageUri: uri } });

export const customResources = [
  {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name: 'fraud', namespace: NAMESPACE },
    spec: { predictor: { canaryTrafficPercent: 0, ...sklearn('s3://models/fraud/2') } },
  },
  {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name: 'fraud-standard', namespace: NAMESPACE },
    spec: {
      predictor: sklearn('s3://models/fraud/1'),
      canary: [{ trafficPercent: 0, predictor: { name: 'v2', ...sklearn('s3://models/fraud/2') } }],
    },
  },
  {
    apiVersion: 'mlops.seldon.io/v1alpha1',
    kind: 'Experiment',
    metadata: { name: 'fraud', namespace: NAMESPACE },
    spec: {
      default: 'fraud-v1',
      candidates: [
        { name: 'fraud-v1', weight: 100 },
        { name: 'fraud-v2', weight: 0 },
      ],
    },
  },
];
