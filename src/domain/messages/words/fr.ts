import type { PlaceholderWords } from './types.ts';

export const french: PlaceholderWords = {
  messageRemoved: '⚠ Ce message a été retiré par les modérateurs.',
  messageWithheld: '⚠ Ce message n’est pas disponible dans votre pays.',
  groupClosed: '⚠ Ce groupe a été fermé par les modérateurs.',
  botSuspended: '⚠ Ce bot a été suspendu par les modérateurs.',
  labels: { scam: 'escroquerie', fake: 'usurpation d’identité' },
};
