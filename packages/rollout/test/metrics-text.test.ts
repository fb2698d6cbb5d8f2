import { afterEach, describe, expect, test } from '@jest/globals';
import { parseExposition, parseSelector } from '../src/sources/exposition.ts';
import { at, metricsServer, open } from './metrics-server.ts';

const { serve, asked, close } = metricsServer();
afterEach(close);

describe('metrics-text', () => {
  const page = (requests: string, errors = '') =>
    `# HELP requests_total ...\n# TYPE requests_total counter\n${requests}\n${errors}\n`;
  const read = (stable: string, candidate: string, more: Record<string, unknown> = {}) =>
    serve((url) => (url.pathname === '/stable' ? stable : candidate)).then((url) =>
      open({
        source: 'metrics-text',
        stable: { url: `${url}/stable` },
        candidate: { url: `${url}/candidate` },
        ...more,
      }).read(at),
    );

  test('counters of both arms, added up over the series that match', async () => {
    const stable = page('requests_total{version="1"} 900.0', 'errors_total{version="1"} 9.0');
    const candidate = page(
      'requests_total{version="2",path="/a"} 60\nrequests_total{version="2",path="/b"} 40 1700000000000',
      'errors_total{version="2"} 1e0\nprocess_start_time_seconds 1.7e9',
    );
    expect(await read(stable, candidate)).toEqual({
      stable: { requests: 900, errors: 9 },
      candidate: { requests: 100, errors: 1, since: 1.7e9 },
    });
  });

  test('one page for both arms, told apart by labels, as of HAProxy itself', async () => {
    const url = await serve(() =>
      page(
        ['stable', 'candidate']
          .flatMap((name) =>
            ['2xx', '5xx'].map(
              (code) => `responses{proxy="be",server="${name}",code="${code}"} ${code === '2xx' ? 50 : 3}`,
            ),
          )
          .join('\n'),
      ),
    );
    const arm = (name: string) => ({
      requests: `responses{server="${name}"}`,
      errors: `responses{server="${name}", code=~"5.."}`,
    });
    const source = open({ source: 'metrics-text', url, stable: arm('stable'), candidate: arm('candidate') });
    expect(await source.read(at)).toEqual({
      stable: { requests: 53, errors: 3 },
      candidate: { requests: 53, errors: 3 },
    });
    expect(asked).toHaveLength(1);
  });

  test('an arm without its request series is absent, not zero', async () => {
    expect(await read(page('requests_total 5'), page('', 'errors_total 3'))).toEqual({
      stable: { requests: 5, errors: 0 },
      candidate: undefined,
    });
  });

  test.each([
    ['NaN', page('requests_total NaN'), 'nan'],
    ['infinite', page('requests_total +Inf'), 'not-a-count'],
    ['a fraction', page('requests_total 1.5'), 'not-a-count'],
    ['half a page', 'requests_total 5\nerrors_to', 'malformed'],
    ['a web page', '<html>hello</html>', 'malformed'],
    ['more errors than requests', page('requests_total 5', 'errors_total 6'), 'not-a-count'],
  ])('%s is trouble by name', async (_, candidate, trouble) => {
    await expect(read(page('requests_total 5'), candidate)).rejects.toMatchObject({ trouble });
  });

  test('selectors as Prometheus has them', () => {
    const [series] = parseExposition('a:b_total{x="1",y="say \\"hi\\", ok",empty=""} 3', 'test');
    const matches = (text: string) => parseSelector(text)?.matches(series!);
    expect(series!.labels['y']).toBe('say "hi", ok');
    expect(
      ['a:b_total', 'a:b_total{}', 'a:b_total{x="1"}', 'a:b_total{x=~"1|2",z=""}', 'a:b_total{x!="2"}'].map(matches),
    ).toEqual(Array(5).fill(true));
    expect(
      ['a:b', 'a:b_total{x="2"}', 'a:b_total{x=~"."}', 'a:b_total{y=~"say"}', 'a:b_total{x!~".*"}'].map(matches),
    ).toEqual([false, false, true, false, false]);
    expect(['', 'sum(a)', 'a{x=1}', 'a{x="1"', 'a{x=~"("}', 'a b', 'a{x="1"} + a'].map(parseSelector)).toEqual(
      Array(7).fill(undefined),
    );
  });
});
