export * from './apply-bundle.ts';
export * from './bundle-types.ts';
export { canonicalJson, type Json } from './canonical-json.ts';
export * from './export-bundle.ts';
export * from './hma-file.ts';
export { bundleSizeBytes, type IssuerState, type ReadOptions, type ReadResult, readBundle } from './import-bundle.ts';
export { type LintFinding, lintLine } from './privacy-lint.ts';
export { toMisp } from './misp.ts';
export * from './stix.ts';
export {
  EXPORT_LIMITS,
  type ExportedChat,
  type ExportRefusal,
  type ExportResult as TelegramExportResult,
  createExportReader,
} from './telegram-export.ts';
