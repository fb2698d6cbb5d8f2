/** The words of `router:`. */
export const routerKinds = [
  'gateway-api',
  'istio',
  'service-selector',
  'replica-ratio',
  'deployment-image',
  'ingress-nginx',
  'kserve',
  'seldon',
  'haproxy',
  'sagemaker',
  'azure-ml',
  'vertex-ai',
  'cloud-run',
  'command',
] as const;
export type RouterKind = (typeof routerKinds)[number];
