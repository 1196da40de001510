import type { Entity } from '#domain';
import { badRequest } from '../api-error.ts';
import { type Arguments, type Fields, fieldsIn, flagIn, isFields, numberIn, textIn } from '../arguments.ts';
import { parseHtml } from '../parse/html.ts';
import { parseMarkdown } from '../parse/markdown.ts';
import { parseMarkdownV2 } from '../parse/markdown-v2.ts';
import { ParseError, type ParsedText } from '../parse/span.ts';

const parsers: Readonly<Record<string, (text: string) => ParsedText>> = {
  html: parseHtml,
  markdown: parseMarkdown,
  markdownv2: parseMarkdownV2,
};

const longest = 1 << 16;

/** A text in the markup that was named, or with spans that were given beside it. */
export function readFormatted(text: string, parseMode: string | undefined, entities: unknown): ParsedText {
  if (text.length > longest) throw badRequest('Text is too long');
  const mode = parseMode?.trim().toLowerCase() ?? '';
  if (mode === '' || mode === 'none') return { text, entities: readEntities(entities) };
  const parse = parsers[mode];
  if (!parse) throw badRequest('Unsupported parse_mode');
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof ParseError) throw badRequest(`can't parse entities: ${error.message}`);
    throw error;
  }
}

/** The text in the argument `name`, with `parse_mode` and the list of entities beside it. */
export function readTextArgument(args: Arguments, name: string, prefix = ''): ParsedText {
  const list = name === 'text' && prefix === '' ? 'entities' : `${prefix || name}_entities`;
  const mode = prefix === '' ? 'parse_mode' : `${prefix}_parse_mode`;
  return readFormatted(args.given(name) ?? '', args.text(mode), args.json(list, "can't parse entities JSON object"));
}

/** A caption, question … inside an object. */
export function readTextIn(
  fields: Fields,
  name: string,
  names = { mode: 'parse_mode', list: `${name}_entities` },
): ParsedText {
  return readFormatted(textIn(fields, name) ?? '', textIn(fields, names.mode), fields[names.list]);
}

const plain: Readonly<Record<string, Entity['type']>> = {
  mention: 'mention',
  hashtag: 'hashtag',
  cashtag: 'cashtag',
  bot_command: 'botCommand',
  url: 'url',
  email: 'email',
  phone_number: 'phone',
  bank_card_number: 'bankCard',
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strikethrough: 'strike',
  spoiler: 'spoiler',
  blockquote: 'blockquote',
  code: 'code',
};

/** Spans that a bot counted itself. What clients find by themselves is left to the server. */
function readEntities(list: unknown): Entity[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    if (!isFields(item)) throw badRequest("can't parse MessageEntity: expected an Object");
    return readEntity(item);
  });
}

const found = new Set(['mention', 'hashtag', 'cashtag', 'botCommand', 'url', 'email', 'phone', 'bankCard']);

function readEntity(fields: Fields): Entity[] {
  const type = textIn(fields, 'type') ?? '';
  const offset = numberIn(fields, 'offset');
  const length = numberIn(fields, 'length');
  if (offset === undefined || length === undefined)
    throw badRequest(
      `can't parse MessageEntity: Field "${offset === undefined ? 'offset' : 'length'}" must be of type Number`,
    );
  const place = { offset, length };
  switch (type) {
    case 'pre': {
      const language = textIn(fields, 'language');
      return [{ type: 'pre', ...place, ...(language ? { language } : {}) }];
    }
    case 'expandable_blockquote':
      return [{ type: 'blockquote', ...place, collapsed: true }];
    case 'text_link':
      return [{ type: 'textUrl', ...place, url: textIn(fields, 'url') ?? '' }];
    case 'text_mention': {
      const account = numberIn(fieldsIn(fields, 'user') ?? {}, 'id');
      return account === undefined ? [] : [{ type: 'mentionName', ...place, account }];
    }
    case 'custom_emoji':
      return [{ type: 'customEmoji', ...place, document: textIn(fields, 'custom_emoji_id') ?? '' }];
    default: {
      const known = plain[type];
      return known && !found.has(known) ? [{ type: known, ...place }] : [];
    }
  }
}

/** Whether a page is shown for the links of a text, and on which side of it. */
export function readPreview(args: Arguments): { noWebPage: boolean; invertMedia: boolean } {
  const given = args.json('link_preview_options', "can't parse link preview options JSON object");
  if (given === undefined) return { noWebPage: args.flag('disable_web_page_preview'), invertMedia: false };
  if (!isFields(given)) throw badRequest('object expected as link preview options');
  return previewIn(given);
}

/** The same in an object. */
export const previewIn = (given: Fields): { noWebPage: boolean; invertMedia: boolean } => ({
  noWebPage: flagIn(given, 'is_disabled'),
  invertMedia: flagIn(given, 'show_above_text'),
});
