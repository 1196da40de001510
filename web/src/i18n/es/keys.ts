import type { keys as english } from '../en/keys.ts';
import type { Texts } from '../types.ts';

export const keys: Texts<typeof english> = {
  'keys.search': 'Buscar',
  'keys.next': 'Chat siguiente',
  'keys.previous': 'Chat anterior',
  'keys.back': 'Atrás, cancelar',
  'keys.editLast': 'Editar su último mensaje',
  'keys.messages': 'Recorrer los mensajes',
  'keys.messageMenu': 'Qué se puede hacer con un mensaje',
  'keys.newLine': 'Línea nueva',
  'keys.bold': 'Negrita',
  'keys.italic': 'Cursiva',
  'keys.underline': 'Subrayado',
  'keys.strike': 'Tachado',
  'keys.spoiler': 'Oculto',
  'keys.code': 'Código',
  'keys.block': 'Bloque de código',
  'keys.quote': 'Cita',
  'keys.link': 'Enlace',
  'keys.list': 'Esta lista',
  'keys.marks': 'Marcas al escribir',
};
