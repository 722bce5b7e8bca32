/// <reference types="vite/client" />

declare module 'virtual:font-files' {
  /** Address of each font file, by the alias the painter knows it under. */
  const files: Readonly<Record<string, string>>;
  export default files;
}
