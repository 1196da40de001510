import type { tl } from '@mtcute/core';
import type { ReplyMarkup } from '#domain';

const kinds = {
  replyInlineMarkup: 'inline',
  replyKeyboardMarkup: 'keyboard',
  replyKeyboardHide: 'hide',
  replyKeyboardForceReply: 'forceReply',
} as const;

export function fromTlReplyMarkup(markup: tl.TypeReplyMarkup): ReplyMarkup {
  return { kind: kinds[markup._], tl: markup };
}
