// Building nektos/act with corrections, each of which brings it nearer to GitHub.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, progress } from './cache.ts';
import { runCommand } from './command.ts';
import { copyGoModule, goCommand } from './go.ts';
import { makeOnce } from './once.ts';

const ACT = 'github.com/nektos/act@v0.2.89';
/** Raise it with every change to the corrections: it is part of the cached binary's name. */
const REVISION = '4';

interface Correction {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly times: number;
}

const CORRECTIONS: readonly Correction[] = [
  {
    // A failed called workflow ended the whole plan. On GitHub only the calling job fails, and the jobs behind it go on with
    // `needs.<job>.result` and `if: always()`: a pipeline that rolls back after a failed stage lives by that.
    file: 'pkg/runner/reusable_workflow.go',
    from: 'return runner.NewPlanExecutor(plan)(ctx)',
    to: 'return endCalledWorkflow(ctx, rc, runner.NewPlanExecutor(plan)(ctx))',
    times: 2,
  },
  {
    // @actions/artifact 6 sends fields (mime_type) that act's artifact server does not know and refused.
    file: 'pkg/artifacts/artifacts_v4.go',
    from: 'protojson.Unmarshal(body, req)',
    to: 'protojson.UnmarshalOptions{DiscardUnknown: true}.Unmarshal(body, req)',
    times: 1,
  },
  {
    // To list the artifacts of a run that has none ended the connection.
    file: 'pkg/artifacts/artifacts_v4.go',
    from: 'entries, err := fs.ReadDir(r.rfs, safePath)\n\tif err != nil {',
    to: 'entries, err := fs.ReadDir(r.rfs, safePath)\n\tif err != nil && !errors.Is(err, fs.ErrNotExist) {',
    times: 1,
  },
  {
    // The signature's padding "=" stands unescaped in its address, and the storage client of @actions/artifact 6 drops it.
    file: 'pkg/artifacts/artifacts_v4.go',
    from: 'base64.URLEncoding',
    to: 'base64.RawURLEncoding',
    times: 2,
  },
  {
    // A file uploaded without an archive kept no name.
    file: 'pkg/artifacts/artifacts_v4.go',
    from: '_, _ = io.Copy(ctx.Resp, file)',
    to: 'ctx.Resp.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", artifactName))\n\t_, _ = io.Copy(ctx.Resp, file)',
    times: 1,
  },
];

const RESULT_OF_CALLED = `package runner

import (
	"context"
	"strings"

	"github.com/nektos/act/pkg/common"
)

// endCalledWorkflow turns the failure of a called workflow's job into the result of the calling job, and logs that result.
func endCalledWorkflow(ctx context.Context, rc *RunContext, err error) error {
	if err != nil && !(strings.HasPrefix(err.Error(), "Job '") && strings.HasSuffix(err.Error(), "failed")) {
		return err
	}
	result := "success"
	if err != nil {
		result = "failure"
	}
	rc.result(result)
	common.Logger(ctx).WithField("jobResult", result).Infof("called workflow: %s", result)
	return nil
}
`;

/** The path of act, built from its pinned source once. */
export async function installAct(): Promise<string> {
  const version = ACT.slice(ACT.indexOf('@') + 1);
  const folder = await makeOnce(join(cacheFolder(), 'go', `act-${version}-${REVISION}`), async (place) => {
    const go = await goCommand();
    progress(`building act ${version}`);
    const source = join(place, 'source');
    await copyGoModule(go, ACT, source);
    correct(source);
    const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-trimpath -buildvcs=false' };
    const flags = `-X main.version=${version}-tidegate`;
    await runCommand(go, ['build', '-ldflags', flags, '-o', join(place, 'act'), '.'], {
      cwd: source,
      env,
      doing: 'building act',
    });
    rmSync(source, { recursive: true });
  });
  return join(folder, 'act');
}

function correct(source: string): void {
  for (const { file, from, to, times } of CORRECTIONS) {
    const path = join(source, file);
    const text = readFileSync(path, 'utf8');
    if (text.split(from).length !== times + 1)
      throw new Error(`${ACT} has changed: ${file} does not hold ${from} ${times}x.`);
    writeFileSync(
      path,
      text.replaceAll(from, () => to),
    );
  }
  const added = join(source, 'pkg', 'runner', 'called_result.go');
  if (existsSync(added)) throw new Error(`${ACT} has changed: ${added} exists.`);
  writeFileSync(added, RESULT_OF_CALLED);
}
