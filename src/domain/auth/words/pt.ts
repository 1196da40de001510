import type { SignInWords } from './types.ts';

export const portuguese: SignInWords = {
  code: 'Código de acesso: {code}.',
  codeKeep: 'Não dê este código a ninguém. Se não o pediu, ignore esta mensagem.',
  newLogin: 'Novo acesso. {name}, alguém entrou na sua conta: {when}.',
  device: 'Dispositivo: {device}\nEndereço: {address}',
  unknown: 'desconhecido',
  notYou:
    'Se não foi o próprio, abra a lista de dispositivos nas definições, termine essa sessão e defina uma segunda palavra-passe.',
};
