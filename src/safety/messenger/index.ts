export { serviceChat } from './affected.ts';
export { attachedStore } from './attached-store.ts';
export { collectReports } from './collect-reports.ts';
export { messengerDirectory } from './directory.ts';
export { messengerEnforcement } from './enforcement.ts';
export { restrictionGate } from './gate.ts';
export { readSealed, sealedVault, type VaultCipher } from './preserver.ts';
export { type ProtectedRole, protectedRoles, setProtectedRoles } from './protected-roles.ts';
export { type ContentView, readContent } from './read-content.ts';
