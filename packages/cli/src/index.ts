#!/usr/bin/env node
// Everything else is loaded behind this check: an old Node could not even read it, and would say so in words that help nobody.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `tidegate: this is Node ${process.versions.node}, and the gates run on Node 24, as on GitHub's runners. Install Node 24 or newer and try again.\n`,
  );
  process.exitCode = 2;
} else {
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    write: (text) => void process.stdout.write(text),
    complain: (text) => void process.stderr.write(text),
    onInterrupt: (listener) => void process.on('SIGINT', listener).on('SIGTERM', listener),
    start: import.meta.dirname,
  });
}
