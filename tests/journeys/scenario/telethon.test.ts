import { bigDocumentBytes, scenario, smallDocumentBytes, unproven } from './scenario.ts';
import { type TelethonTransport, telethonPeople, withoutTelethon } from './telethon.ts';

const skip = withoutTelethon() || unproven;
const life = (transport: TelethonTransport, documentBytes: number) => {
  const people = telethonPeople(transport);
  scenario(`the life of two people with Telethon: ${transport}`, { nora: people, idris: people, documentBytes, skip });
};

// Python enciphers slowly without its optional extension: enough to need the methods of big files.
life('Full', bigDocumentBytes);
life('Abridged', smallDocumentBytes);
life('Intermediate', smallDocumentBytes);
life('Obfuscated', smallDocumentBytes);
