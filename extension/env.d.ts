/** Constants of the builds: WXT sets FIREFOX, Vite the rest. */
interface ImportMetaEnv {
  readonly FIREFOX?: boolean;
}
interface ImportMeta {
  readonly env: ImportMetaEnv;
}

declare module "*.css?inline" {
  const css: string;
  export default css;
}
declare module "*.css" {}
declare module "@fontsource-variable/figtree" {}
