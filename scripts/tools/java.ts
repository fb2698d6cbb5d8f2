import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const HOMES = '/usr/lib/jvm';

/** The `java` of the newest JDK of at least that major version: JAVA_HOME, a runner's JAVA_HOME_<version>_<arch>, or Debian's folder. */
export function findJava(atLeast: number): string {
  const named = Object.entries(process.env).flatMap(([name, value]) =>
    /^JAVA_HOME(_\d+_\w+)?$/.test(name) && value ? [value] : [],
  );
  const installed = existsSync(HOMES) ? readdirSync(HOMES).map((name) => join(HOMES, name)) : [];
  const [best] = [...named, ...installed]
    .map((home) => ({ java: join(home, 'bin', 'java'), major: majorOf(home) }))
    .filter(({ java, major }) => major >= atLeast && existsSync(java))
    .sort((a, b) => b.major - a.major);
  if (best === undefined)
    throw new Error(`there is no JDK ${atLeast} or newer in JAVA_HOME or ${HOMES}; install one and run again.`);
  return best.java;
}

/** Each JDK says its version in the file `release`. */
function majorOf(home: string): number {
  const file = join(home, 'release');
  if (!existsSync(file)) return 0;
  return Number(/^JAVA_VERSION="(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
}
