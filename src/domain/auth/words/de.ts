import type { SignInWords } from './types.ts';

export const german: SignInWords = {
  code: 'Anmeldecode: {code}.',
  codeKeep:
    'Geben Sie diesen Code an niemanden weiter. Wenn Sie ihn nicht angefordert haben, beachten Sie diese Nachricht nicht.',
  newLogin: 'Neue Anmeldung. {name}, jemand hat sich am {when} bei Ihrem Konto angemeldet.',
  device: 'Gerät: {device}\nAdresse: {address}',
  unknown: 'unbekannt',
  notYou:
    'Wenn Sie das nicht waren, öffnen Sie in den Einstellungen die Liste der Geräte, beenden Sie diese Sitzung und richten Sie ein zweites Passwort ein.',
};
