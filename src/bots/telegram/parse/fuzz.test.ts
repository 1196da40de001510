import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseHtml as parseMaxHtml } from '../../max/parse/html.ts';
import { parseMarkdown as parseMaxMarkdown } from '../../max/parse/markdown.ts';
import { parseHtml } from './html.ts';
import { parseMarkdown } from './markdown.ts';
import { parseMarkdownV2 } from './markdown-v2.ts';
import { ParseError, type ParsedText } from './span.ts';

const parsers: Readonly<Record<string, (text: string) => ParsedText>> = {
  HTML: parseHtml,
  Markdown: parseMarkdown,
  MarkdownV2: parseMarkdownV2,
  "MAX's HTML": parseMaxHtml,
  "MAX's Markdown": parseMaxMarkdown,
};

/** Pieces of the five markups, whole and broken, between letters of one, two and three units. */
const pieces = [
  ...[
    '<b>',
    '</b>',
    '<i',
    '</',
    '<a href="http://x.example">',
    "<a href='tg://user?id=7'>",
    '</a>',
    '<span class="tg-spoiler">',
  ],
  ...[
    '<pre><code class="language-c">',
    '</code></pre>',
    '<tg-emoji emoji-id="5">',
    '<blockquote expandable>',
    '</blockquote>',
  ],
  ...['&lt;', '&#x1F4A1;', '&#55357;', '&amp', '&#0;', '&', '<', '>', '"', "'", '=', '/'],
  ...[
    '*',
    '**',
    '_',
    '__',
    '~',
    '~~',
    '||',
    '`',
    '```',
    '```c\n',
    '[',
    ']',
    '](',
    ')',
    '![',
    '\\',
    '\n',
    '>',
    '> ',
    '# ',
    '++',
    '^^',
  ],
  ...['http://x.example', 'tg://emoji?id=5', 'max://user/7', 'a', ' ', 'é', '💡', '\ud83d', '\r', '\0'],
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((some) => some.join(''));

describe('texts of any pieces of markup', () => {
  for (const [name, parse] of Object.entries(parsers))
    test(`${name}: are refused in words, or come out with spans that lie within them, in order`, () => {
      fc.assert(
        fc.property(text, (source) => {
          let parsed: ParsedText;
          try {
            parsed = parse(source);
          } catch (error) {
            assert.ok(error instanceof ParseError, String(error));
            return;
          }
          let before = 0;
          for (const { offset, length } of parsed.entities) {
            assert.ok(Number.isInteger(offset) && offset >= before && length > 0);
            assert.ok(offset + length <= parsed.text.length, `${offset} and ${length} of ${parsed.text.length}`);
            before = offset;
          }
        }),
        { numRuns: 3_000 },
      );
    });
});
