import type { keys as english } from '../en/keys.ts';
import type { Texts } from '../types.ts';

export const keys: Texts<typeof english> = {
  'keys.search': 'Suchen',
  'keys.next': 'Nächster Chat',
  'keys.previous': 'Voriger Chat',
  'keys.back': 'Zurück, abbrechen',
  'keys.editLast': 'Ihre letzte Nachricht bearbeiten',
  'keys.messages': 'Durch die Nachrichten gehen',
  'keys.messageMenu': 'Was man mit einer Nachricht tun kann',
  'keys.newLine': 'Neue Zeile',
  'keys.bold': 'Fett',
  'keys.italic': 'Kursiv',
  'keys.underline': 'Unterstrichen',
  'keys.strike': 'Durchgestrichen',
  'keys.spoiler': 'Verborgen',
  'keys.code': 'Code',
  'keys.block': 'Codeblock',
  'keys.quote': 'Zitat',
  'keys.link': 'Link',
  'keys.list': 'Diese Liste',
  'keys.marks': 'Auszeichnung beim Schreiben',
};
