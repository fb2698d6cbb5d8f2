import { UserError } from '@tidegate/evidence';
import type { AnalysisInput } from './analysis-settings.ts';
import { presetQueries, type QueryTemplates } from './presets.ts';

export type ArmName = 'stable' | 'candidate';
export type What = 'requests' | 'errors' | 'latency' | 'classes' | 'nan-predictions';

/** The queries of this analysis: an arm's own, or the one for both with `{version}` filled in, or the preset's, or the usual one. */
export interface Queries {
  of(name: ArmName, what: What, usual: string | undefined): string;
  /** What bucket bounds are written in. */
  readonly unit: 's' | 'ms';
}

export function queriesOf(analysis: AnalysisInput): Queries {
  const { preset, model, namespace, latency, classes } = analysis;
  if (preset !== undefined && analysis.source !== 'prometheus') {
    throw bad(
      `preset ${preset} needs \`source: prometheus\``,
      `For ${analysis.source} write the selectors or paths yourself.`,
    );
  }
  const known = preset === undefined ? undefined : presetQueries(preset, { model, namespace });
  const typed: Partial<Record<What, string>> = {
    ...(analysis.requests !== undefined && { requests: analysis.requests }),
    ...(analysis.errors !== undefined && { errors: analysis.errors }),
    ...(latency?.query !== undefined && { latency: latency.query }),
    ...(classes?.query !== undefined && { classes: classes.query }),
    ...(analysis['nan-predictions'] !== undefined && { 'nan-predictions': analysis['nan-predictions'] }),
  };
  return {
    unit: latency?.unit ?? (typed.latency === undefined ? (known?.unit ?? 's') : 's'),
    of(name, what, usual) {
      const own = analysis[name][what] ?? typed[what];
      const template = own ?? (known ? known.queries[what as keyof QueryTemplates] : usual);
      if (template === undefined) {
        const why = known?.lacks[what as keyof QueryTemplates];
        throw known
          ? bad(
              `preset ${preset} cannot tell ${what}${why === undefined ? '' : `: ${why}`}`,
              `Measure where requests pass, such as with \`preset: istio\`, or write \`${example(what)}\` yourself.`,
            )
          : bad(`${what} has no query`, `Write \`${example(what)}\`.`);
      }
      return filled(analysis, { name, what, template });
    },
  };
}

const example = (what: What) => (what === 'latency' || what === 'classes' ? `${what}: { query: ... }` : `${what}: ...`);

function filled(
  analysis: AnalysisInput,
  { name, what, template }: { name: ArmName; what: What; template: string },
): string {
  if (!template.includes('{version}')) return template;
  const { version } = analysis[name];
  if (version === undefined) {
    throw bad(
      `analysis.${name}.version is needed to fill in {version}`,
      `Write \`${name}: { version: "1" }\`, or give \`${name}.${what}\` a query of its own.`,
    );
  }
  // Inside a quoted label value.
  return template.replaceAll('{version}', version.replace(/[\\"]/g, '\\$&'));
}

export function bad(what: string, hint: string): UserError {
  return new UserError('bad-input', `\`analysis\`: ${what}.`, { hint });
}
