import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { startArtifactService } from '@tidegate/testing/artifact-service';
import { artifactsOf } from '../known/artifacts.ts';
import { prepareRemote } from '../known/checkout.ts';
import type { AboutRun } from './about-run.ts';
import { baseEnvironment } from './base-environment.ts';
import { startOfflineGitHub } from './offline-github.ts';
import type { Session } from './session.ts';

/** Starts what a run needs around it, hands it in, and ends it whatever happens. */
export async function withSession<T>(
  what: Pick<Session, 'product' | 'root' | 'folder' | 'log' | 'interruption' | 'given'> & {
    readonly about: AboutRun;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly envFile: Readonly<Record<string, string>>;
  },
  run: (session: Session) => Promise<T>,
): Promise<T> {
  const { product, root, folder, log, interruption, given, about } = what;
  const github = await startOfflineGitHub({
    state: join(folder, 'github.json'),
    journal: join(folder, 'github.jsonl'),
  });
  const service = await startArtifactService();
  try {
    const context = {
      ...about.github,
      api_url: github.url,
      graphql_url: `${github.url}/graphql`,
      event_path: join(folder, 'event.json'),
    };
    const written = new Set<string>();
    const session: Session = {
      ...{ product, root, folder, log, interruption, given, github: context },
      env: { ...baseEnvironment(what.env, what.envFile, context), ...service.env },
      collectArtifacts() {
        for (const [name, { files }] of service.artifacts) {
          if (written.has(name)) continue;
          written.add(name);
          const target = resolve(artifactsOf(session), name);
          for (const [file, bytes] of files) {
            const path = resolve(target, file);
            // A name in an archive may be any path.
            if (!path.startsWith(target + sep)) continue;
            mkdirSync(dirname(path), { recursive: true });
            writeFileSync(path, bytes);
          }
        }
      },
      rows: [],
      reports: new Set(),
      summaries: [],
    };
    prepareRemote(session);
    return await run(session);
  } finally {
    await service.stop();
    await github.stop();
  }
}
