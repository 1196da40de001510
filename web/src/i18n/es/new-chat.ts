import type { newChat as english } from '../en/new-chat.ts';
import type { Texts } from '../types.ts';

export const newChat: Texts<typeof english> = {
  new: 'Chat nuevo',
  'new.message': 'Mensaje nuevo',
  'new.group': 'Grupo nuevo',
  'new.channel': 'Canal nuevo',
  'new.title': 'Nombre',
  'new.about': 'Descripción (opcional)',
  'new.aboutHint': 'Lo que se podrá leer aquí.',
  'new.withPeople': { one: 'Seguir con {count} persona', other: 'Seguir con {count} personas' },
  'new.createGroup': 'Crear el grupo',
  'new.createChannel': 'Crear el canal',
  'contacts.none': 'Aún no hay contactos',
  'contacts.noneText': 'Busque a alguien arriba o añada a una persona por su número de teléfono.',
  'contact.new': 'Añadir por número de teléfono',
  'contact.add': 'Añadir a los contactos',
  'contact.added': '{name} ya está en sus contactos',
  'contact.missing': 'Aún no hay nadie aquí con ese número.',
  'photo.choose': 'Elegir una imagen',
  'photo.broken': 'Esta imagen no se puede leer.',
  'join.channel': 'Unirse al canal',
  'join.group': 'Unirse al grupo',
  'join.ask': 'Pedir entrar',
  'join.asked': 'Se envió su petición. Entrará cuando un administrador lo acepte.',
};
