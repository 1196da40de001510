import type { newChat as english } from '../en/new-chat.ts';
import type { Texts } from '../types.ts';

export const newChat: Texts<typeof english> = {
  new: 'Neuer Chat',
  'new.message': 'Neue Nachricht',
  'new.group': 'Neue Gruppe',
  'new.channel': 'Neuer Kanal',
  'new.title': 'Name',
  'new.about': 'Beschreibung (freiwillig)',
  'new.aboutHint': 'Was man hier zu lesen erwarten darf.',
  'new.withPeople': { one: 'Weiter mit {count} Person', other: 'Weiter mit {count} Personen' },
  'new.createGroup': 'Gruppe erstellen',
  'new.createChannel': 'Kanal erstellen',
  'contacts.none': 'Noch keine Kontakte',
  'contacts.noneText': 'Suchen Sie oben nach jemandem, oder fügen Sie eine Person mit ihrer Telefonnummer hinzu.',
  'contact.new': 'Mit Telefonnummer hinzufügen',
  'contact.add': 'Zu den Kontakten hinzufügen',
  'contact.added': '{name} ist jetzt in Ihren Kontakten',
  'contact.missing': 'Niemand mit dieser Nummer ist schon hier.',
  'photo.choose': 'Bild auswählen',
  'photo.broken': 'Dieses Bild kann nicht gelesen werden.',
  'join.channel': 'Kanal beitreten',
  'join.group': 'Gruppe beitreten',
  'join.ask': 'Beitritt anfragen',
  'join.asked': 'Ihre Anfrage wurde gesendet. Sie werden eingelassen, wenn ein Admin zustimmt.',
};
