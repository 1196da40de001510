import type { SignInWords } from './types.ts';

export const turkish: SignInWords = {
  code: 'Giriş kodu: {code}.',
  codeKeep: 'Bu kodu kimseye vermeyin. Siz istemediyseniz bu mesajı dikkate almayın.',
  newLogin: 'Yeni giriş. {name}, hesabınıza giriş yapıldı: {when}.',
  device: 'Cihaz: {device}\nAdres: {address}',
  unknown: 'bilinmiyor',
  notYou: 'Bu siz değildiyseniz ayarlardaki cihaz listesini açın, o oturumu kapatın ve ikinci bir parola belirleyin.',
  resetAsked:
    'Hesabınıza giriş yapmış biri ikinci parolanın kaldırılmasını istedi. Parola şu andan itibaren kaldırılabilir: {when}.',
  resetNotYou:
    'Bu siz değildiyseniz parolayı koruyun: ayarlarda parolanın belirlendiği yerde bunun için bir düğme var. Sonra tanımadığınız oturumları kapatın.',
  resetEnded: 'İkinci parola kalıyor: kaldırma isteği geri alındı.',
  resetDone: 'Hesabınıza giriş yapmış birinin isteğinden bir hafta sonra ikinci parola kaldırıldı.',
};
