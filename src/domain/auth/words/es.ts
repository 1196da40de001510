import type { SignInWords } from './types.ts';

export const spanish: SignInWords = {
  code: 'Código de acceso: {code}.',
  codeKeep: 'No dé este código a nadie. Si no lo ha pedido, no haga caso de este mensaje.',
  newLogin: 'Nuevo acceso. {name}, alguien ha entrado en su cuenta el {when}.',
  device: 'Dispositivo: {device}\nDirección: {address}',
  unknown: 'desconocido',
  notYou:
    'Si no ha sido usted, abra la lista de dispositivos en los ajustes, cierre esa sesión y ponga una segunda contraseña.',
  resetAsked:
    'Alguien que ha entrado en su cuenta ha pedido quitar la segunda contraseña. Se podrá quitar a partir del {when}.',
  resetNotYou:
    'Si no ha sido usted, conserve la contraseña: en los ajustes, donde se pone la contraseña, hay un botón para ello. Después cierre las sesiones que no conozca.',
  resetEnded: 'La segunda contraseña se queda: se ha retirado la petición de quitarla.',
  resetDone:
    'Se ha quitado la segunda contraseña, una semana después de que lo pidiera alguien que había entrado en su cuenta.',
};
