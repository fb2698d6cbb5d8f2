import { Markup } from './markup.ts';

/** The page's whole style: light and dark, print, no fonts to fetch. Colours hold WCAG AA contrast on both grounds. */
export const style = new Markup(`
:root { color-scheme: light dark; --ground: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --band: #f6f8fa;
  --pass: #116329; --warn: #7d4e00; --fail: #b3111d; --inconclusive: #5a32a3; }
@media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --ink: #e6edf3; --soft: #9da7b1; --line: #30363d; --band: #161b22;
  --pass: #56d364; --warn: #e3b341; --fail: #ff8a80; --inconclusive: #d2a8ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.7rem; margin: 0 0 1rem; }
h2 { font-size: 1.35rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
.chapter { border-top: 2px solid var(--line); }
.gate { margin: 1rem 0 1.5rem; }
.reason { font-size: 1.05rem; margin: .25rem 0 .75rem; overflow-wrap: anywhere; }
.verdict, .step { font-weight: 650; font-size: .85em; white-space: nowrap; border: 1px solid currentColor; border-radius: 1em; padding: .05em .6em; }
.pass { color: var(--pass); } .warn { color: var(--warn); } .fail { color: var(--fail); } .inconclusive { color: var(--inconclusive); }
.trail { display: inline-flex; flex-wrap: wrap; gap: .35rem; margin-left: .4rem; }
nav li { margin: .4rem 0; }
a { color: inherit; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; margin: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); font-weight: 400; overflow-wrap: anywhere; }
thead th { color: var(--soft); font-weight: 600; white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: .25rem 1.5rem; margin: .5rem 0; font-size: .9rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
details { background: var(--band); border-radius: .4rem; padding: .3rem .8rem; margin: .4rem 0; }
summary { cursor: pointer; }
:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
@media print { details { background: none; padding: 0; } main { max-width: none; } }
`);
