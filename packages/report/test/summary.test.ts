import { describe, expect, test } from '@jest/globals';
import type { Check, Evidence } from '@tidegate/evidence';
import { renderSummary } from '@tidegate/report';
import { evidence } from '@tidegate/testing';
import { renderChapters, renderHtml } from '@tidegate/report/html';

const gate = (changes: Partial<Evidence> = {}) =>
  evidence({
    verdict: 'fail',
    reason: '1 of 2 checks failed: accuracy is 0.81, below 0.85.',
    checks: [
      { id: 'f1', title: 'f1 >= 0.7', verdict: 'pass', reason: 'f1 is 0.8.', observed: 0.8, threshold: 0.7 },
      {
        id: 'a',
        title: 'accuracy >= 0.85',
        verdict: 'fail',
        reason: 'accuracy is 0.81.',
        observed: 0.81,
        threshold: 0.85,
      },
    ],
    ...changes,
  });

const hostile = '<img src=x onerror=alert(1)> | [a](b) `c` **d** @octocat\n# e ${{ secrets.X }} "\'';

describe('summary', () => {
  test('texts are folded, in a fence that nothing in them closes', () => {
    const text = 'a: `x`\n```\n</details> @octocat\n';
    const summary = renderSummary(gate({ texts: [{ title: 'Rules <of> today', language: 'yaml', text }] }));
    expect(summary).toContain(
      `<details><summary>Rules &lt;of&gt; today</summary>\n\n\`\`\`\`yaml\n${text}\`\`\`\`\n\n</details>`,
    );
    const page = renderHtml([gate({ texts: [{ title: 'Rules', language: 'diff', text }] })]);
    expect(page).toContain('<pre>a: &#96;x&#96;\n&#96;&#96;&#96;\n&#60;/details&#62; @octocat\n</pre>');
  });

  test('tells the verdict, why, then the checks with the gravest first', () => {
    expect(renderSummary(gate())).toBe(`### ❌ check-model-threshold: fail

1 of 2 checks failed: accuracy is 0.81, below 0.85.

model **flights**

| | check | observed | bound | why |
|---|---|--:|--:|---|
| ❌ | accuracy &gt;= 0.85 | 0.81 | 0.85 | accuracy is 0.81. |
| ✅ | f1 &gt;= 0.7 | 0.8 | 0.7 | f1 is 0.8. |

`);
  });

  test('hostile text stays text', () => {
    const check: Check = { id: 'x', title: hostile, verdict: 'fail', reason: hostile, observed: hostile };
    const rendered = renderSummary(gate({ reason: hostile, subject: { model: hostile }, checks: [check] }));
    expect(rendered).not.toMatch(/<img|\[a\]|`c`|\*\*d|@octocat|^# e/m);
    const rows = rendered.split('\n').filter((line) => line.startsWith('| ❌'));
    expect(rows).toHaveLength(1);
    expect(rows[0]!.match(/\|/g)).toHaveLength(6);
  });

  test('ten thousand checks stay far below the limit of a summary, and it says what is left out', () => {
    const checks = Array.from({ length: 10_000 }, (_, i) => ({ ...gate().checks[0]!, id: `c${i}` }));
    const rendered = renderSummary(gate({ checks }));
    expect(Buffer.byteLength(rendered)).toBeLessThan(100_000);
    expect(rendered).toContain('9800 more checks are in the evidence file.');
  });
});

test('many passes are folded away, what is wrong is not', () => {
  const { checks } = gate();
  const many = [...Array.from({ length: 20 }, (_, i) => ({ ...checks[0]!, id: `p${i}` })), checks[1]!];
  const rendered = renderSummary(gate({ checks: many }));
  const [open, folded] = rendered.split('<details><summary>20 checks passed</summary>');
  expect(open!.match(/^\| ❌/gm)).toHaveLength(1);
  expect(open).not.toContain('✅');
  expect(folded!.match(/^\| ✅/gm)).toHaveLength(20);
  const page = renderHtml([gate({ checks: many })]);
  expect(page.indexOf('accuracy &#62;= 0.85')).toBeLessThan(page.indexOf('20 checks passed'));
});

describe('page', () => {
  test('hostile text stays text', () => {
    const check: Check = {
      id: 'x',
      title: hostile,
      verdict: 'fail',
      reason: hostile,
      examples: [{ [hostile]: hostile }],
    };
    const page = renderHtml([gate({ gate: hostile, reason: hostile, subject: { model: hostile }, checks: [check] })]);
    expect(page).not.toMatch(/<img|<script|onerror="/i);
    expect(page).toContain('&#60;img src=x onerror=alert(1)&#62;');
  });

  test('needs nothing from outside', () => {
    expect(renderHtml([gate()])).not.toMatch(/(src|href)="(?!#)|url\(|@import/);
  });

  test('a chapter has the gravest verdict of its gates', () => {
    const page = renderChapters('Run', [
      { title: 'good', evidences: [gate({ verdict: 'pass' })] },
      { title: 'bad', evidences: [gate({ verdict: 'pass' }), gate({ verdict: 'fail' })] },
    ]);
    expect(page).toContain('good <span class="verdict pass">pass</span>');
    expect(page).toContain('bad <span class="verdict fail">fail</span>');
  });
});
