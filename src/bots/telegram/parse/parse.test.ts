import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Entity } from '#domain';
import fc from 'fast-check';
import { parseHtml } from './html.ts';
import { parseMarkdown } from './markdown.ts';
import { parseMarkdownV2 } from './markdown-v2.ts';
import { ParseError, type ParsedText } from './span.ts';

const shown = ({ text, entities }: ParsedText): [string, ...string[]] => [
  text,
  ...entities.map((e) => `${e.type} ${e.offset} ${e.length}${extra(e)}`),
];
const extra = (e: Entity): string => {
  const said = e.url ?? e.language ?? e.document ?? e.account ?? (e.collapsed ? 'collapsed' : undefined);
  return said === undefined ? '' : ` ${said}`;
};

function errorOf(parse: (text: string) => ParsedText, text: string): string {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof ParseError) return error.message;
    throw error;
  }
  return 'no error';
}

describe('MarkdownV2', () => {
  /** Bad markup and what Telegram says of it. */
  const refused: [string, string][] = [
    ['🏟 🏟_abacaba', "Can't find end of Italic entity at byte offset 9"],
    ['🏟 🏟_abac * asd ', "Can't find end of Bold entity at byte offset 15"],
    ['🏟 🏟_abac * asd _', "Can't find end of Italic entity at byte offset 21"],
    ['🏟 🏟`', "Can't find end of Code entity at byte offset 9"],
    ['🏟 🏟```', "Can't find end of Pre entity at byte offset 9"],
    ['🏟 🏟```a', "Can't find end of Pre entity at byte offset 9"],
    ['🏟 🏟```a ', "Can't find end of PreCode entity at byte offset 9"],
    ['🏟 🏟__🏟 🏟_', "Can't find end of Italic entity at byte offset 20"],
    ['🏟 🏟_🏟 🏟__', "Can't find end of Underline entity at byte offset 19"],
    ['🏟 🏟```🏟 🏟`', "Can't find end of Code entity at byte offset 21"],
    ['🏟 🏟```🏟 🏟_', "Can't find end of PreCode entity at byte offset 9"],
    ['[a\\.org](asd\\)', "Can't find end of a URL at byte offset 9"],
    ['🏟 🏟__🏟 _🏟___', "Can't find end of Italic entity at byte offset 23"],
    ['🏟 🏟||test\\|', "Can't find end of Spoiler entity at byte offset 9"],
    ['🏟 🏟!', "Character '!' is reserved and must be escaped with the preceding '\\'"],
    ['🏟 🏟>', "Character '>' is reserved and must be escaped with the preceding '\\'"],
    ['a.b', "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ['🏟 🏟![', "Can't find end of CustomEmoji entity at byte offset 9"],
    ['![👍]', 'The entity must contain a tg://emoji or tg://time URL'],
    ['![👍](tg://emojis?id=1)', 'Invalid tg://emoji or tg://time URL specified'],
    ['>*b\n>ld \n>bo\nld*\nasd\ndef', "Can't find end of Bold entity at byte offset 1"],
    ['>\n*a*>2', "Character '>' is reserved and must be escaped with the preceding '\\'"],
    ['>asd\n>q||e||w||\n||asdad', "Can't find end of Spoiler entity at byte offset 16"],
    ['>asd\n>q||ew\n||asdad', "Can't find end of Spoiler entity at byte offset 7"],
    ['>asd\n>q||e||w__\n||asdad', "Can't find end of Underline entity at byte offset 13"],
  ];
  for (const [text, error] of refused)
    test(`refuses ${JSON.stringify(text)}`, () => assert.equal(errorOf(parseMarkdownV2, text), error));

  test('reads spans, nested and beside each other', () => {
    assert.deepEqual(shown(parseMarkdownV2('*a _b __c___* ~d~ ||e||')), [
      'a b c d e',
      'bold 0 5',
      'italic 2 3',
      'underline 4 1',
      'strike 6 1',
      'spoiler 8 1',
    ]);
    assert.deepEqual(shown(parseMarkdownV2('🙂 *a*')), ['🙂 a', 'bold 3 1']);
    assert.deepEqual(shown(parseMarkdownV2('1\\.5 \\*')), ['1.5 *']);
  });

  test('reads code, links, mentions, emoji and quotes', () => {
    assert.deepEqual(shown(parseMarkdownV2('`a*b` ```ts\nlet x\\`\n```')), ['a*b let x`\n', 'code 0 3', 'pre 4 7 ts']);
    assert.deepEqual(shown(parseMarkdownV2('[a](https://x.org/\\)) [b](tg://user?id=7) ![👍](tg://emoji?id=53)')), [
      'a b 👍',
      'textUrl 0 1 https://x.org/)',
      'mentionName 2 1 7',
      'customEmoji 4 2 53',
    ]);
    assert.deepEqual(shown(parseMarkdownV2('>a\n>b\nc')), ['a\nb\nc', 'blockquote 0 4']);
    assert.deepEqual(shown(parseMarkdownV2('>a\n>b||')), ['a\nb', 'blockquote 0 3 collapsed']);
  });

  test('escaped text comes back as it was, and nothing but a parse error is ever thrown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = text.replace(/[_*[\]()~`>#+\-=|{}.!\\]/g, '\\$&');
        assert.deepEqual(parseMarkdownV2(escaped), { text, entities: [] });
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'_*[]()~`>|!\\ab\n\r🙂') }), (text) => {
        if (errorOf(parseMarkdownV2, text) !== 'no error') return;
        const parsed = parseMarkdownV2(text);
        for (const { offset, length } of parsed.entities) {
          assert.ok(length > 0 && offset >= 0 && offset + length <= parsed.text.length);
        }
      }),
    );
  });
});

