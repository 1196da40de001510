import type { SignInWords } from './types.ts';

export const italian: SignInWords = {
  code: 'Codice di accesso: {code}.',
  codeKeep: 'Non dia questo codice a nessuno. Se non l’ha chiesto, ignori questo messaggio.',
  newLogin: 'Nuovo accesso. {name}, qualcuno ha effettuato l’accesso al Suo account: {when}.',
  device: 'Dispositivo: {device}\nIndirizzo: {address}',
  unknown: 'sconosciuto',
  notYou:
    'Se non è stato Lei, apra l’elenco dei dispositivi nelle impostazioni, chiuda quella sessione e imposti una seconda password.',
};
