import type { PlaceholderWords } from './types.ts';

export const ukrainian: PlaceholderWords = {
  messageRemoved: '⚠ Це повідомлення вилучено модераторами.',
  messageWithheld: '⚠ Це повідомлення недоступне у вашій країні.',
  groupClosed: '⚠ Цю групу закрито модераторами.',
  botSuspended: '⚠ Цього бота призупинено модераторами.',
  labels: { scam: 'шахрайство', fake: 'видає себе за іншого' },
};
