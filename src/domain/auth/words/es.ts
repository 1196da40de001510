import type { SignInWords } from './types.ts';

export const spanish: SignInWords = {
  code: 'Código de acceso: {code}.',
  codeKeep: 'No dé este código a nadie. Si no lo ha pedido, no haga caso de este mensaje.',
  newLogin: 'Nuevo acceso. {name}, alguien ha entrado en su cuenta el {when}.',
  device: 'Dispositivo: {device}\nDirección: {address}',
  unknown: 'desconocido',
  notYou:
    'Si no ha sido usted, abra la lista de dispositivos en los ajustes, cierre esa sesión y ponga una segunda contraseña.',
};
