import type { SignInWords } from './types.ts';

export const arabic: SignInWords = {
  code: 'رمز الدخول: {code}.',
  codeKeep: 'لا تعطوا هذا الرمز لأحد. وإذا لم تطلبوه فتجاهلوا هذه الرسالة.',
  newLogin: 'تسجيل دخول جديد. {name}، سجّل شخص ما الدخول إلى حسابكم في {when}.',
  device: 'الجهاز: {device}\nالعنوان: {address}',
  unknown: 'غير معروف',
  notYou: 'إذا لم تكونوا أنتم، فافتحوا قائمة الأجهزة في الإعدادات، وأنهوا تلك الجلسة، وعيّنوا كلمة مرور ثانية.',
};
