import type { SignInWords } from './types.ts';

export const french: SignInWords = {
  code: 'Code de connexion : {code}.',
  codeKeep: 'Ne donnez ce code à personne. Si vous ne l’avez pas demandé, ignorez ce message.',
  newLogin: 'Nouvelle connexion. {name}, quelqu’un s’est connecté à votre compte le {when}.',
  device: 'Appareil : {device}\nAdresse : {address}',
  unknown: 'inconnu',
  notYou:
    'Si ce n’était pas vous, ouvrez la liste des appareils dans les paramètres, fermez cette session et définissez un second mot de passe.',
};
