import type { Figure, Moment } from '@tidegate/evidence';

type Series = Extract<Figure, { kind: 'lines' }>['series'];
type Points = Series[number]['points'];

/** A figure holds so many points a line; of more looks every second, third, ... is drawn, and always the last. */
const mostPoints = 1000;

/** The rollout over time, from the looks of this run: the candidate's share, errors of both arms, evidence against its bound. */
export function figuresOf(moments: readonly Moment[]): Figure[] {
  const looks = moments.filter(({ event }) => event === 'look');
  if (looks.length < 2) return [];
  const every = Math.ceil(looks.length / mostPoints);
  const drawn = looks.filter((_, i) => i % every === 0 || i === looks.length - 1);
  const line = (name: string, value: (values: Moment['values']) => unknown): Series => {
    const points: Points = drawn.flatMap(({ at, values }) => {
      const y = value(values);
      return typeof y === 'number' && Number.isFinite(y) ? [[Date.parse(at), y] as [number, number]] : [];
    });
    return points.length > 0 ? [{ name, points }] : [];
  };
  const rate = (arm: string) =>
    line(arm, (values) => {
      const [errors, requests] = [values[`${arm} errors`], values[`${arm} requests`]];
      return typeof errors === 'number' && typeof requests === 'number' && requests > 0 ? errors / requests : undefined;
    });
  const last = drawn.at(-1)!.values;
  const evidence = (title: string, prefix: string, bound: string): Figure[] => {
    const names = Object.keys(last).filter((name) => name.startsWith(prefix) && !['ln E bound', 'ln E needed'].includes(name) && (prefix !== 'ln E ' || !name.startsWith('ln E good'))); // prettier-ignore
    const series = names.slice(0, 6).flatMap((name) => line(name.slice(prefix.length), (values) => values[name]));
    const value = last[bound];
    if (series.length === 0 || typeof value !== 'number') return [];
    return [{ kind: 'lines', title, x: 'time', format: 'number', series, thresholds: [{ name: 'bound', value }] }];
  };
  const rates = [...rate('candidate'), ...rate('stable')];
  return [
    {
      kind: 'lines',
      title: "The candidate's share of the traffic",
      x: 'time',
      format: 'share',
      series: line('share', ({ share }) => share),
    },
    ...(rates.length > 0
      ? [
          {
            kind: 'lines' as const,
            title: 'Error rate since the start',
            x: 'time' as const,
            format: 'share' as const,
            series: rates,
          },
        ]
      : []),
    ...evidence('Evidence against the candidate (ln E)', 'ln E ', 'ln E bound'),
    ...evidence('Evidence for promotion (ln E)', 'ln E good ', 'ln E needed'),
  ];
}
