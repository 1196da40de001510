import { createContext, use } from 'react';
import type { StaffAction } from '../../../src/safety/index.ts';
import type { Me, Vocabulary } from '../api/calls.ts';

export interface Session {
  readonly me: Me;
  readonly vocabulary: Vocabulary;
  may(action: StaffAction): boolean;
  /** Ends the login here and on the server. */
  signOut(): void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('A page of the desk was drawn before anybody signed in');
  return session;
}
