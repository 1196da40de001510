import { gramjsPeople } from './gramjs.ts';
import { mtcutePeople } from './mtcute.ts';
import { scenario, smallDocumentBytes } from './scenario.ts';
import { telethonPeople, withoutTelethon } from './telethon.ts';

const documentBytes = smallDocumentBytes;
const mtcute = mtcutePeople();
const gramjs = gramjsPeople('full');
const telethon = telethonPeople('Full');

scenario('gramjs and mtcute talk to each other', { nora: gramjs, idris: mtcute, documentBytes });
scenario('Telethon and gramjs talk to each other', {
  nora: telethon,
  idris: gramjs,
  documentBytes,
  skip: withoutTelethon(),
});
scenario('mtcute and Telethon talk to each other', {
  nora: mtcute,
  idris: telethon,
  documentBytes,
  skip: withoutTelethon(),
});
