// The steps of .github/workflows/release.yml:
//
//   check     whether $VERSION may be released from here; writes its notes to release-notes.md
//   archive   the archive of $VERSION, as a job downloads it, to tidegate-$VERSION.tar.gz
//   tag       makes v$VERSION, once and for all
//   move      moves v1, last of all
import { readFileSync, writeFileSync } from 'node:fs';
import { notesOf } from './changelog.ts';
import { ciStatus } from './ci-status.ts';
import { overtaking, releaseFaults } from './faults.ts';
import { gitIn, loginEnvironment, makeTag, moveTag, remoteState } from './remote.ts';
import { movingTag, parseVersion } from './version.ts';

const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};
const version = required('VERSION');
const token = process.env['GITHUB_TOKEN'];
const git = gitIn('.', loginEnvironment(process.env['GITHUB_SERVER_URL'] ?? 'https://github.com', token));
const commit = git('rev-parse', 'HEAD');

const steps: Readonly<Record<string, () => void | Promise<void>>> = {
  async check() {
    const { tags, main } = remoteState(git);
    const changelog = readFileSync('CHANGELOG.md', 'utf8');
    const api = {
      apiUrl: process.env['GITHUB_API_URL'] ?? 'https://api.github.com',
      repository: required('GITHUB_REPOSITORY'),
      token: required('GITHUB_TOKEN'),
    };
    const faults = releaseFaults({
      ...{ version, commit, tags, changelog },
      main: main ?? 'there is no main',
      declared: declaredVersions(),
      ci: await ciStatus(api, commit),
    });
    for (const fault of faults) console.log(`::error title=Not released::${fault}`);
    if (faults.length > 0) process.exitCode = 1;
    else writeFileSync('release-notes.md', `${notesOf(changelog, version)}\n`);
  },
  archive() {
    const name = `tidegate-${version}`;
    git('archive', '--format=tar.gz', `--prefix=${name}/`, `--output=${name}.tar.gz`, commit);
  },
  tag() {
    refuseOvertaken();
    console.log(`v${version} ${makeTag(git, `v${version}`, commit)} at ${commit}`);
  },
  move() {
    const parsed = parseVersion(version);
    const moving = parsed && movingTag(parsed);
    if (moving === undefined) return console.log(`${version} moves no tag`);
    refuseOvertaken();
    if (remoteState(git).tags.get(`v${version}`) !== commit) throw new Error(`v${version} is not at ${commit}`);
    moveTag(git, moving, commit);
    console.log(`${moving} is at ${commit}`);
  },
};

/** What was checked may have become old: GitHub repeats a failed job without those before it. */
function refuseOvertaken(): void {
  const parsed = parseVersion(version);
  const [fault] = parsed ? overtaking(parsed, remoteState(git).tags) : [`"${version}" is no version`];
  if (fault !== undefined) throw new Error(fault);
}

function declaredVersions(): Record<string, string | undefined> {
  const kit = 'packages/kit/src/version.ts';
  return {
    'package.json': (JSON.parse(readFileSync('package.json', 'utf8')) as { version?: string }).version,
    [kit]: /export const version = '([^']+)'/.exec(readFileSync(kit, 'utf8'))?.[1],
  };
}

const step = steps[process.argv[2] ?? ''];
if (!step) throw new Error(`expected one of ${Object.keys(steps).join(', ')}`);
await step();
