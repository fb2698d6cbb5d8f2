// `npm run test:system`: real servers, the example's workflows under act, the example's own tests. Installs what is missing.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { runJest } from './jest.ts';
import { pythonVenv } from './tools/python.ts';

const requirements = (file: string): string[] =>
  readFileSync(`examples/flight-delays/${file}`, 'utf8')
    .split('\n')
    .flatMap((line) => (line.startsWith('-r ') ? requirements(line.slice(3).trim()) : [line.trim()]))
    .filter((line) => line !== '' && !line.startsWith('#'));

const started = Date.now();
const python = await pythonVenv('flight-delays-tests', requirements('requirements-dev.txt'));
const example = spawnSync(python, ['-m', 'pytest', '-q'], { cwd: 'examples/flight-delays', stdio: 'inherit' });
const { passed, failed } = runJest('system', process.argv.slice(2));

const wrong = failed + (example.status === 0 ? 0 : 1);
console.log(`system tests took ${Math.round((Date.now() - started) / 1000)} s`);
console.log(`${passed} passed, ${wrong} failed`);
process.exit(wrong === 0 ? 0 : 1);
