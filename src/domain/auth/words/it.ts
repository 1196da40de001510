import type { SignInWords } from './types.ts';

export const italian: SignInWords = {
  code: 'Codice di accesso: {code}.',
  codeKeep: 'Non dia questo codice a nessuno. Se non l’ha chiesto, ignori questo messaggio.',
  newLogin: 'Nuovo accesso. {name}, qualcuno ha effettuato l’accesso al Suo account: {when}.',
  device: 'Dispositivo: {device}\nIndirizzo: {address}',
  unknown: 'sconosciuto',
  notYou:
    'Se non è stato Lei, apra l’elenco dei dispositivi nelle impostazioni, chiuda quella sessione e imposti una seconda password.',
  resetAsked:
    'Qualcuno che ha effettuato l’accesso al Suo account ha chiesto di rimuovere la seconda password. Potrà essere rimossa a partire da: {when}.',
  resetNotYou:
    'Se non è stato Lei, conservi la password: nelle impostazioni, dove si imposta la password, c’è un pulsante per farlo. Poi chiuda le sessioni che non conosce.',
  resetEnded: 'La seconda password resta: la richiesta di rimuoverla è stata ritirata.',
  resetDone:
    'La seconda password è stata rimossa, una settimana dopo la richiesta di qualcuno che aveva effettuato l’accesso al Suo account.',
};
