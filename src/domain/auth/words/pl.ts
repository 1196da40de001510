import type { SignInWords } from './types.ts';

export const polish: SignInWords = {
  code: 'Kod logowania: {code}.',
  codeKeep: 'Prosimy nikomu nie podawać tego kodu. Jeżeli nie był zamawiany, prosimy zignorować tę wiadomość.',
  newLogin: 'Nowe logowanie. {name}, ktoś zalogował się na to konto: {when}.',
  device: 'Urządzenie: {device}\nAdres: {address}',
  unknown: 'nieznane',
  notYou:
    'Jeżeli to ktoś inny, proszę otworzyć w ustawieniach listę urządzeń, zakończyć tę sesję i ustawić drugie hasło.',
  resetAsked: 'Ktoś zalogowany na to konto poprosił o usunięcie drugiego hasła. Będzie można je usunąć od: {when}.',
  resetNotYou:
    'Jeżeli to ktoś inny, proszę zachować hasło: w ustawieniach, tam gdzie ustawia się hasło, jest do tego przycisk. Potem proszę zakończyć nieznane sesje.',
  resetEnded: 'Drugie hasło pozostaje: prośba o jego usunięcie została wycofana.',
  resetDone: 'Drugie hasło zostało usunięte tydzień po tym, jak poprosił o to ktoś zalogowany na to konto.',
};
