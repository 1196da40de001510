import { fullDocumentBytes, scenario } from './scenario.ts';
import { type TelethonTransport, telethonPeople, withoutTelethon } from './telethon.ts';

const skip = withoutTelethon();
const life = (transport: TelethonTransport, documentBytes: number) => {
  const people = telethonPeople(transport);
  scenario(`the life of two people with Telethon: ${transport}`, { nora: people, idris: people, documentBytes, skip });
};

life('Full', fullDocumentBytes);
life('Abridged', fullDocumentBytes);
life('Intermediate', fullDocumentBytes);
life('Obfuscated', fullDocumentBytes);
