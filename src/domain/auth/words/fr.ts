import type { SignInWords } from './types.ts';

export const french: SignInWords = {
  code: 'Code de connexion : {code}.',
  codeKeep: 'Ne donnez ce code à personne. Si vous ne l’avez pas demandé, ignorez ce message.',
  newLogin: 'Nouvelle connexion. {name}, quelqu’un s’est connecté à votre compte le {when}.',
  device: 'Appareil : {device}\nAdresse : {address}',
  unknown: 'inconnu',
  notYou:
    'Si ce n’était pas vous, ouvrez la liste des appareils dans les paramètres, fermez cette session et définissez un second mot de passe.',
  resetAsked:
    'Une personne connectée à votre compte a demandé la suppression du second mot de passe. Il pourra être supprimé à partir du {when}.',
  resetNotYou:
    'Si ce n’était pas vous, gardez le mot de passe : dans les paramètres, là où le mot de passe se définit, un bouton le permet. Fermez ensuite les sessions que vous ne connaissez pas.',
  resetEnded: 'Le second mot de passe reste : la demande de suppression a été retirée.',
  resetDone:
    'Le second mot de passe a été supprimé, une semaine après la demande d’une personne connectée à votre compte.',
};
