import { fullDocumentBytes, scenario, smallDocumentBytes } from './scenario.ts';
import { type TelethonTransport, telethonPeople, withoutTelethon } from './telethon.ts';

const skip = withoutTelethon();
const life = (transport: TelethonTransport, documentBytes: number) => {
  const people = telethonPeople(transport);
  scenario(`the life of two people with Telethon: ${transport}`, { nora: people, idris: people, documentBytes, skip });
};

life('Full', fullDocumentBytes);
life('Abridged', fullDocumentBytes);
life('Intermediate', fullDocumentBytes);
// The library enciphers this transport once more, block by block in Python: 50 MB both ways would take three minutes.
life('Obfuscated', smallDocumentBytes);
