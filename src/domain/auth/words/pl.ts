import type { SignInWords } from './types.ts';

export const polish: SignInWords = {
  code: 'Kod logowania: {code}.',
  codeKeep: 'Prosimy nikomu nie podawać tego kodu. Jeżeli nie był zamawiany, prosimy zignorować tę wiadomość.',
  newLogin: 'Nowe logowanie. {name}, ktoś zalogował się na to konto: {when}.',
  device: 'Urządzenie: {device}\nAdres: {address}',
  unknown: 'nieznane',
  notYou:
    'Jeżeli to ktoś inny, proszę otworzyć w ustawieniach listę urządzeń, zakończyć tę sesję i ustawić drugie hasło.',
};
