// One door for builders: vectors, colours and curves are three files so that none imports its importer.
export * from './colour.ts';
export * from './curves.ts';
export * from './vector.ts';
