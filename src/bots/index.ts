export { type BotGateways, createBotGateways } from './create-gateways.ts';
export { createOutside, type Outside } from './outside/request.ts';
export { startFounder } from './founder/start-founder.ts';
