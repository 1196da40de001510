import type { keys as english } from '../en/keys.ts';
import type { Texts } from '../types.ts';

export const keys: Texts<typeof english> = {
  'keys.search': 'بحث',
  'keys.next': 'المحادثة التالية',
  'keys.previous': 'المحادثة السابقة',
  'keys.back': 'رجوع، إلغاء',
  'keys.editLast': 'تعديل رسالتكم الأخيرة',
  'keys.messages': 'التنقل بين الرسائل',
  'keys.messageMenu': 'ما يمكن فعله برسالة',
  'keys.newLine': 'سطر جديد',
  'keys.bold': 'عريض',
  'keys.italic': 'مائل',
  'keys.underline': 'تحته خط',
  'keys.strike': 'مشطوب',
  'keys.spoiler': 'مخفي',
  'keys.code': 'رمز برمجي',
  'keys.block': 'كتلة برمجية',
  'keys.quote': 'اقتباس',
  'keys.link': 'رابط',
  'keys.list': 'هذه القائمة',
  'keys.marks': 'علامات أثناء الكتابة',
};
