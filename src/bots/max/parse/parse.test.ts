import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseHtml } from './html.ts';
import { parseMarkdown } from './markdown.ts';
import type { ParsedText } from './span.ts';

/** A text and its spans, written so that a whole result fits on a line. */
const shown = ({ text, entities }: ParsedText): string =>
  [text, ...entities.map(({ type, offset, length, url, account }) => [type, offset, length, url ?? account].join(' '))]
    .join(' | ')
    .replaceAll(/ (?= \||$)/g, '');

describe('Markdown of MAX', () => {
  const cases: [string, string][] = [
    ['plain', 'plain'],
    ['*a* _b_', 'a b | italic 0 1 | italic 2 1'],
    ['**a** __b__', 'a b | bold 0 1 | bold 2 1'],
    ['~~a~~ ++b++ ^^c^^', 'a b c | strike 0 1 | underline 2 1 | bold 4 1'],
    ['`x*y*` and ```\nlet a;\n```', 'x*y* and let a; | code 0 4 | pre 9 6'],
    ['**bold _both_**', 'bold both | bold 0 9 | italic 5 4'],
    ['***three***', 'three | italic 0 5 | bold 0 5'],
    ['[lamp](https://example.org/a)', 'lamp | textUrl 0 4 https://example.org/a'],
    ['[**lamp**](https://example.org/)', 'lamp | textUrl 0 4 https://example.org/ | bold 0 4'],
    ['[Ann](max://user/42) [Bob](tamtam://user/43)', 'Ann Bob | mentionName 0 3 42 | mentionName 4 3 43'],
    ['# Head\nbody', 'Head\nbody | bold 0 4'],
    ['> one\n> two\nthree', 'one\ntwo\nthree | blockquote 0 7'],
    ['snake_case_name 2*3*4', 'snake_case_name 234 | italic 17 1'],
    ['a ** b ** c', 'a ** b ** c'],
    ['**open', '**open'],
    ['\\*not\\* #tag', '*not* #tag'],
    ['**🏮**', '🏮 | bold 0 2'],
    ['[no](nowhere', '[no](nowhere'],
    ['[bad](javascript:alert)', 'bad'],
  ];
  for (const [source, expected] of cases)
    test(JSON.stringify(source), () => assert.equal(shown(parseMarkdown(source)), expected));
});

describe('HTML of MAX', () => {
  const cases: [string, string][] = [
    ['<b>a</b> <strong>b</strong>', 'a b | bold 0 1 | bold 2 1'],
    ['<i>a</i><em>b</em>', 'ab | italic 0 1 | italic 1 1'],
    ['<del>a</del><s>b</s><ins>c</ins><u>d</u>', 'abcd | strike 0 1 | strike 1 1 | underline 2 1 | underline 3 1'],
    ['<a href="https://example.org/?a=1&amp;b=2">x</a>', 'x | textUrl 0 1 https://example.org/?a=1&b=2'],
    ["<a href='max://user/42'>Ann</a>", 'Ann | mentionName 0 3 42'],
    ['<pre><code>x</code></pre> <code>y</code>', 'x y | pre 0 1 | code 2 1'],
    ['<h1>T</h1><mark>m</mark>', 'Tm | bold 0 1 | bold 1 1'],
    ['<blockquote>q</blockquote>', 'q | blockquote 0 1'],
    ['<div class="x">a<br>b</div>', 'ab'],
    ['1 < 2 &lt; 3 &#128161; &#x1F3EE; &nope;', '1 < 2 < 3 💡 🏮 &nope;'],
    ['<b>left <i>open', 'left open | bold 0 9 | italic 5 4'],
    ['</b>stray', 'stray'],
  ];
  for (const [source, expected] of cases)
    test(JSON.stringify(source), () => assert.equal(shown(parseHtml(source)), expected));
});
