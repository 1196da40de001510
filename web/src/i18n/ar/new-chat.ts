import type { newChat as english } from '../en/new-chat.ts';
import type { Texts } from '../types.ts';

export const newChat: Texts<typeof english> = {
  new: 'محادثة جديدة',
  'new.message': 'رسالة جديدة',
  'new.group': 'مجموعة جديدة',
  'new.channel': 'قناة جديدة',
  'new.title': 'الاسم',
  'new.about': 'الوصف (اختياري)',
  'new.aboutHint': 'ما الذي يُتوقع أن يُقرأ هنا.',
  'new.withPeople': {
    zero: 'التالي',
    one: 'التالي مع شخص واحد',
    two: 'التالي مع شخصين',
    few: 'التالي مع {count} أشخاص',
    many: 'التالي مع {count} شخصًا',
    other: 'التالي مع {count} شخص',
  },
  'new.createGroup': 'إنشاء المجموعة',
  'new.createChannel': 'إنشاء القناة',
  'contacts.none': 'لا جهات اتصال بعد',
  'contacts.noneText': 'ابحثوا عن شخص في الأعلى، أو أضيفوا شخصًا برقم هاتفه.',
  'contact.new': 'إضافة برقم الهاتف',
  'contact.add': 'إضافة إلى جهات الاتصال',
  'contact.added': '{name} الآن في جهات اتصالكم',
  'contact.missing': 'لا أحد هنا بهذا الرقم بعد.',
  'photo.choose': 'اختيار صورة',
  'photo.broken': 'تعذّرت قراءة هذه الصورة.',
  'join.channel': 'الانضمام إلى القناة',
  'join.group': 'الانضمام إلى المجموعة',
  'join.ask': 'طلب الانضمام',
  'join.asked': 'أُرسل طلبكم. ستُقبلون عندما يوافق أحد المشرفين.',
};
