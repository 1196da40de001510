import type { PlaceholderWords } from './types.ts';

export const persian: PlaceholderWords = {
  messageRemoved: '⚠ ناظران این پیام را حذف کردند.',
  messageWithheld: '⚠ این پیام در کشور شما در دسترس نیست.',
  groupClosed: '⚠ ناظران این گروه را بستند.',
  botSuspended: '⚠ ناظران این ربات را معلق کردند.',
  labels: { scam: 'کلاهبرداری', fake: 'جعل هویت' },
};
