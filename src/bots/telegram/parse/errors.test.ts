import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseHtml } from './html.ts';
import { parseMarkdown } from './markdown.ts';
import { parseMarkdownV2 } from './markdown-v2.ts';
import { ParseError, type ParsedText } from './span.ts';

/** What a bot's author reads of a text that cannot be parsed; undefined for one that can. */
function troubleOf(parse: (text: string) => ParsedText, text: string): string | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof ParseError, String(error));
    return error.message;
  }
}

type Case = [text: string, trouble: string];

/** Two lamps and a space are nine bytes: places are counted in bytes of UTF-8. */
const markdownV2: Case[] = [
  ['🪔 🪔_oil', "Can't find end of Italic entity at byte offset 9"],
  ['🪔 🪔_oil *wick ', "Can't find end of Bold entity at byte offset 14"],
  ['🪔 🪔_oil *wick_', "Can't find end of Italic entity at byte offset 19"],
  ['🪔 🪔`', "Can't find end of Code entity at byte offset 9"],
  ['🪔 🪔```', "Can't find end of Pre entity at byte offset 9"],
  ['🪔 🪔```oil', "Can't find end of Pre entity at byte offset 9"],
  ['🪔 🪔```oil ', "Can't find end of PreCode entity at byte offset 9"],
  ['🪔 🪔__oil _', "Can't find end of Italic entity at byte offset 15"],
  ['🪔 🪔_oil __', "Can't find end of Underline entity at byte offset 14"],
  ['🪔 🪔~oil', "Can't find end of Strikethrough entity at byte offset 9"],
  ['🪔 🪔||oil', "Can't find end of Spoiler entity at byte offset 9"],
  ['🪔 🪔[oil', "Can't find end of TextUrl entity at byte offset 9"],
  ['🪔 🪔[oil](http://oil.example', "Can't find end of a URL at byte offset 15"],
  ...[...'])(>#+-=|{}.!'].filter((char) => !'(>'.includes(char)).map((char): Case => [`a${char}`, reserved(char)]),
  ['a(', reserved('(')],
  ['a>', reserved('>')],
];

function reserved(char: string): string {
  return `Character '${char}' is reserved and must be escaped with the preceding '\\'`;
}

const html: Case[] = [
  ['🪔 🪔<', 'Unclosed start tag at byte offset 9'],
  ['🪔 🪔<wick', 'Unclosed start tag at byte offset 9'],
  ['🪔 🪔<wick>', 'Unsupported start tag "wick" at byte offset 9'],
  ['🪔 🪔<wick >', 'Unsupported start tag "wick" at byte offset 9'],
  ['🪔 🪔<i   =oil>', 'Empty attribute name in the tag "i" at byte offset 9'],
  ['🪔 🪔<i    oil>', `Can't find end tag corresponding to start tag "i"`],
  ['🪔 🪔<i    oil  =  ', 'Unclosed start tag "i" at byte offset 9'],
  ['🪔 🪔<i    oil  =  190azAz-.,', 'Unexpected end of name token at byte offset 23'],
  ['🪔 🪔<i    oil  =  "oil>', 'Unclosed start tag at byte offset 9'],
  ["🪔 🪔<i    oil  =  'oil>", 'Unclosed start tag at byte offset 9'],
  ['🪔 🪔</', 'Unexpected end tag at byte offset 9'],
  ['🪔 🪔<b></b></', 'Unexpected end tag at byte offset 16'],
  ['🪔 🪔<i>a</i   ', 'Unclosed end tag at byte offset 13'],
  ['🪔 🪔<i>a</em   >', 'Unmatched end tag at byte offset 13, expected "</i>", found "</em>"'],
  ['🪔 🪔<span>oil</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 9'],
];

const markdown: Case[] = [
  ['🪔 🪔*oil', "Can't find end of the entity starting at byte offset 9"],
  ['🪔 🪔_oil', "Can't find end of the entity starting at byte offset 9"],
  ['🪔 🪔`oil', "Can't find end of the entity starting at byte offset 9"],
  ['🪔 🪔```oil`', "Can't find end of the entity starting at byte offset 9"],
  ['🪔 🪔[oil', "Can't find end of the entity starting at byte offset 9"],
];

describe('texts that cannot be parsed are refused in the words of the API', () => {
  const all = [
    ['MarkdownV2', parseMarkdownV2, markdownV2],
    ['HTML', parseHtml, html],
    ['Markdown', parseMarkdown, markdown],
  ] as const;
  for (const [name, parse, cases] of all)
    test(name, () => {
      for (const [text, trouble] of cases) assert.equal(troubleOf(parse, text), trouble, text);
    });
});
