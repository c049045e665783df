export * from './check-loaded.ts';
export { compileCatalog } from './compile-catalog.ts';
export * from './facts.ts';
export * from './find-model.ts';
export * from './load-model.ts';
export {
  documentSource,
  findCatalogModels,
  findImportedModels,
  folderSource,
  type ModelSource,
  modelsFolder,
} from './model-source.ts';
export * from './places.ts';
export * from './read-document.ts';
export * from './read-folder.ts';
export * from './stored-frameworks.ts';
export * from './stored-models.ts';
