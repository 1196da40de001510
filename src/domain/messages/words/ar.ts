import type { PlaceholderWords } from './types.ts';

export const arabic: PlaceholderWords = {
  messageRemoved: '⚠ أزال المشرفون هذه الرسالة.',
  messageWithheld: '⚠ هذه الرسالة غير متاحة في بلدكم.',
  groupClosed: '⚠ أغلق المشرفون هذه المجموعة.',
  botSuspended: '⚠ أوقف المشرفون هذا البوت.',
  labels: { scam: 'احتيال', fake: 'انتحال شخصية' },
};
