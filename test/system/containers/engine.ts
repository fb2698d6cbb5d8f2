// The docker steps of build.yml without docker: buildah builds and runs in a chroot, syft lists, cosign signs with a key.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { aptCommands } from '../../../scripts/tools/apt.ts';
import { runCommand } from '../../../scripts/tools/command.ts';
import { goInstall } from '../../../scripts/tools/go.ts';
import { pythonRootfs } from '../../../scripts/tools/python-rootfs.ts';

const COSIGN = 'github.com/sigstore/cosign/v2/cmd/cosign@v2.6.1';
const SYFT = 'github.com/anchore/syft/cmd/syft@v1.33.0';

export interface Engine {
  /** Folders that stand for the actions of build.yml that need an engine. */
  readonly repositories: Readonly<Record<string, string>>;
  /** Folder for PATH, with docker and cosign in it, and the python. */
  readonly commands: string;
  readonly env: Readonly<Record<string, string>>;
  readonly buildah: (...args: string[]) => Promise<string>;
  readonly cosign: (...args: string[]) => Promise<string>;
  readonly publicKey: string;
}

/** Lays everything out below `folder`; the base image is python:3.12-slim by name and this machine's Debian by content. */
export async function containerEngine(folder: string, python: string): Promise<Engine> {
  const { buildah, jq } = await aptCommands({ buildah: 'buildah', jq: 'jq' });
  const [cosign, syft] = [await goInstall(COSIGN), await goInstall(SYFT)];
  const storage = join(folder, 'storage.conf');
  const stored = ['driver = "vfs"', `graphroot = "${folder}/images"`, `runroot = "${folder}/run"`];
  write(storage, `[storage]\n${stored.join('\n')}\n`);
  write(join(folder, 'home/.keep'), '');
  const env = {
    CONTAINERS_STORAGE_CONF: storage,
    COSIGN_PASSWORD: 'only for this test',
    COSIGN_KEY_FILE: join(folder, 'cosign.key'),
    BUILDAH: buildah,
    COSIGN: cosign,
    SYFT: syft,
    SYFT_REGISTRY_INSECURE_USE_HTTP: 'true',
    SYFT_CHECK_FOR_APP_UPDATE: 'false',
    CONTAINER_LOGS: folder,
  };
  const run =
    (command: string) =>
    (...args: string[]) =>
      runCommand(command, args, { cwd: folder, env: { ...process.env, ...env, HOME: join(folder, 'home') } });
  await run(cosign)('generate-key-pair');
  await baseImage(run(buildah));
  const commands = join(folder, 'commands');
  write(join(commands, 'docker'), DOCKER, 0o755);
  write(join(commands, 'cosign'), SIGNED_BY_KEY, 0o755);
  for (const [name, path] of Object.entries({ python, python3: python, jq })) symlinkSync(path, join(commands, name));
  const repositories = Object.fromEntries(Object.keys(ACTIONS).map((name) => [name, join(folder, 'actions', name)]));
  for (const [name, action] of Object.entries(ACTIONS))
    write(join(folder, 'actions', name, 'action.yml'), metadata(name, action));
  write(
    join(folder, 'actions/github/codeql-action/upload-sarif/action.yml'),
    metadata('upload-sarif', { inputs: [], run: 'true' }),
  );
  repositories['github/codeql-action'] = join(folder, 'actions/github/codeql-action');
  return {
    repositories,
    commands,
    env,
    buildah: run(buildah),
    cosign: run(cosign),
    publicKey: join(folder, 'cosign.pub'),
  };
}

async function baseImage(buildah: (...args: string[]) => Promise<string>): Promise<void> {
  const container = (await buildah('from', 'scratch')).trim();
  await buildah('add', '--quiet', container, await pythonRootfs(), '/');
  await buildah('commit', '--quiet', '--rm', container, 'docker.io/library/python:3.12-slim');
}

interface Action {
  readonly inputs: readonly string[];
  readonly outputs?: readonly string[];
  readonly run: string;
}

const none: Action = { inputs: [], run: 'true' };

