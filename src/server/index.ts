export { formatAddress, isLoopback, type ListenAddress } from './config/address.ts';
export { type Config, type GivenSettings, readConfig } from './config/config.ts';
export type { LoginCodes } from './config/login-codes.ts';
export { ConfigError } from './config/errors.ts';
export { environmentName, type Setting, type SettingName, settingNames, settings } from './config/settings.ts';
export { describeFailure } from './describe-failure.ts';
export type { ReadyFacts, RunningServer } from './running-server.ts';
export { version } from './version.ts';
export { startServer } from './start-lazily.ts';
export { type BackupManifest, backup } from './maintenance/backup.ts';
export { type ConfigCheck, checkConfig } from './maintenance/check-config.ts';
export { migrate } from './maintenance/migrate.ts';
export { restore } from './maintenance/restore.ts';
export { type CheckResult, verify } from './maintenance/verify.ts';
export {
  type AccountRequest,
  blockAccount,
  listAccounts,
  makeAccount,
  removeAccount,
  unblockAccount,
} from './admin/accounts.ts';
export { giveToken, listBots, makeBot, removeBot } from './admin/bots.ts';
export { makeInvite } from './admin/invites.ts';
export { grantUsername, revokeUsername } from './admin/usernames.ts';
export { giveRole, takeRole } from './admin/roles.ts';
export { openPictureReader } from './recognition/picture-reader.ts';
export {
  exchangeFacts,
  exportBundleTo,
  followIssuer,
  importBundleFrom,
  importTelegramExport,
  takeExchangeKey,
  deskDecisions,
  putWeights,
  trustIssuer,
} from './admin/recognition.ts';
