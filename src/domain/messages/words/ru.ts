import type { PlaceholderWords } from './types.ts';

export const russian: PlaceholderWords = {
  messageRemoved: '⚠ Это сообщение удалено модераторами.',
  messageWithheld: '⚠ Это сообщение недоступно в вашей стране.',
  groupClosed: '⚠ Эта группа закрыта модераторами.',
  botSuspended: '⚠ Этот бот приостановлен модераторами.',
  labels: { scam: 'мошенничество', fake: 'выдаёт себя за другого' },
};
