// What the checks of the documentation read of a Markdown file: its fenced blocks, its links, its headings.

export interface Fence {
  /** Line of its first line of content, from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

export interface Link {
  readonly line: number;
  readonly target: string;
}

export interface Markdown {
  readonly fences: readonly Fence[];
  readonly links: readonly Link[];
  /** Anchors of its headings, as GitHub makes them. */
  readonly anchors: ReadonlySet<string>;
}

/** Reads one file. Indented fences lose their indentation; what stands in code is no link and no heading. */
export function readMarkdown(source: string): Markdown {
  const fences: Fence[] = [];
  const links: Link[] = [];
  const anchors = new Set<string>();
  let open: { mark: string; indent: number; language: string; line: number; lines: string[] } | undefined;
  source.split('\n').forEach((text, index) => {
    if (open) {
      if (text.trim() !== open.mark) open.lines.push(text.slice(Math.min(open.indent, text.search(/\S|$/))));
      else {
        fences.push({ line: open.line, language: open.language, text: open.lines.join('\n') + '\n' });
        open = undefined;
      }
      return;
    }
    const fence = /^( *)(`{3,}|~{3,})([\w-]*)/.exec(text);
    if (fence) {
      open = { mark: fence[2]!, indent: fence[1]!.length, language: fence[3]!, line: index + 2, lines: [] };
      return;
    }
    const heading = /^#{1,6} +(.+?) *#*$/.exec(text);
    if (heading) anchors.add(anchorOf(heading[1]!, anchors));
    const prose = text.replace(/(`+)(?!`).+?(?<!`)\1(?!`)/g, '');
    for (const [, target] of prose.matchAll(/\]\(<?([^)\s>]+)>?(?: +"[^"]*")?\)/g))
      links.push({ line: index + 1, target: target! });
  });
  if (open) throw new Error(`the block that begins before line ${open.line} has no end`);
  return { fences, links, anchors };
}

/** The anchor GitHub gives a heading; the second of a name gets `-1`. */
function anchorOf(heading: string, taken: ReadonlySet<string>): string {
  const name = heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-');
  let anchor = name;
  for (let count = 1; taken.has(anchor); count++) anchor = `${name}-${count}`;
  return anchor;
}
