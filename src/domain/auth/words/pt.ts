import type { SignInWords } from './types.ts';

export const portuguese: SignInWords = {
  code: 'Código de acesso: {code}.',
  codeKeep: 'Não dê este código a ninguém. Se não o pediu, ignore esta mensagem.',
  newLogin: 'Novo acesso. {name}, alguém entrou na sua conta: {when}.',
  device: 'Dispositivo: {device}\nEndereço: {address}',
  unknown: 'desconhecido',
  notYou:
    'Se não foi o próprio, abra a lista de dispositivos nas definições, termine essa sessão e defina uma segunda palavra-passe.',
  resetAsked:
    'Alguém com sessão iniciada na sua conta pediu que a segunda palavra-passe fosse removida. Poderá ser removida a partir de: {when}.',
  resetNotYou:
    'Se não foi o próprio, mantenha a palavra-passe: nas definições, onde se define a palavra-passe, há um botão para isso. Depois termine as sessões que não conhece.',
  resetEnded: 'A segunda palavra-passe mantém-se: o pedido para a remover foi retirado.',
  resetDone:
    'A segunda palavra-passe foi removida, uma semana depois de o pedir alguém com sessão iniciada na sua conta.',
};
