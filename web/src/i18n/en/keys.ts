import type { Text } from '../types.ts';

export const keys = {
  'keys.search': 'Search',
  'keys.next': 'Next chat',
  'keys.previous': 'Previous chat',
  'keys.back': 'Back, cancel',
  'keys.editLast': 'Edit your last message',
  'keys.messages': 'Go through the messages',
  'keys.messageMenu': 'What one can do with a message',
  'keys.newLine': 'New line',
  'keys.bold': 'Bold',
  'keys.italic': 'Italic',
  'keys.underline': 'Underlined',
  'keys.strike': 'Struck through',
  'keys.spoiler': 'Hidden',
  'keys.code': 'Code',
  'keys.block': 'Block of code',
  'keys.quote': 'Quotation',
  'keys.link': 'Link',
  'keys.list': 'This list',
  'keys.marks': 'Marks while writing',
} satisfies Record<string, Text>;
