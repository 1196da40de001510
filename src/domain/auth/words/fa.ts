import type { SignInWords } from './types.ts';

export const persian: SignInWords = {
  code: 'کد ورود: {code}.',
  codeKeep: 'این کد را به هیچ‌کس ندهید. اگر شما آن را نخواسته‌اید، این پیام را نادیده بگیرید.',
  newLogin: 'ورود تازه. {name}، کسی به حساب شما وارد شد: {when}.',
  device: 'دستگاه: {device}\nنشانی: {address}',
  unknown: 'نامعلوم',
  notYou: 'اگر شما نبودید، فهرست دستگاه‌ها را در تنظیمات باز کنید، آن نشست را پایان دهید و گذرواژهٔ دومی تعیین کنید.',
};
