export { type BotGateways, createBotGateways } from './create-gateways.ts';
export { startFounder } from './founder/start-founder.ts';
