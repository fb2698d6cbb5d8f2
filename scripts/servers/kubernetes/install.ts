// A Kubernetes API server built from its public Go modules, and custom resources' definitions as their own modules ship them.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, progress } from '../../tools/cache.ts';
import { runCommand } from '../../tools/command.ts';
import { goCommand, goModule } from '../../tools/go.ts';
import { makeOnce } from '../../tools/once.ts';

const KUBERNETES = '1.34.4';
const GATEWAY_API = 'sigs.k8s.io/gateway-api@v1.4.0';
const ISTIO = 'istio.io/api@v1.24.2';

/** Modules that Kubernetes keeps in its own tree and publishes apart, as `k8s.io/<name>` with a version that begins with 0. */
const STAGED = [
  ...['api', 'apiextensions-apiserver', 'apimachinery', 'apiserver', 'cli-runtime', 'client-go', 'cloud-provider'],
  ...['cluster-bootstrap', 'code-generator', 'component-base', 'component-helpers', 'controller-manager', 'cri-api'],
  ...['cri-client', 'csi-translation-lib', 'dynamic-resource-allocation', 'endpointslice', 'externaljwt', 'kms'],
  ...['kube-aggregator', 'kube-controller-manager', 'kube-proxy', 'kube-scheduler', 'kubectl', 'kubelet', 'metrics'],
  ...['mount-utils', 'pod-security-admission', 'sample-apiserver'],
];

const goMod = `module tidegate.test/apiserver

go 1.24.0

require k8s.io/kubernetes v${KUBERNETES}

replace (
${STAGED.map((name) => `\tk8s.io/${name} => k8s.io/${name} v0${KUBERNETES.slice(1)}\n`).join('')})
`;

const program = `package main

import (
	"os"

	"k8s.io/component-base/cli"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
)

func main() {
	os.Exit(cli.Run(app.NewAPIServerCommand()))
}
`;

/** The path of kube-apiserver, built once. */
export async function installApiServer(): Promise<string> {
  const folder = await makeOnce(join(cacheFolder(), 'go', `kube-apiserver-${KUBERNETES}`), async (place) => {
    const go = await goCommand();
    writeFileSync(join(place, 'go.mod'), goMod);
    writeFileSync(join(place, 'main.go'), program);
    const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-trimpath -buildvcs=false -mod=mod' };
    progress(`building kube-apiserver ${KUBERNETES}`);
    await runCommand(go, ['mod', 'tidy'], { cwd: place, env, doing: 'fetching the source of kube-apiserver' });
    const flags = ['-ldflags', '-s -w', '-o', join(place, 'kube-apiserver')];
    await runCommand(go, ['build', ...flags, '.'], { cwd: place, env, doing: 'building kube-apiserver' });
  });
  return join(folder, 'kube-apiserver');
}

export interface Definitions {
  /** Paths of YAML files, each one definition. */
  readonly httpRoute: string;
  readonly virtualService: string;
}

/** The definitions of the Gateway API's HTTPRoute and Istio's VirtualService. */
export async function installDefinitions(): Promise<Definitions> {
  const versions = [GATEWAY_API, ISTIO].map((module) => module.split('@')[1]).join('-');
  const folder = await makeOnce(join(cacheFolder(), 'go', `definitions-${versions}`), async (place) => {
    const go = await goCommand();
    const gateway = await goModule(go, GATEWAY_API, place);
    cpSync(
      join(gateway, 'config/crd/standard/gateway.networking.k8s.io_httproutes.yaml'),
      join(place, 'httproute.yaml'),
    );
    const istio = await goModule(go, ISTIO, place);
    const all = readFileSync(join(istio, 'kubernetes/customresourcedefinitions.gen.yaml'), 'utf8').split(/^---$/m);
    const found = all.find((text) => /^ {2}name: virtualservices\.networking\.istio\.io$/m.test(text));
    if (found === undefined) throw new Error(`${ISTIO} has changed: it defines no VirtualService where it did.`);
    writeFileSync(join(place, 'virtualservice.yaml'), found);
  });
  return { httpRoute: join(folder, 'httproute.yaml'), virtualService: join(folder, 'virtualservice.yaml') };
}
