export { consoleApi } from './serve.ts';
export { openApi } from './openapi.ts';
export { routes as consoleRoutes } from './routes/index.ts';
