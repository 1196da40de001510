import type { SignInWords } from './types.ts';

export const turkish: SignInWords = {
  code: 'Giriş kodu: {code}.',
  codeKeep: 'Bu kodu kimseye vermeyin. Siz istemediyseniz bu mesajı dikkate almayın.',
  newLogin: 'Yeni giriş. {name}, hesabınıza giriş yapıldı: {when}.',
  device: 'Cihaz: {device}\nAdres: {address}',
  unknown: 'bilinmiyor',
  notYou: 'Bu siz değildiyseniz ayarlardaki cihaz listesini açın, o oturumu kapatın ve ikinci bir parola belirleyin.',
};
