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
  resetAsked:
    'Jemand, der bei Ihrem Konto angemeldet ist, möchte das zweite Passwort entfernen lassen. Ab {when} kann es entfernt werden.',
  resetNotYou:
    'Wenn Sie das nicht waren, behalten Sie das Passwort: In den Einstellungen gibt es dort, wo das Passwort festgelegt wird, eine Schaltfläche dafür. Beenden Sie danach die Sitzungen, die Sie nicht kennen.',
  resetEnded: 'Das zweite Passwort bleibt: Die Bitte, es zu entfernen, wurde zurückgenommen.',
  resetDone:
    'Das zweite Passwort wurde entfernt, eine Woche nachdem jemand, der bei Ihrem Konto angemeldet ist, darum gebeten hatte.',
};
