import type { PlaceholderWords } from './types.ts';

export const portuguese: PlaceholderWords = {
  messageRemoved: '⚠ Esta mensagem foi removida pelos moderadores.',
  messageWithheld: '⚠ Esta mensagem não está disponível no seu país.',
  groupClosed: '⚠ Este grupo foi encerrado pelos moderadores.',
  botSuspended: '⚠ Este bot foi suspenso pelos moderadores.',
  labels: { scam: 'burla', fake: 'usurpação de identidade' },
};
