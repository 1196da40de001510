export { formatAddress, isLoopback, type ListenAddress } from './config/address.ts';
export { type Config, type GivenSettings, type LoginCodes, readConfig } from './config/config.ts';
export { ConfigError } from './config/errors.ts';
export { environmentName, type Setting, type SettingName, settings } from './config/settings.ts';
export { describeFailure } from './describe-failure.ts';
export type { ReadyFacts, RunningServer } from './running-server.ts';
export { startServer } from './start-server.ts';
