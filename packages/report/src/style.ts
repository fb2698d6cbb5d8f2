import { Markup } from './markup.ts';

/** The page's whole style: light and dark, print, no fonts to fetch. Colours hold WCAG AA contrast on both grounds. */
export const style = new Markup(`
:root { color-scheme: light dark; --ground: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --band: #f6f8fa; --data: #0969da;
  --pass: #116329; --warn: #7d4e00; --fail: #b3111d; --inconclusive: #5a32a3; }
@media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --ink: #e6edf3; --soft: #9da7b1; --line: #30363d; --band: #161b22; --data: #58a6ff;
  --pass: #56d364; --warn: #e3b341; --fail: #ff8a80; --inconclusive: #d2a8ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.7rem; margin: 0 0 1rem; } .solo h1 { font-size: 1rem; font-weight: 500; color: var(--soft); margin-bottom: .6rem; }
h2 { font-size: 1.35rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
h4, h5 { font-size: 1rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
.chapter { border-top: 2px solid var(--line); }
.gate { margin: 1rem 0 1.5rem; }
.banner { border-left: .4rem solid currentColor; background: var(--band); border-radius: .4rem; padding: .8rem 1.1rem; margin: 0 0 1rem; }
.banner > * { margin: 0 0 .4rem; color: var(--ink); } .banner > :last-child { margin-bottom: 0; }
.banner .verdict { font-size: .95em; text-transform: uppercase; letter-spacing: .03em; }
.reason { font-size: 1.05rem; overflow-wrap: anywhere; }
.tally span { margin-right: 1.2rem; } .tally b { font-size: 1.25rem; }
.verdict, .step { font-weight: 650; font-size: .85em; white-space: nowrap; border: 1px solid currentColor; border-radius: 1em; padding: .05em .6em; }
.pass { color: var(--pass); } .warn { color: var(--warn); } .fail { color: var(--fail); } .inconclusive { color: var(--inconclusive); }
.trail { display: inline-flex; flex-wrap: wrap; gap: .35rem; margin-left: .4rem; }
nav li { margin: .4rem 0; }
a { color: inherit; }
.wide[tabindex] { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; margin: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); font-weight: 400; overflow-wrap: anywhere; }
.checks { min-width: 44rem; }
thead th { color: var(--soft); font-weight: 600; } .wide[tabindex] thead th { white-space: nowrap; }
.number, .numbers :is(td, thead th + th) { text-align: right; font-variant-numeric: tabular-nums; } .wide[tabindex] .number { white-space: nowrap; }
dl, .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: .25rem 1.5rem; margin: .5rem 0; font-size: .9rem; }
.facts dl { display: block; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
details { background: var(--band); border-radius: .4rem; padding: .3rem .8rem; margin: .4rem 0; }
summary { cursor: pointer; }
.figures, .cards { display: grid; gap: 1rem; margin: .75rem 0; align-items: start; }
.figures { grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); } .figures figure:has(.broad) { grid-column: 1 / -1; }
.cards { grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); }
.card, .figures figure { border: 1px solid var(--line); border-radius: .5rem; padding: .7rem .9rem; background: var(--ground); break-inside: avoid; }
.card table { font-size: .85rem; } .card th, .card td { padding: .2rem .3rem; } .card thead th { overflow-wrap: normal; } .card dl { grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); }
.type, .nulls, .note, .legend { color: var(--soft); font-size: .85rem; font-weight: 400; margin: .15rem 0; }
.of { font-weight: 600; margin: .5rem 0 0; }
figure { margin: .3rem 0; } figcaption { font-weight: 600; font-size: .95rem; }
figure details { font-size: .85rem; padding: .1rem .5rem; }
svg { display: block; width: 100%; height: auto; max-width: 23rem; overflow: visible; } svg.broad { max-width: 58rem; }
svg text { font: 11px system-ui, sans-serif; fill: var(--soft); } svg .label { fill: var(--ink); }
svg text.fail, svg text.warn, svg text.inconclusive { fill: currentColor; font-weight: 650; }
.middle { text-anchor: middle; } .end { text-anchor: end; }
path { fill: none; } .grid { stroke: var(--line); } .axis { stroke: var(--soft); }
path.filled { fill: var(--data); fill-opacity: .45; stroke: var(--data); }
path.outlined { stroke: var(--ink); stroke-width: 1.5; } .dash1 { stroke-dasharray: 5 2; } .dash2 { stroke-dasharray: 2 2; } .dash3 { stroke-dasharray: 7 2 2 2; }
path.filled.fail, path.filled.warn, path.filled.inconclusive { fill: currentColor; stroke: currentColor; }
path.line { fill: none; stroke-width: 2; } .band { fill: var(--data); fill-opacity: .15; }
.limit { stroke: var(--ink); stroke-dasharray: 3 3; } svg .limit-name { fill: var(--ink); }
.metrics { border: 1px solid var(--line); border-radius: .5rem; padding: .7rem .9rem; margin: .75rem 0; }
path.whisker { stroke: currentColor; stroke-width: 2; } path.dot { fill: currentColor; } path.production { stroke: var(--ink); stroke-width: 1.5; fill: var(--ground); }
.key.candidate::before { border-radius: 50%; background: var(--ink); } .key.beside::before { transform: rotate(45deg) scale(.8); }
.key.bound::before { width: 0; border-width: 0 0 0 1.5px; border-style: dashed; } .key.spread::before { height: 0; vertical-align: .25em; border-width: 2px 0 0; }
.trends { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; list-style: none; padding: 0; margin: .6rem 0; font-size: .9rem; color: var(--soft); }
.trends svg { display: inline-block; width: 7.5rem; vertical-align: middle; color: var(--data); }
.gates { list-style: none; padding: 0; } .gates li { overflow-wrap: anywhere; }
.key { margin-right: .9rem; } .key::before { content: ''; display: inline-block; width: .8em; height: .8em; margin-right: .35em; border: 1.5px solid var(--ink); vertical-align: -.05em; }
.key.filled::before { background: color-mix(in srgb, var(--data) 45%, transparent); border-color: var(--data); }
.key.dash1::before, .key.dash2::before, .key.dash3::before { border-style: dashed; }
:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
@media print { details:not([open])::details-content { content-visibility: visible; block-size: auto; } details { background: none; padding: 0; } main { max-width: none; } .card, figure { break-inside: avoid; } svg { print-color-adjust: exact; } }
`);