const ACTIONS: Readonly<Record<string, Action>> = {
  'docker/setup-qemu-action': none,
  'docker/setup-buildx-action': none,
  'docker/login-action': none,
  'sigstore/cosign-installer': none,
  'docker/metadata-action': {
    inputs: ['images', 'tags', 'labels'],
    outputs: ['tags', 'labels'],
    // `type=raw` alone: the others need a push of a branch or a tag.
    run: `{ echo 'tags<<END'; sed -n "s|^type=raw,value=\\([^,]*\\)$|$INPUT_IMAGES:\\1|p" <<<"$INPUT_TAGS"; echo END
echo 'labels<<END'; echo "$INPUT_LABELS"; echo END; } >>"$GITHUB_OUTPUT"`,
  },
  'docker/build-push-action': {
    inputs: ['context', 'file', 'tags', 'labels', 'push', 'platforms'],
    outputs: ['digest'],
    run: `labels=(); while IFS= read -r label; do if [ -n "$label" ]; then labels+=(--label "$label"); fi; done <<<"$INPUT_LABELS"
first=\${INPUT_TAGS%%$'\\n'*}
"$BUILDAH" bud --quiet --pull-never --isolation chroot "\${labels[@]}" --file "$INPUT_FILE" --tag "$first" "$INPUT_CONTEXT"
if [ "$INPUT_PUSH" = true ]; then
  for tag in $INPUT_TAGS; do
    "$BUILDAH" push --quiet --tls-verify=false --digestfile "$RUNNER_TEMP/digest" "$first" "docker://$tag"
  done
  echo "digest=$(cat "$RUNNER_TEMP/digest")" >>"$GITHUB_OUTPUT"
fi`,
  },
  // Its list of vulnerabilities comes from a registry of images.
  'aquasecurity/trivy-action': {
    inputs: [],
    run: 'echo "::notice::Nothing was scanned: there is no list of vulnerabilities."',
  },
  'anchore/sbom-action': {
    inputs: ['image', 'output-file'],
    run: '"$SYFT" scan --quiet "registry:$INPUT_IMAGE" --output "spdx-json=$OUTPUT_FILE"',
  },
  'actions/attest': {
    inputs: ['subject-name', 'subject-digest', 'sbom-path'],
    run: `"$COSIGN" attest --yes --key "$COSIGN_KEY_FILE" --tlog-upload=false --allow-insecure-registry --type spdxjson \\
  --predicate "$SBOM_PATH" "$SUBJECT_NAME@$SUBJECT_DIGEST"`,
  },
};

/** A composite action; `output-file` is there as $OUTPUT_FILE and $INPUT_OUTPUT_FILE. */
function metadata(name: string, { inputs, outputs = [], run }: Action): string {
  const variables = inputs.flatMap((input): [string, string][] => {
    const variable = input.toUpperCase().replaceAll('-', '_');
    const value = `\${{ inputs.${input} }}`;
    return [
      [variable, value],
      [`INPUT_${variable}`, value],
    ];
  });
  return stringify({
    name,
    description: `Stands for ${name}.`,
    inputs: Object.fromEntries(inputs.map((input) => [input, { description: input, default: '' }])),
    outputs: Object.fromEntries(
      outputs.map((output) => [output, { description: output, value: `\${{ steps.run.outputs.${output} }}` }]),
    ),
    runs: { using: 'composite', steps: [{ id: 'run', shell: 'bash', run, env: Object.fromEntries(variables) }] },
  });
}

/** `docker run --detach --name NAME --publish ADDRESS:PORT:PORT IMAGE`, `logs` and `rm --force`, as build.yml uses them. */
const DOCKER = `#!/bin/bash
set -euo pipefail
case "$1" in
run)
  name=$4 port=\${6##*:} image=$7
  "$BUILDAH" from --quiet --pull-never --name "$name" "$image"
  mapfile -t command < <("$BUILDAH" inspect "$name" | jq -r '.OCIv1.config.Cmd[]')
  nohup setsid "$BUILDAH" run --isolation chroot --env "PORT=$port" "$name" -- "\${command[@]}" >"$CONTAINER_LOGS/$name.log" 2>&1 &
  echo $! >"$CONTAINER_LOGS/$name.pid"
  # The engine of the workflows ends what is not under nohup when the step ends.
  for _ in {1..100}; do
    if (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || ! kill -0 $!; then break; fi
    sleep 0.1
  done
  ;;
logs) cat "$CONTAINER_LOGS/$2.log" ;;
rm)
  kill -- "-$(cat "$CONTAINER_LOGS/$3.pid")" || true
  "$BUILDAH" rm "$3"
  ;;
esac
`;

/** build.yml signs with the identity of its run, which only GitHub can give; here it is a key. */
const SIGNED_BY_KEY = `#!/bin/bash
[ "$1" = sign ] && shift && exec "$COSIGN" sign --key "$COSIGN_KEY_FILE" --tlog-upload=false --allow-insecure-registry "$@"
`;

function write(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode });
}
