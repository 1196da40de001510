import type { tl } from '@mtcute/core';
import type { ReplyMarkup } from '#domain';

/** Keyboards are kept in the shape of the layer they came in, so that they go out as they are. */
export function toTlReplyMarkup(markup: ReplyMarkup): tl.TypeReplyMarkup {
  return markup.tl as tl.TypeReplyMarkup;
}
