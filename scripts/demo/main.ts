// `npm run demo`: the whole pipeline on real data, four times; ends by naming the report to open.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { styleText } from 'node:util';
import { renderChapters } from '@tidegate/report/html';
import { makeConsumer } from '../example/consumer.ts';
import { stories } from './stories.ts';
import { tell, type Told } from './story.ts';
import { table } from './table.ts';

const output = resolve('demo-output');
const started = Date.now();
mkdirSync(output, { recursive: true });
const consumer = await makeConsumer(join(output, 'flight-delays'));
const ready = Date.now();
await consumer.script('prepare.py', '--dirty');

const told: Told[] = [];
for (const [index, story] of stories.entries()) {
  console.log(`\n${styleText(['bold', 'underline'], `${index + 1}. ${story.title}`)}\n${story.text}`);
  told.push(await tell(story, consumer, index + 1));
}

console.log(`\n${table(told)}`);
const report = join(output, 'report.html');
writeFileSync(
  report,
  renderChapters(
    'Tidegate: four models at the gates',
    told.map(({ story: { title, text }, runs }) => ({ title, text, evidences: runs.map(({ evidence }) => evidence) })),
  ),
);
const seconds = (from: number, to: number) => Math.round((to - from) / 1000);
console.log(`\nSet-up took ${seconds(started, ready)} s, the four stories ${seconds(ready, Date.now())} s.`);
const faults = told.flatMap(({ story, faults }) => faults.map((fault) => `${story.title}: not true: ${fault}`));
for (const fault of faults) console.error(styleText('red', fault));
console.log(`Report: ${report}`);
process.exit(faults.length === 0 ? 0 : 1);