describe('HTML', () => {
  const refused: [string, string][] = [
    [
      '&#57311;',
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    ],
    ['🏟 🏟&lt;<abacaba', 'Unclosed start tag at byte offset 13'],
    ['🏟 🏟&lt;<abac aba>', 'Unsupported start tag "abac" at byte offset 13'],
    ['🏟 🏟&lt;<i   =aba>', 'Empty attribute name in the tag "i" at byte offset 13'],
    ['🏟 🏟&lt;<i    aba>', 'Can\'t find end tag corresponding to start tag "i"'],
    ['🏟 🏟&lt;<i    aba  =  ', 'Unclosed start tag "i" at byte offset 13'],
    ['🏟 🏟&lt;<i    aba  =  190azAz-.,', 'Unexpected end of name token at byte offset 27'],
    ['🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', 'Unclosed start tag at byte offset 13'],
    ['🏟 🏟&lt;</', 'Unexpected end tag at byte offset 13'],
    ['🏟 🏟&lt;<b></b></', 'Unexpected end tag at byte offset 20'],
    ['🏟 🏟&lt;<i>a</i   ', 'Unclosed end tag at byte offset 17'],
    ['🏟 🏟&lt;<i>a</em   >', 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'],
    ['<span>a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<tg-emoji>a</tg-emoji>', 'Invalid custom emoji identifier specified'],
  ];
  for (const [text, error] of refused)
    test(`refuses ${JSON.stringify(text)}`, () => assert.equal(errorOf(parseHtml, text), error));

  test('reads tags, references and attributes', () => {
    assert.deepEqual(shown(parseHtml('🏟 🏟<i>🏟 &gt;<b aba   =   caba>&lt🏟</b></i>')), [
      '🏟 🏟🏟 ><🏟',
      'italic 5 7',
      'bold 9 3',
    ]);
    assert.deepEqual(shown(parseHtml('<a href="https://x.org/?a=1&amp;b=2">x</a> &laquo;')), [
      'x &laquo;',
      'textUrl 0 1 https://x.org/?a=1&b=2',
    ]);
    assert.deepEqual(
      shown(parseHtml('<pre><code class="language-ts">let x</code></pre><code class="language-c">y</code>')),
      ['let xy', 'pre 0 5 ts', 'code 5 1'],
    );
    assert.deepEqual(shown(parseHtml('<blockquote expandable>q</blockquote><a>https://x.org</a>')), [
      'qhttps://x.org',
      'blockquote 0 1 collapsed',
      'textUrl 1 13 https://x.org/',
    ]);
  });

  test('escaped text comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        assert.equal(parseHtml(escaped).text, text);
      }),
    );
  });
});

describe('Markdown', () => {
  test('reads spans that do not nest', () => {
    assert.deepEqual(shown(parseMarkdown('*a_b* _c_ `d` [e](https://x.org) \\_')), [
      'a_b c d e _',
      'bold 0 3',
      'italic 4 1',
      'code 6 1',
      'textUrl 8 1 https://x.org/',
    ]);
    assert.deepEqual(shown(parseMarkdown('```ts\nlet x\n```')), ['let x\n', 'pre 0 6 ts']);
  });

  test('says where a span has no end', () => {
    assert.equal(errorOf(parseMarkdown, '🏟 *a'), "Can't find end of the entity starting at byte offset 5");
    assert.equal(errorOf(parseMarkdown, 'a_b'), "Can't find end of the entity starting at byte offset 1");
  });
});
